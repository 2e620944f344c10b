package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.rebook.rebooking.plan.Alternative;
import org.rebook.rebooking.plan.Alternatives;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.FirstFit;

/**
 * The outpatients of one specialty: who keeps a place, who is seen by phone, who moves where, decided together and
 * proven optimal.
 */
final class OutpatientPool {

    private static final int ALTERNATIVES = 3;

    private final String name;
    private final List<Affected> patients;
    private final Circumstances now;
    private final Commitments commitments;
    private final MoveCosts costs;
    private final List<Choice> groups = new ArrayList<>();
    private final List<Integer> capacities = new ArrayList<>();

    /** What a group of places is: a place kept, a place kept by phone, or an opening. */
    private sealed interface Choice {

        record Stay(Remainder session) implements Choice {}

        record Convert(Remainder session) implements Choice {}

        record Move(Opening opening) implements Choice {}
    }

    /**
     * @param stayCapacity places left in each session once the protected and the pools before have theirs
     * @param remoteCapacity calls that each session can still make
     */
    OutpatientPool(
            String name,
            List<Affected> patients,
            Map<String, Integer> stayCapacity,
            Map<String, Integer> remoteCapacity,
            PlanInputs inputs,
            List<Opening> openings,
            Commitments commitments) {
        this.name = name;
        this.patients = patients;
        this.now = inputs.now();
        this.commitments = commitments;
        this.costs = new MoveCosts(Math.max(1, patients.size()), now);
        addKeptPlaces(stayCapacity, remoteCapacity, inputs.remainders());
        openings.stream()
                .sorted(Comparator.comparing(
                                (Opening opening) -> opening.sample().time().startsAt())
                        .thenComparing(opening -> opening.sample().id()))
                .forEach(
                        opening -> add(new Choice.Move(opening), opening.slots().size()));
    }

    private void addKeptPlaces(
            Map<String, Integer> stayCapacity, Map<String, Integer> remoteCapacity, Map<String, Remainder> remainders) {
        patients.stream().map(Affected::session).distinct().sorted().forEach(session -> {
            Remainder remainder = remainders.get(session);
            add(new Choice.Stay(remainder), stayCapacity.getOrDefault(session, 0));
            add(new Choice.Convert(remainder), remoteCapacity.getOrDefault(session, 0));
        });
    }

    private void add(Choice choice, int capacity) {
        groups.add(choice);
        capacities.add(capacity);
    }

    PoolPlan plan() {
        AssignmentProblem problem = problem();
        Assignment best = AssignmentSolver.solve(problem);
        Assignment baseline = FirstFit.plan(problem, mostPressingFirst());
        List<String> faults = AssignmentCertificate.faultsOf(problem, best);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Pool %s: the plan's proof does not hold: %s".formatted(name, faults));
        }
        return new PoolPlan(
                name,
                placed(problem, best),
                figures(problem, best),
                figures(problem, baseline),
                best.totalCost(),
                best.totalCost());
    }

    private AssignmentProblem problem() {
        int[] firstArc = new int[patients.size() + 1];
        List<int[]> arcGroup = new ArrayList<>();
        List<long[]> arcCost = new ArrayList<>();
        long[] unplaced = new long[patients.size()];
        for (int i = 0; i < patients.size(); i++) {
            unplaced[i] = this.costs.unplaced(patients.get(i).displaced());
            int[] open = new int[groups.size()];
            long[] costs = new long[groups.size()];
            int arcs = 0;
            for (int group = 0; group < groups.size(); group++) {
                long cost = costOf(patients.get(i), groups.get(group));
                if (cost >= 0) {
                    open[arcs] = group;
                    costs[arcs++] = cost;
                }
            }
            arcGroup.add(Arrays.copyOf(open, arcs));
            arcCost.add(Arrays.copyOf(costs, arcs));
            firstArc[i + 1] = firstArc[i] + arcs;
        }
        return new AssignmentProblem(
                capacities.stream().mapToInt(Integer::intValue).toArray(),
                firstArc,
                arcGroup.stream().flatMapToInt(IntStream::of).toArray(),
                arcCost.stream().flatMapToLong(LongStream::of).toArray(),
                unplaced);
    }

    /** What the choice costs the patient, or -1 when it is closed to them. */
    private long costOf(Affected patient, Choice choice) {
        if (choice instanceof Choice.Stay stay) {
            return stay.session().session().equals(patient.session()) ? costs.stay() : -1;
        }
        if (choice instanceof Choice.Convert convert) {
            boolean own = convert.session().session().equals(patient.session());
            return own && Conversion.isAllowed(patient, now) ? costs.convert() : -1;
        }
        Opening opening = ((Choice.Move) choice).opening();
        Refusal refusal = PlanRules.firstRefusalOf(opening.sample(), patient, now, commitments);
        return refusal == null ? costs.move(patient.displaced(), opening) : -1;
    }

    private RefusalCount refusalsOf(Affected patient) {
        Stream<Opening> openings =
                groups.stream().filter(Choice.Move.class::isInstance).map(choice -> ((Choice.Move) choice).opening());
        return RefusalCount.of(openings, patient, now, commitments);
    }

    private List<Placed> placed(AssignmentProblem problem, Assignment best) {
        Alternatives alternatives = Alternatives.in(problem, best);
        Map<Integer, Integer> taken = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            Affected patient = patients.get(i);
            List<AlternativeDate> others = alternativesOf(problem, best, alternatives, i);
            if (!best.places(i)) {
                placed.add(Placed.without(
                        patient,
                        name,
                        problem.unplacedCost()[i],
                        Wording.unplaced(refusalsOf(patient), patient.displaced(), now),
                        now.rules()));
                continue;
            }
            long cost = problem.arcCost()[best.arcOf(i)];
            int group = best.groupOf(i);
            Choice choice = groups.get(group);
            if (choice instanceof Choice.Stay stay) {
                placed.add(Placed.where(patient, name, Decision.STAY, cost, Wording.stays(stay.session())));
            } else if (choice instanceof Choice.Convert convert) {
                placed.add(Placed.where(patient, name, Decision.CONVERT, cost, Wording.converted(convert.session())));
            } else {
                Opening opening = ((Choice.Move) choice).opening();
                Opening.Slot slot = opening.slots().get(taken.merge(group, 1, Integer::sum) - 1);
                commitments.add(patient.patient(), slot.time());
                placed.add(new Placed(
                        patient,
                        name,
                        Decision.MOVE,
                        opening,
                        slot,
                        slot.time(),
                        cost,
                        Wording.moves(patient.displaced(), opening, now),
                        others,
                        ReasonableOffer.needsAgreementBecause(opening.sample(), patient.displaced(), now) != null));
            }
        }
        return placed;
    }

    private List<AlternativeDate> alternativesOf(
            AssignmentProblem problem, Assignment best, Alternatives alternatives, int patient) {
        long own = best.places(patient) ? problem.arcCost()[best.arcOf(patient)] : problem.unplacedCost()[patient];
        List<AlternativeDate> dates = new ArrayList<>();
        for (Alternative alternative : alternatives.of(patient, ALTERNATIVES)) {
            if (alternative.group() >= 0 && groups.get(alternative.group()) instanceof Choice.Move move) {
                dates.add(new AlternativeDate(
                        move.opening().sample().day(),
                        move.opening().sample().session(),
                        problem.arcCost()[alternative.arc()] - own,
                        alternative.costToPlan()));
            }
        }
        return dates;
    }

    private PoolFigures figures(AssignmentProblem problem, Assignment plan) {
        PoolFigures figures = new PoolFigures();
        for (int i = 0; i < patients.size(); i++) {
            if (!plan.places(i)) {
                figures.addUnplaced();
            } else if (groups.get(plan.groupOf(i)) instanceof Choice.Move move) {
                figures.addMove(patients.get(i).displaced(), move.opening(), now);
            } else if (groups.get(plan.groupOf(i)) instanceof Choice.Convert) {
                figures.addConverted();
            } else {
                figures.addKept();
            }
        }
        return figures;
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
