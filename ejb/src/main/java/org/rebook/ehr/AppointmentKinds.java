package org.rebook.ehr;

import org.rebook.appointment.AppointmentKind;

/** Reads kinds of appointments as our code system writes them: follow-up. */
final class AppointmentKinds {

    private AppointmentKinds() {}

    static String of(String code, String element) {
        for (AppointmentKind kind : AppointmentKind.values()) {
            if (Names.code(kind.name()).equals(code)) {
                return kind.name();
            }
        }
        throw Elements.refused(
                element,
                "'%s' is no kind of appointment. Maybe new, follow-up, pre-op, diagnostic or operation?"
                        .formatted(code));
    }
}
