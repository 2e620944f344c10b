package org.rebook.rebooking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Alternatives;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.FirstFit;
import org.rebook.rebooking.plan.PlaceTimes;

/**
 * The outpatients of one specialty: who keeps a place, who is seen by phone, who moves where, decided together and
 * proven optimal.
 */
final class OutpatientPool {

    private final String name;
    private final List<Affected> patients;
    private final OutpatientPlaces places;
    private final OutpatientPlacements placements;
    private final Circumstances now;
    private final Commitments commitments;
    private final Linked linked;

    /**
     * @param stayCapacity places left in each session once the protected and the pools before have theirs
     * @param remoteCapacity calls that each session can still make
     * @param linked whose appointments hang together; in a pool planned alone, nobody's
     * @param commitments times already given to patients, to which those of this pool are added
     */
    OutpatientPool(
            String name,
            List<Affected> patients,
            Map<String, Integer> stayCapacity,
            Map<String, Integer> remoteCapacity,
            PlanInputs inputs,
            List<Opening> openings,
            Linked linked,
            MoveCosts costs,
            Commitments commitments) {
        this.name = name;
        this.places = new OutpatientPlaces(
                patients, stayCapacity, remoteCapacity, inputs, openings, linked, costs, commitments);
        this.patients = places.patients();
        this.now = inputs.now();
        this.placements = new OutpatientPlacements(places, linked, costs, now, commitments);
        this.commitments = commitments;
        this.linked = linked;
    }

    List<Affected> patients() {
        return patients;
    }

    /** Plans the pool alone. */
    PoolPlan plan() {
        return planned(AssignmentSolver.solve(problem())).orElseThrow();
    }

    /**
     * Makes a plan of where the tied have their places; everybody else has the best place that leaves, proven.
     *
     * @return empty when a patient who is tied would have to be in two places at once
     */
    Optional<PoolPlan> planned(Assignment given) {
        AssignmentProblem problem = problem();
        AssignmentProblem others = aroundTied(problem, given);
        Assignment best = AssignmentSolver.solve(others);
        List<String> faults = AssignmentCertificate.faultsOf(others, best);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Pool %s: the plan's proof does not hold: %s".formatted(name, faults));
        }
        Assignment whole = withTied(problem, given, best);
        return slots(whole)
                .map(slots -> new PoolPlan(
                        name,
                        placements.placed(problem, whole, slots, Alternatives.in(others, best)),
                        placements.figures(whole),
                        placements.figures(withTied(problem, given, FirstFit.plan(others, mostPressingFirst()))),
                        whole.totalCost(),
                        whole.totalCost()));
    }

    /** The pool as it is for the others: the tied want nothing, and what they have is not there. */
    private AssignmentProblem aroundTied(AssignmentProblem problem, Assignment given) {
        int[] capacity = problem.capacity().clone();
        long[] cost = problem.arcCost().clone();
        long[] unplaced = problem.unplacedCost().clone();
        for (int i = 0; i < patients.size(); i++) {
            if (linked.isTied(patients.get(i))) {
                unplaced[i] = 0;
                Arrays.fill(cost, problem.firstArc()[i], problem.firstArc()[i + 1], 1);
                if (given.places(i)) {
                    capacity[given.groupOf(i)]--;
                }
            }
        }
        return new AssignmentProblem(capacity, problem.firstArc(), problem.arcGroup(), cost, unplaced);
    }

    private Assignment withTied(AssignmentProblem problem, Assignment given, Assignment others) {
        int[] group = new int[patients.size()];
        int[] arc = new int[patients.size()];
        long cost = 0;
        for (int i = 0; i < group.length; i++) {
            Assignment of = linked.isTied(patients.get(i)) ? given : others;
            group[i] = of.groupOf(i);
            arc[i] = of.arcOf(i);
            cost += of.places(i) ? problem.arcCost()[arc[i]] : problem.unplacedCost()[i];
        }
        return new Assignment(group, arc, new long[problem.groups()], new long[group.length], cost);
    }

    PlaceTimes times(boolean whole) {
        return places.times(whole);
    }

    AssignmentProblem problem() {
        return places.problem();
    }

    /** One slot of its opening for everybody who moves, those who have other appointments first. */
    private Optional<Map<Integer, Opening.Slot>> slots(Assignment plan) {
        Map<Integer, Opening.Slot> slots = new HashMap<>();
        Set<Opening.Slot> taken = new HashSet<>();
        List<Integer> tiedFirst = IntStream.range(0, patients.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> !linked.isTied(patients.get(i))))
                .toList();
        for (int i : tiedFirst) {
            Opening opening = plan.places(i) ? OutpatientPlaces.openingOf(places.choice(plan.groupOf(i))) : null;
            if (opening != null) {
                Affected patient = patients.get(i);
                Optional<Opening.Slot> free = opening.slots().stream()
                        .filter(slot -> !taken.contains(slot) && !commitments.clashes(patient.patient(), slot.time()))
                        .findFirst();
                if (free.isEmpty()) {
                    return Optional.empty();
                }
                taken.add(free.get());
                commitments.add(patient.patient(), free.get().time());
                slots.put(i, free.get());
            }
        }
        return Optional.of(slots);
    }

    private int[] mostPressingFirst() {
        return IntStream.range(0, patients.size())
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> RiskTier.of(patients.get(i).displaced(), now.today(), now.rules()))
                        .thenComparing(
                                i -> patients.get(i).displaced().clockStartedOn(),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(i -> patients.get(i).appointment()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
