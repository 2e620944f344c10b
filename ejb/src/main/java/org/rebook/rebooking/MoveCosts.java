package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.CostScale;

/**
 * What a placement costs, as one number: first who is left without a date, then which standards are missed, then the
 * trust's points for delay and disruption (R-REB-08, doubled so that half points are whole).
 */
final class MoveCosts {

    static final int UNPLACED = 0;
    static final int BREACHES = 1;
    static final int POINTS = 2;

    // A tier outweighs the next two; see unplaced().
    private static final int GREATEST_UNPLACED = 64;
    private static final int GREATEST_BREACHES = 8;
    private static final int GREATEST_POINTS = 10_000;

    private static final int PER_DAY = 1;
    private static final int PER_DAY_PAST_TARGET = 10;
    private static final int SECOND_MOVE = 200;
    private static final int OTHER_SITE = 16;
    private static final int OTHER_CLINICIAN = 12;
    private static final int TRANSPORT_OR_INTERPRETER = 20;
    private static final int NEEDS_AGREEMENT = 8;
    private static final int CONVERTED = 6;

    // R-REB-02.
    private static final int TARGET_DAYS_URGENT = 7;
    private static final int TARGET_DAYS_ROUTINE = 14;

    private final CostScale scale;
    private final Circumstances now;

    MoveCosts(int patients, Circumstances now) {
        this.scale = CostScale.of(
                new CostScale.Level("unplaced", GREATEST_UNPLACED, patients),
                new CostScale.Level("breaches", GREATEST_BREACHES, patients),
                new CostScale.Level("points", GREATEST_POINTS, patients));
        this.now = now;
    }

    long stay() {
        return 0;
    }

    long convert() {
        return scale.cost(0, 0, CONVERTED);
    }

    long move(Displaced patient, Opening opening) {
        return scale.cost(0, breachesCausedBy(patient, opening.sample().day()), points(patient, opening));
    }

    /** Each tier weighs twice the next: an emergency 64, a routine patient 1. */
    long unplaced(Displaced patient) {
        int tier = RiskTier.of(patient, now.today()).ordinal();
        return scale.cost(GREATEST_UNPLACED >> tier, 0, 0);
    }

    long[] partsOf(long cost) {
        return scale.partsOf(cost);
    }

    /** Standards that the lost date would have met and the new day does not; 52 weeks count three times 18. */
    static int breachesCausedBy(Displaced patient, LocalDate day) {
        return DueDates.all(patient).stream()
                .filter(due ->
                        !due.day().isBefore(patient.lostOn()) && due.day().isBefore(day))
                .mapToInt(due -> due.standard() == Standard.RTT_52_WEEKS ? 3 : 1)
                .sum();
    }

    private int points(Displaced patient, Opening opening) {
        OfferedSlot slot = opening.sample();
        long days = Math.abs(ChronoUnit.DAYS.between(patient.lostOn(), slot.day()));
        int target = RiskTier.of(patient, now.today()).isUrgent() ? TARGET_DAYS_URGENT : TARGET_DAYS_ROUTINE;
        long points = PER_DAY * days + PER_DAY_PAST_TARGET * Math.max(0, days - target);
        points += patient.hospitalCancellations() > 0 ? SECOND_MOVE : 0;
        points += isOther(patient.site(), slot.site()) ? OTHER_SITE : 0;
        points += isOther(patient.clinician(), slot.clinician()) ? OTHER_CLINICIAN : 0;
        points += patient.transport() || patient.interpreter() ? TRANSPORT_OR_INTERPRETER : 0;
        points += ReasonableOffer.needsAgreementBecause(slot, patient, now) != null ? NEEDS_AGREEMENT : 0;
        return (int) Math.min(points, GREATEST_POINTS);
    }

    static boolean isOther(@Nullable String had, @Nullable String has) {
        return had != null && !had.equals(has);
    }
}
