package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.rebooking.plan.AssignmentProblem;
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
    // Nobody who gives way is left without a date: that costs more than whoever takes the place can save.
    private static final int NEVER = GREATEST_UNPLACED + 1;
    private static final int GREATEST_BREACHES = 8;
    private static final int GREATEST_POINTS = 10_000;

    private final CostScale scale;
    private final Circumstances now;
    private final Map<String, Known> known = new HashMap<>();

    /** What does not change from slot to slot. */
    private record Known(List<DueDate> dates, int targetDays, int points, Predicate<OfferedSlot> needsAgreement) {}

    MoveCosts(int patients, Circumstances now) {
        CostScale.Level breaches = new CostScale.Level("breaches", GREATEST_BREACHES, patients);
        CostScale.Level points = new CostScale.Level("points", GREATEST_POINTS, patients);
        this.scale = CostScale.of(
                new CostScale.Level("unplaced", NEVER, Math.min(patients, emergenciesAbove(breaches, points))),
                breaches,
                points);
        this.now = now;
    }

    // Thousands of linked patients are never all emergencies. Whether all that they could cost can be counted together
    // is
    // seen by the problem, which knows each of them.
    private static int emergenciesAbove(CostScale.Level breaches, CostScale.Level points) {
        long below = CostScale.of(breaches, points).weightOf(0) * breaches.greatest() * breaches.patients()
                + points.greatest() * points.patients();
        return (int) Math.min(Integer.MAX_VALUE, (AssignmentProblem.GREATEST_TOTAL - below) / (below + 1) / NEVER);
    }

    long stay() {
        return 0;
    }

    long convert() {
        return scale.cost(0, 0, now.number(Setting.WEIGHT_CONVERTED));
    }

    @Enforces({Rule.R_REB_08, Rule.R_REB_19})
    long move(Displaced patient, Opening opening) {
        Known of = known.computeIfAbsent(patient.appointment(), any -> knownOf(patient));
        int breaches = breaches(patient, of.dates(), opening.sample().day());
        return scale.cost(0, Math.min(breaches, GREATEST_BREACHES), points(patient, of, opening.sample()));
    }

    /** What a placement costs; whoever a person decides about costs nothing. */
    long of(Placed placed) {
        Displaced patient = placed.affected().displaced();
        return switch (placed.decision()) {
            case MOVE -> move(patient, Objects.requireNonNull(placed.opening()));
            case UNPLACED -> unplaced(patient);
            case CONVERT -> convert();
            case STAY, PROTECTED -> stay();
        };
    }

    /** At an opening, or where there is none, in the place that is kept. */
    long costOf(Displaced patient, @Nullable Opening opening) {
        return opening == null ? stay() : move(patient, opening);
    }

    /** What one missed limit costs: whoever costs as much misses one, or has no date. */
    long costOfALimit() {
        return scale.weightOf(BREACHES);
    }

    /** Giving somebody another date than the plan said. */
    @Enforces(Rule.R_REB_08)
    long upheaval() {
        return scale.weightOf(POINTS) * now.number(Setting.WEIGHT_UPHEAVAL);
    }

    private Known knownOf(Displaced patient) {
        int points = weightOfPerson(patient);
        points += patient.hospitalCancellations() > 0 ? now.number(Setting.WEIGHT_SECOND_MOVE) : 0;
        points += patient.transport() || patient.interpreter() ? now.number(Setting.WEIGHT_TRANSPORT) : 0;
        return new Known(
                DueDates.all(patient, now.rules()),
                targetDays(patient, now),
                points,
                ReasonableOffer.needsAgreement(patient, now));
    }

    /** Each tier weighs twice the next: an emergency 64, a routine patient 1. */
    long unplaced(Displaced patient) {
        int tier = RiskTier.of(patient, now.today(), now.rules()).ordinal();
        return scale.cost(GREATEST_UNPLACED >> tier, 0, 0);
    }

    CostScale scale() {
        return scale;
    }

    /** What it costs to move somebody whom the strike does not touch: the move, and the price of giving way. */
    @Enforces(Rule.R_REB_18)
    long giveWay(Displaced patient, Opening opening) {
        int points = points(patient, knownOf(patient), opening.sample());
        return scale.cost(0, 0, Math.min(points + now.number(Setting.CASCADE_PRICE), GREATEST_POINTS));
    }

    long neverWithout() {
        return scale.cost(NEVER, 0, 0);
    }

    long[] partsOf(long cost) {
        return scale.partsOf(cost);
    }

    /** What one unit of each level costs, the most important first. */
    List<Long> weights() {
        return scale.weights();
    }

    /** Standards that the lost date would have met and the new day does not; 52 weeks and more count three times. */
    static int breachesCausedBy(Displaced patient, LocalDate day, RuleSet rules) {
        return breaches(patient, DueDates.all(patient, rules), day);
    }

    private static int breaches(Displaced patient, List<DueDate> dates, LocalDate day) {
        int missed = 0;
        for (DueDate due : dates) {
            if (!due.day().isBefore(patient.lostOn()) && due.day().isBefore(day)) {
                missed += due.standard().isLongWait() ? 3 : 1;
            }
        }
        return missed;
    }

    private int points(Displaced patient, Known of, OfferedSlot slot) {
        long days = Math.abs(ChronoUnit.DAYS.between(patient.lostOn(), slot.day()));
        long points = of.points()
                + now.number(Setting.WEIGHT_DAY) * days
                + now.number(Setting.WEIGHT_DAY_PAST_TARGET) * Math.max(0, days - of.targetDays());
        points += StandDownOrder.weightOf(patient, slot.day(), now.rules());
        points += isOther(patient.site(), slot.site()) ? now.number(Setting.WEIGHT_OTHER_SITE) : 0;
        points += isOther(patient.clinician(), slot.clinician()) ? now.number(Setting.WEIGHT_OTHER_CLINICIAN) : 0;
        points += of.needsAgreement().test(slot) ? now.number(Setting.WEIGHT_SHORT_NOTICE) : 0;
        return (int) Math.min(points, GREATEST_POINTS);
    }

    /** R-REB-02: a new date within a week for the urgent, within two for the others. */
    @Enforces(Rule.R_REB_02)
    static int targetDays(Displaced patient, Circumstances now) {
        boolean urgent = RiskTier.of(patient, now.today(), now.rules()).isUrgent();
        return now.number(urgent ? Setting.TARGET_DAYS_URGENT : Setting.TARGET_DAYS_ROUTINE);
    }

    /** What moving this patient costs on whatever day: other children, long waits, costly arrangements. */
    @Enforces(Rule.PR11)
    private int weightOfPerson(Displaced patient) {
        int weight = isInChildrensCare(patient) ? now.number(Setting.CHILD_WEIGHT) : 0;
        LocalDate clock = patient.clockStartedOn();
        boolean long52 = clock != null && clock.isBefore(now.today().minusDays(now.number(Setting.RTT_52_DAYS)));
        weight += long52 ? now.number(Setting.LONG_WAIT_WEIGHT) : 0;
        return weight + (patient.requires().arrangements().isEmpty() ? 0 : now.number(Setting.ARRANGEMENTS_WEIGHT));
    }

    private boolean isInChildrensCare(Displaced patient) {
        String specialty = patient.specialty();
        return specialty != null
                && (specialty.startsWith("2")
                        || now.rules().codes(Setting.CHILD_SPECIALTIES).contains(specialty));
    }

    static boolean isOther(@Nullable String had, @Nullable String has) {
        return had != null && !had.equals(has);
    }
}
