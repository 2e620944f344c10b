package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Alternative;
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

    private static final int ALTERNATIVES = 3;

    private final String name;
    private final List<Affected> patients;
    private final int affected;
    private final List<GivingPlace> givers;
    private final Giving giving;
    private final Circumstances now;
    private final Commitments commitments;
    private final MoveCosts costs;
    private final Linked linked;
    private final List<PlaceChoice> groups = new ArrayList<>();
    private @Nullable AssignmentProblem problem;
    private final List<Integer> capacities = new ArrayList<>();

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
        this.affected = patients.size();
        this.giving = inputs.giving();
        this.givers = giving.of(patients);
        this.patients = Stream.concat(patients.stream(), givers.stream().map(GivingPlace::patient))
                .toList();
        this.now = inputs.now();
        this.commitments = commitments;
        this.linked = linked;
        this.costs = costs;
        addKeptPlaces(stayCapacity, remoteCapacity, inputs.remainders());
        openings.stream()
                .sorted(Comparator.comparing(
                                (Opening opening) -> opening.sample().time().startsAt())
                        .thenComparing(opening -> opening.sample().id()))
                .forEach(opening ->
                        add(new PlaceChoice.Move(opening), opening.slots().size()));
        givers.forEach(giver -> add(new PlaceChoice.Give(giver), 1));
    }

    private void addKeptPlaces(
            Map<String, Integer> stayCapacity, Map<String, Integer> remoteCapacity, Map<String, Remainder> remainders) {
        patients.stream()
                .limit(affected)
                .map(Affected::session)
                .distinct()
                .sorted()
                .forEach(session -> {
                    Remainder remainder = remainders.get(session);
                    add(new PlaceChoice.Stay(remainder), stayCapacity.getOrDefault(session, 0));
                    add(new PlaceChoice.Convert(remainder), remoteCapacity.getOrDefault(session, 0));
                });
    }

    private void add(PlaceChoice choice, int capacity) {
        groups.add(choice);
        capacities.add(capacity);
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
                        placed(problem, whole, slots, Alternatives.in(others, best)),
                        figures(whole),
                        figures(withTied(problem, given, FirstFit.plan(others, mostPressingFirst()))),
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

    /** When the places are, for those who may not be in two at once. */
    PlaceTimes times(boolean whole) {
        PlaceSpan[] spans = IntStream.range(0, groups.size())
                .mapToObj(group -> {
                    Opening opening = openingOf(groups.get(group));
                    return opening == null
                            ? PlaceSpan.kept(dayOfKept(groups.get(group)), group)
                            : PlaceSpan.of(opening, whole, group);
                })
                .toArray(PlaceSpan[]::new);
        return PlaceSpan.times(spans);
    }

    /** Where a new date would be: at an opening or in the place of somebody who gives way; null for a place kept. */
    private static @Nullable Opening openingOf(PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Give give) {
            return give.giver().place();
        }
        return choice instanceof PlaceChoice.Move move ? move.opening() : null;
    }

    private LocalDate dayOfKept(PlaceChoice choice) {
        String session = choice instanceof PlaceChoice.Stay stay
                ? stay.session().session()
                : ((PlaceChoice.Convert) choice).session().session();
        return patients.stream()
                .filter(patient -> patient.session().equals(session))
                .findFirst()
                .orElseThrow()
                .displaced()
                .lostOn();
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
            Opening opening = plan.places(i) ? openingOf(groups.get(plan.groupOf(i))) : null;
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

    AssignmentProblem problem() {
        if (problem == null) {
            problem = newProblem();
        }
        return problem;
    }

    private AssignmentProblem newProblem() {
        int[] firstArc = new int[patients.size() + 1];
        List<int[]> arcGroup = new ArrayList<>();
        List<long[]> arcCost = new ArrayList<>();
        long[] unplaced = new long[patients.size()];
        for (int i = 0; i < patients.size(); i++) {
            unplaced[i] = i < affected ? this.costs.unplaced(patients.get(i).displaced()) : this.costs.neverWithout();
            int[] open = new int[groups.size()];
            long[] costs = new long[groups.size()];
            int arcs = 0;
            for (int group = 0; group < groups.size(); group++) {
                long cost = i < affected
                        ? costOf(patients.get(i), groups.get(group))
                        : costOfGiving(givers.get(i - affected), groups.get(group));
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
    private long costOf(Affected patient, PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Stay stay) {
            return stay.session().session().equals(patient.session()) ? costs.stay() : -1;
        }
        if (choice instanceof PlaceChoice.Convert convert) {
            boolean own = convert.session().session().equals(patient.session());
            return own && Conversion.isAllowed(patient, now) ? costs.convert() : -1;
        }
        if (choice instanceof PlaceChoice.Give && (!giving.mayTakeAPlace(patient) || linked.isTied(patient))) {
            return -1;
        }
        Opening opening = openingOf(choice);
        Refusal refusal = PlanRules.firstRefusalOf(opening.sample(), linked.loose(patient), now, commitments);
        return refusal == null ? costs.move(patient.displaced(), opening) : -1;
    }

    /** Nobody who gives way takes the place of another who does: a chain ends with them. */
    private long costOfGiving(GivingPlace giver, PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Give give) {
            return give.giver() == giver ? costs.stay() : -1;
        }
        return choice instanceof PlaceChoice.Move move
                        && GivingWay.mayMoveTo(move.opening().sample(), giver, now, commitments)
                ? costs.giveWay(giver.patient().displaced(), move.opening())
                : -1;
    }

    private RefusalCount refusalsOf(Affected patient) {
        Stream<Opening> openings = groups.stream()
                .filter(PlaceChoice.Move.class::isInstance)
                .map(choice -> ((PlaceChoice.Move) choice).opening());
        return RefusalCount.of(
                openings.filter(opening -> StrikePlanner.isOfPool(opening, patient)), patient, now, commitments);
    }

    private List<Placed> placed(
            AssignmentProblem problem, Assignment best, Map<Integer, Opening.Slot> slots, Alternatives alternatives) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < affected; i++) {
            Affected patient = patients.get(i);
            boolean isLinked = linked.isLinked(patient);
            String pool = isLinked ? Linked.POOL : StrikePlanner.poolOf(patient);
            if (!best.places(i)) {
                placed.add(unplaced(patient, pool, problem.unplacedCost()[i], isLinked));
                continue;
            }
            long cost = problem.arcCost()[best.arcOf(i)];
            PlaceChoice choice = groups.get(best.groupOf(i));
            if (choice instanceof PlaceChoice.Stay stay) {
                String why = isLinked ? Wording.staysTogether(linked.sizeOf(patient)) : Wording.stays(stay.session());
                placed.add(Placed.where(patient, pool, Decision.STAY, cost, why));
            } else if (choice instanceof PlaceChoice.Convert convert) {
                placed.add(Placed.where(patient, pool, Decision.CONVERT, cost, Wording.converted(convert.session())));
            } else {
                Opening opening = openingOf(choice);
                Opening.Slot slot = slots.get(i);
                Placed moved = new Placed(
                        patient,
                        pool,
                        Decision.MOVE,
                        opening,
                        slot,
                        slot.time(),
                        cost,
                        isLinked
                                ? Wording.movesTogether(patient.displaced(), opening, now, linked.sizeOf(patient))
                                : Wording.moves(patient.displaced(), opening, now),
                        linked.isTied(patient) ? List.of() : alternativesOf(problem, best, alternatives, i),
                        ReasonableOffer.needsAgreementBecause(opening.sample(), patient.displaced(), now) != null);
                placed.add(
                        choice instanceof PlaceChoice.Give give
                                ? moved.inPlaceOf(moveOf(give.giver(), problem, best, slots))
                                : moved);
            }
        }
        return placed;
    }

    private GivesWay moveOf(
            GivingPlace giver, AssignmentProblem problem, Assignment best, Map<Integer, Opening.Slot> slots) {
        int patient = affected + givers.indexOf(giver);
        Opening to = openingOf(groups.get(best.groupOf(patient)));
        return new GivesWay(
                giver,
                to,
                slots.get(patient),
                costs.partsOf(problem.arcCost()[best.arcOf(patient)])[MoveCosts.POINTS],
                GivingWay.slackOn(giver.patient().displaced(), to.sample().day(), now));
    }

    private Placed unplaced(Affected patient, String pool, long cost, boolean isLinked) {
        String why = Wording.unplaced(refusalsOf(patient), patient.displaced(), now);
        return isLinked
                ? Placed.forClinician(patient, pool, cost, Wording.noDatesTogether(linked.sizeOf(patient)) + " " + why)
                : Placed.without(patient, pool, cost, why, now.rules());
    }

    private List<AlternativeDate> alternativesOf(
            AssignmentProblem problem, Assignment best, Alternatives alternatives, int patient) {
        long own = best.places(patient) ? problem.arcCost()[best.arcOf(patient)] : problem.unplacedCost()[patient];
        List<AlternativeDate> dates = new ArrayList<>();
        for (Alternative alternative : alternatives.of(patient, ALTERNATIVES)) {
            if (alternative.group() >= 0 && groups.get(alternative.group()) instanceof PlaceChoice.Move move) {
                dates.add(new AlternativeDate(
                        move.opening().sample().day(),
                        move.opening().sample().session(),
                        problem.arcCost()[alternative.arc()] - own,
                        alternative.costToPlan()));
            }
        }
        return dates;
    }

    private PoolFigures figures(Assignment plan) {
        PoolFigures figures = new PoolFigures();
        for (int i = 0; i < affected; i++) {
            Opening opening = plan.places(i) ? openingOf(groups.get(plan.groupOf(i))) : null;
            if (!plan.places(i)) {
                figures.addUnplaced();
            } else if (opening != null) {
                figures.addMove(patients.get(i).displaced(), opening, now);
            } else if (groups.get(plan.groupOf(i)) instanceof PlaceChoice.Convert) {
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
