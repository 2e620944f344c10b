package org.rebook.ear.demo;

/** What an appointment is for, as the feed says it. */
enum AppointmentKind {
    NEW("new"),
    FOLLOW_UP("follow-up"),
    PRE_OP("pre-op"),
    DIAGNOSTIC("diagnostic"),
    OPERATION("operation");

    final String code;

    AppointmentKind(String code) {
        this.code = code;
    }
}
