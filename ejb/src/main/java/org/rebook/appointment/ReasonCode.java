package org.rebook.appointment;

import java.util.Arrays;
import java.util.Optional;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/**
 * Why Rebook gives an appointment up: the whole list, and what each reason is called elsewhere. A strike is never the
 * patient's doing, so every one of them is attendance code 4 and none is 2 or 3 (R-CAN-12), and none touches a clock
 * (R-CAN-13).
 */
public enum ReasonCode {
    IA_STAFF(
            "Too few staff for the session",
            Booking.CLINIC_CANCELLED,
            true,
            "Clinic cancelled: industrial action, too few staff for the session"),
    IA_REST(
            "Staff must rest before or after the strike",
            Booking.CLINIC_CANCELLED,
            true,
            "Clinic cancelled: industrial action, staff must rest before or after it"),
    IA_REDEPLOY(
            "The consultant covers emergencies",
            Booking.CLINIC_CANCELLED,
            true,
            "Clinic cancelled: industrial action, the consultant covers emergencies"),
    IA_SUPPORT(
            "Too few supporting staff: anaesthesia, radiology, theatre",
            Booking.CLINIC_CANCELLED,
            true,
            "Clinic cancelled: industrial action, too few supporting staff"),
    /** Nobody had been promised the slot, so there is nothing to report as rescheduled. */
    IA_PRECAUTION(
            "The slot was closed or held as a precaution",
            Booking.SLOT_CANCELLED,
            false,
            "Slot cancelled: industrial action, the slot was closed as a precaution"),
    IA_KNOCKON(
            "The slot was given to another patient whom the strike displaced",
            Booking.SLOT_CANCELLED,
            true,
            "Slot cancelled: industrial action, the slot was given to another patient affected by it"),
    /** The date that was lost is reported already, under its own reason (R-OFF-06). */
    IA_CALLEDOFF_REINSTATED(
            "The strike was called off, and the patient has the first date again",
            Booking.SLOT_CANCELLED,
            false,
            "Slot cancelled: industrial action was called off, the earlier booking stands again");

    /** The reasons that e-RS (Choose and Book) knows for a cancellation by the provider. */
    public enum Booking {
        CLINIC_CANCELLED("01", "Clinic cancelled"),
        SLOT_CANCELLED("02", "Slot cancelled");

        private final String code;
        private final String words;

        Booking(String code, String words) {
            this.code = code;
            this.words = words;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }
    }

    private static final String CANCELLED_BY_PROVIDER = "4";
    private static final String CLINIC_CANCELLATION = "01";
    private static final String PROVIDER = "prov";

    private final String words;
    private final Booking booking;
    private final boolean rescheduled;
    private final String forOthers;

    ReasonCode(String words, Booking booking, boolean rescheduled, String forOthers) {
        this.words = words;
        this.booking = booking;
        this.rescheduled = rescheduled;
        this.forOthers = forOthers;
    }

    /** The reason that goes by the code; empty for whatever is not ours, such as an EHR's own words. */
    public static Optional<ReasonCode> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** As it is kept, sent and shown: IA-STAFF. */
    public String code() {
        return name().replace('_', '-');
    }

    public String words() {
        return words;
    }

    /** NHS Data Dictionary, ATTENDED OR DID NOT ATTEND: cancelled or postponed by the provider. */
    @Enforces({Rule.R_CAN_07, Rule.R_CAN_12})
    public String attendance() {
        return CANCELLED_BY_PROVIDER;
    }

    /** NHS Data Dictionary, cancer DELAY REASON (first seen): clinic cancellation. */
    public String cancerDelay() {
        return CLINIC_CANCELLATION;
    }

    public Booking booking() {
        return booking;
    }

    /** In the value set that FHIR gives for Appointment.cancelationReason, which has none for a strike. */
    public String fhir() {
        return PROVIDER;
    }

    /** Whether the SitRep of NHS England counts it as an event rescheduled because of industrial action. */
    public boolean isRescheduled() {
        return rescheduled;
    }

    /** In words that a booking office elsewhere can read, which begin with those of e-RS. */
    public String forOthers() {
        return forOthers;
    }

    @Override
    public String toString() {
        return code();
    }
}
