package org.rebook.rebooking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotType;
import org.rebook.rebooking.plan.Alternative;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.CostScale;

/**
 * All who wait for a date in one specialty, and every free place there: who would best have which. So it is known what
 * each place, given to one of them, costs the others; exactly, as of the moment it was read.
 */
final class WaitingPool {

    // A tier outweighs the next two, as in a plan.
    private static final int GREATEST_UNPLACED = 64;
    private static final int GREATEST_LIMITS = 8;
    private static final int GREATEST_POINTS = 10_000;

    private final Circumstances now;
    private final List<Waiting> patients;
    private final List<Opening> openings;
    private final CostScale scale;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final int[] couldUse;
    private final AssignmentProblem problem;
    private final AssignmentSession session;
    private final Assignment best;

    /**
     * A patient without a date.
     *
     * @param facts changes with what is known of the patient
     */
    record Waiting(long obligation, Displaced patient, String facts) {}

    /** What makes places alike. */
    record Alike(String session, SlotType type, Modality modality, boolean reserved, int minutes) {

        static Alike of(OfferedSlot slot) {
            return new Alike(slot.session(), slot.type(), slot.modality(), slot.reserved(), slot.roomMinutes());
        }
    }

    WaitingPool(List<Waiting> patients, List<Opening> openings, Circumstances now) {
        this.now = now;
        this.patients = patients;
        this.openings = openings;
        this.scale = CostScale.of(
                new CostScale.Level("unplaced", GREATEST_UNPLACED, patients.size()),
                new CostScale.Level("limits", GREATEST_LIMITS, patients.size()),
                new CostScale.Level("points", GREATEST_POINTS, patients.size()));
        this.couldUse = new int[openings.size()];
        this.problem = problem();
        this.session = AssignmentSession.of(problem);
        this.best = session.assignment();
    }

    private AssignmentProblem problem() {
        int[] firstArc = new int[patients.size() + 1];
        List<int[]> arcGroup = new ArrayList<>();
        List<long[]> arcCost = new ArrayList<>();
        long[] unplaced = new long[patients.size()];
        for (int i = 0; i < patients.size(); i++) {
            Displaced patient = patients.get(i).patient();
            numbers.put(patients.get(i).obligation(), i);
            unplaced[i] = scale.cost(
                    GREATEST_UNPLACED
                            >> RiskTier.of(patient, now.today(), now.rules()).ordinal(),
                    0,
                    0);
            int[] open = IntStream.range(0, openings.size())
                    .filter(group -> SlotRules.firstRefusalOf(
                                    openings.get(group).sample(), patient, now)
                            .isEmpty())
                    .toArray();
            long[] cost = Arrays.stream(open)
                    .mapToLong(group -> costOf(patient, openings.get(group).sample()))
                    .toArray();
            IntStream.of(open).forEach(group -> couldUse[group]++);
            arcGroup.add(open);
            arcCost.add(cost);
            firstArc[i + 1] = firstArc[i] + open.length;
        }
        return new AssignmentProblem(
                openings.stream().mapToInt(Opening::places).toArray(),
                firstArc,
                arcGroup.stream().flatMapToInt(IntStream::of).toArray(),
                arcCost.stream().flatMapToLong(LongStream::of).toArray(),
                unplaced);
    }

    private long costOf(Displaced patient, OfferedSlot slot) {
        long limits = DueDates.all(patient, now.rules()).stream()
                .filter(due -> !due.day().isBefore(now.today()) && due.day().isBefore(slot.day()))
                .count();
        int points = Math.min(GREATEST_POINTS, SlotScore.of(slot, patient, now));
        return scale.cost(0, Math.min(limits, GREATEST_LIMITS), points);
    }

    boolean has(long obligation) {
        return numbers.containsKey(obligation);
    }

    boolean hasAppointment(String appointment) {
        return patients.stream()
                .anyMatch(waiting -> waiting.patient().appointment().equals(appointment));
    }

    Waiting of(long obligation) {
        return patients.get(numbers.get(obligation));
    }

    /** Whether it was made on this day, and under these strikes and rules. */
    boolean isOf(Circumstances other) {
        return now.today().equals(other.today())
                && now.strikes().equals(other.strikes())
                && now.rules().version().equals(other.rules().version());
    }

    /** The places of the patient that cost all together least, best first; asked one at a time. */
    synchronized Map<Opening, WholeCost> best(long obligation, int atMost) {
        int patient = numbers.get(obligation);
        Map<Opening, WholeCost> found = new LinkedHashMap<>();
        if (best.places(patient)) {
            int group = best.groupOf(patient);
            found.put(openings.get(group), new WholeCost(0, CostEffect.NONE, couldUse[group] - 1, now.now()));
        }
        for (Alternative other : session.alternativesOf(patient, atMost - found.size())) {
            found.put(openings.get(other.group()), costOf(patient, other));
        }
        return found;
    }

    private WholeCost costOf(int patient, Alternative other) {
        int arc = best.arcOf(patient);
        long own = arc == Assignment.UNPLACED ? problem.unplacedCost()[patient] : problem.arcCost()[arc];
        CostEffect all = CostEffect.of(scale, best.totalCost(), best.totalCost() + other.costToPlan());
        CostEffect forThePatient = CostEffect.of(scale, own, problem.arcCost()[other.arc()]);
        return new WholeCost(
                other.costToPlan(), all.plus(forThePatient.negated()), couldUse[other.group()] - 1, now.now());
    }

    Instant asOf() {
        return now.now();
    }
}
