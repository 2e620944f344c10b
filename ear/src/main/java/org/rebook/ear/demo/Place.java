package org.rebook.ear.demo;

import java.time.LocalDateTime;

/** A place for one patient in a session, or a theatre list's one shared place. */
final class Place {

    private final Session session;
    private final int number;
    private final int offset;
    private final int minutes;
    private final AppointmentKind kind;
    private boolean busy;
    private boolean reserved;
    private boolean keptFree;

    Place(Session session, int number, int offset, int minutes, AppointmentKind kind) {
        this.session = session;
        this.number = number;
        this.offset = offset;
        this.minutes = minutes;
        this.kind = kind;
    }

    String id() {
        return "%s.%02d".formatted(session.id(), number);
    }

    Session session() {
        return session;
    }

    AppointmentKind kind() {
        return kind;
    }

    LocalDateTime start() {
        return session.start().plusMinutes(offset);
    }

    LocalDateTime end() {
        return start().plusMinutes(minutes);
    }

    /** Whether it is twice as long as others of its kind. */
    boolean isDouble() {
        ClinicKind clinic = session.clinic().kind();
        int usual = kind == AppointmentKind.NEW ? clinic.newMinutes() : clinic.followUpMinutes();
        return clinic.hasDoublePlaces() && minutes >= 2 * usual;
    }

    boolean isBusy() {
        return busy;
    }

    boolean isOpen() {
        return !busy && !keptFree;
    }

    /** Leaves the place to a patient who will move there themselves. */
    void keepFree() {
        keptFree = true;
    }

    boolean isReserved() {
        return reserved;
    }

    void take() {
        if (busy) {
            throw new IllegalStateException("The place %s is already taken.".formatted(id()));
        }
        busy = true;
    }

    void reserveForUrgent() {
        reserved = true;
    }
}
