package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;

/**
 * What a plan decides for one patient, and why.
 *
 * @param forClinician whether nothing happens to the patient until a clinician has decided (R-CAN-09, R-CAN-14)
 * @param givesWay the move of whoever has the place now; null where it is free
 */
record Placed(
        Affected affected,
        String pool,
        Decision decision,
        @Nullable Opening opening,
        Opening.@Nullable Slot slot,
        @Nullable SlotTime time,
        long cost,
        String reason,
        List<AlternativeDate> alternatives,
        boolean needsAgreement,
        boolean forClinician,
        @Nullable GivesWay givesWay) {

    Placed(
            Affected affected,
            String pool,
            Decision decision,
            @Nullable Opening opening,
            Opening.@Nullable Slot slot,
            @Nullable SlotTime time,
            long cost,
            String reason,
            List<AlternativeDate> alternatives,
            boolean needsAgreement,
            boolean forClinician) {
        this(
                affected,
                pool,
                decision,
                opening,
                slot,
                time,
                cost,
                reason,
                alternatives,
                needsAgreement,
                forClinician,
                null);
    }

    static final String SET_ASIDE = " Set aside for this patient by approval: ";

    Placed(
            Affected affected,
            String pool,
            Decision decision,
            @Nullable Opening opening,
            Opening.@Nullable Slot slot,
            @Nullable SlotTime time,
            long cost,
            String reason,
            List<AlternativeDate> alternatives,
            boolean needsAgreement) {
        this(affected, pool, decision, opening, slot, time, cost, reason, alternatives, needsAgreement, false);
    }

    static Placed where(Affected affected, String pool, Decision decision, long cost, String reason) {
        return new Placed(affected, pool, decision, null, null, null, cost, reason, List.of(), false);
    }

    String appointment() {
        return affected.appointment();
    }

    /** The session in which the patient is to be seen; null for whoever has no place in any. */
    @Nullable
    String sessionNow() {
        return switch (decision) {
            case MOVE -> Objects.requireNonNull(opening).sample().session();
            case UNPLACED, PROTECTED -> null;
            case STAY, CONVERT -> affected.session();
        };
    }

    /** When the patient comes; null for whoever has no date. */
    @Nullable
    SlotTime comesAt() {
        return switch (decision) {
            case MOVE -> time;
            case STAY, CONVERT, PROTECTED -> affected.displaced().lost();
            case UNPLACED -> null;
        };
    }

    boolean isIn(String session) {
        return session.equals(sessionNow());
    }

    /** Where the patient is seen; for whoever has no new place, where it was to be. */
    @Nullable
    String site() {
        return opening == null ? affected.displaced().site() : opening.site();
    }

    /** When the patient is seen; for whoever has no new place, when it was to be. */
    LocalDate day() {
        return opening == null
                ? affected.displaced().lostOn()
                : opening.sample().day();
    }

    /** The same placement in the place of somebody who gives way. */
    Placed inPlaceOf(GivesWay giver) {
        return with(reason + " " + giver.words(), alternatives, giver);
    }

    /** The same placement beside other dates. */
    Placed beside(List<AlternativeDate> others) {
        return with(reason, others, givesWay);
    }

    private Placed with(String inWords, List<AlternativeDate> others, @Nullable GivesWay giver) {
        return new Placed(
                affected,
                pool,
                decision,
                opening,
                slot,
                time,
                cost,
                inWords,
                others,
                needsAgreement,
                forClinician,
                giver);
    }

    /** The reason, and which protections people have set aside so that it could be so. */
    String reasonInFull() {
        return affected.setAside().isEmpty()
                ? reason
                : "%s%s%s."
                        .formatted(
                                reason,
                                SET_ASIDE,
                                affected.setAside().stream()
                                        .sorted()
                                        .map(Rule::id)
                                        .collect(Collectors.joining(", ")));
    }

    /** Without a date: a clinician decides where a limit stands in the way, else the booking office finds one. */
    static Placed without(Affected affected, String pool, long cost, String reason, RuleSet rules) {
        return ClinicianReview.isNeededFor(affected.displaced(), rules)
                ? forClinician(
                        affected,
                        pool,
                        cost,
                        Wording.forClinician(reason) + ClinicianReview.suggestionFor(affected.displaced(), rules))
                : where(affected, pool, Decision.UNPLACED, cost, reason);
    }

    /** Without a date, and not called off before a clinician has looked at it. */
    static Placed forClinician(Affected affected, String pool, long cost, String reason) {
        return new Placed(affected, pool, Decision.UNPLACED, null, null, null, cost, reason, List.of(), false, true);
    }
}
