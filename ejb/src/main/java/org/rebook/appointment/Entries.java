package org.rebook.appointment;

import org.jspecify.annotations.Nullable;
import org.rebook.audit.AuditTrail;

/** What the audit says of each act on an appointment. */
final class Entries {

    private Entries() {}

    /** @param before where the appointment stood, as JSON */
    static AuditTrail.Entry move(String appointment, String patient, String before, Target target, Cause cause) {
        String after = AppointmentJson.of(target.slot(), target.session(), target.startsAt(), "BOOKED");
        return entry("move", appointment, patient, before, after, cause);
    }

    static AuditTrail.Entry displace(String appointment, String patient, String before, Cause cause) {
        String after = AppointmentJson.of(null, null, null, "CANCELLED");
        return entry("displace", appointment, patient, before, after, cause);
    }

    static AuditTrail.Entry convert(String appointment, String patient, Cause cause) {
        return entry("convert", appointment, patient, null, null, cause);
    }

    private static AuditTrail.Entry entry(
            String act,
            String appointment,
            String patient,
            @Nullable String before,
            @Nullable String after,
            Cause cause) {
        return new AuditTrail.Entry(
                act, "appointment", appointment, patient, cause.inWords(), cause.ruleVersion(), before, after);
    }
}
