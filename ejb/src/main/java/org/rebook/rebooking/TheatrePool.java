package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.ListPacking;
import org.rebook.rebooking.plan.ListPlan;
import org.rebook.rebooking.plan.ListPlanCheck;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.Operation;
import org.rebook.rebooking.plan.OverrunRule;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.TheatreList;

/** The operations of one specialty: which keep their list, which go on which other, with a bound on what was missed. */
final class TheatrePool {

    // Minutes between two operations unless the list says otherwise.
    static final int USUAL_TURNAROUND = 20;

    // One for the operation, and all that are looked at for its alternatives.
    private static final int LISTS_TRIED_FIRST = 1 + 3 * TheatrePlacements.ALTERNATIVES;

    static final Comparator<Opening> IN_TIME = Comparator.comparing(
                    (Opening opening) -> opening.sample().time().startsAt())
            .thenComparing(opening -> opening.sample().session());

    private final String name;
    private final List<Affected> patients;
    private final Circumstances now;
    private final Commitments commitments;
    private final MoveCosts costs;
    private final Linked linked;
    private final List<Remainder> kept;
    private final List<Opening> openings;
    private final int turnaround;
    private final ListLimits shared;

    /** @param stayMinutes what is left of each list once the protected have theirs */
    TheatrePool(
            String name,
            List<Affected> patients,
            Map<String, Integer> stayMinutes,
            PlanInputs inputs,
            List<Opening> openings,
            Linked linked,
            MoveCosts costs,
            Commitments commitments) {
        this.name = name;
        this.patients = patients;
        this.now = inputs.now();
        this.commitments = commitments;
        this.linked = linked;
        this.costs = costs;
        this.kept = patients.stream()
                .map(Affected::session)
                .distinct()
                .sorted()
                .map(session -> inputs.remainders().get(session))
                .map(left -> new Remainder(
                        left.session(),
                        true,
                        left.staffed(),
                        left.booked(),
                        stayMinutes.getOrDefault(left.session(), 0),
                        left.reason()))
                .toList();
        this.openings = openings.stream().sorted(IN_TIME).toList();
        this.shared = new ListLimits(patients, this.openings, now.kitAndBeds());
        this.turnaround = this.openings.stream()
                .mapToInt(Opening::turnaroundMinutes)
                .max()
                .orElse(20);
    }

    /** The same pool with some of its lists. */
    private TheatrePool(TheatrePool all, List<Opening> some) {
        name = all.name;
        patients = all.patients;
        now = all.now;
        commitments = all.commitments;
        costs = all.costs;
        linked = all.linked;
        kept = all.kept;
        turnaround = all.turnaround;
        openings = some;
        shared = new ListLimits(patients, openings, now.kitAndBeds());
    }

    List<Affected> patients() {
        return patients;
    }

    /**
     * Places the pool's one operation on the cheapest list that has room for it; nowhere if none has. The rules are asked of
     * the cheapest lists only, and none is packed that cannot win.
     *
     * @param filled a list with all who are on it, as the rules have to know it
     */
    Optional<Placed> placeAlone(long seed, UnaryOperator<Opening> filled) {
        Affected patient = patients.get(0);
        Iterator<Opening> cheapestFirst = cheapestFirst(patient.displaced());
        List<Opening> open = new ArrayList<>();
        int tried = LISTS_TRIED_FIRST;
        while (true) {
            int before = open.size();
            while (open.size() < tried && cheapestFirst.hasNext()) {
                Opening list = filled.apply(cheapestFirst.next());
                if (isOpen(patient, list)) {
                    open.add(list);
                }
            }
            if (open.size() == before) {
                return Optional.empty();
            }
            Optional<Placed> placed =
                    with(open.stream().sorted(IN_TIME).toList()).alone(seed);
            if (placed.isPresent()) {
                return placed;
            }
            tried = 2 * open.size();
        }
    }

    private Iterator<Opening> cheapestFirst(Displaced patient) {
        record Priced(long cost, Opening list) {}
        return openings.stream()
                .map(list -> new Priced(costs.move(patient, list), list))
                .sorted(Comparator.comparingLong(Priced::cost))
                .map(Priced::list)
                .iterator();
    }

    private Optional<Placed> alone(long seed) {
        ListProblem problem = problem();
        ListPlan best = held(problem, ListPacking.pack(problem, seed, ListPacking.USUAL_STEPS));
        return best.listOf()[0] == Assignment.UNPLACED
                ? Optional.empty()
                : Optional.of(placements().placed(problem, best).get(0));
    }

    private TheatrePool with(List<Opening> some) {
        return new TheatrePool(this, some);
    }

    /** The operation without a list, and every reason why. */
    Placed without(Affected patient) {
        return placements().without(patient);
    }

    /** Plans the pool alone. */
    PoolPlan plan(long seed) {
        return planned(ListPacking.pack(problem(), seed, ListPacking.USUAL_STEPS));
    }

    /** What the packing means for each patient. */
    PoolPlan planned(ListPlan best) {
        ListProblem problem = problem();
        // Without a step of improvement the packing is the priority best fit: what a good scheduler does by hand.
        ListPlan baseline = ListPacking.pack(aroundTied(problem, best), 0, 0);
        TheatrePlacements placements = placements();
        return new PoolPlan(
                name,
                placements.placed(problem, held(problem, best)),
                placements.figures(best),
                placements.figures(baseline),
                best.totalCost(),
                best.lowerBound());
    }

    private ListPlan held(ListProblem problem, ListPlan plan) {
        List<String> faults = ListPlanCheck.faultsOf(problem, plan);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Pool %s: the plan does not hold: %s".formatted(name, faults));
        }
        return plan;
    }

    private TheatrePlacements placements() {
        return new TheatrePlacements(this, openings, turnaround, now, commitments, linked);
    }

    /** The pool as it is for the others: the tied have the list they have, or none. */
    private ListProblem aroundTied(ListProblem problem, ListPlan plan) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            Operation operation = problem.operations().get(i);
            int list = plan.listOf()[i];
            int[] only =
                    IntStream.of(operation.lists()).filter(each -> each == list).toArray();
            operations.add(
                    linked.isTied(patients.get(i)) ? operation.withLists(only, new long[only.length]) : operation);
        }
        return problem.withOperations(operations);
    }

    /** When all the lists are; whoever is on one is there for all of it. */
    PlaceTimes times() {
        return timesOf(IntStream.range(0, lists()).toArray());
    }

    PlaceTimes timesOf(int... some) {
        return PlaceSpan.times(IntStream.of(some).mapToObj(this::spanOf).toArray(PlaceSpan[]::new));
    }

    private PlaceSpan spanOf(int list) {
        Opening opening = openingOf(list);
        return opening == null
                ? PlaceSpan.kept(somebodyOf(kept.get(list)).lostOn(), list)
                : PlaceSpan.of(opening, true, list);
    }

    ListProblem problem() {
        List<TheatreList> lists = new ArrayList<>();
        // What is kept ends on time: the overrun allowance is not for a list that is already short of staff.
        kept.forEach(session -> {
            Displaced somebody = somebodyOf(session);
            lists.add(new TheatreList(
                    shared.dayOn(somebody.site(), somebody.lostOn()),
                    PlaceSpan.minuteOf(somebody.lost().startsAt()),
                    Math.max(0, session.capacity() - now.number(Setting.OVERRUN_MINUTES)),
                    0,
                    0));
        });
        openings.forEach(opening -> lists.add(new TheatreList(
                shared.dayOn(opening.site(), opening.sample().day()),
                PlaceSpan.minuteOf(opening.sample().time().startsAt()),
                opening.listMinutes(),
                opening.listUsedMinutes(),
                opening.listUsedVariance())));
        return new ListProblem(
                patients.stream().map(this::operation).toList(),
                lists,
                fullness(now),
                shared.limits(),
                costs.weights());
    }

    private Displaced somebodyOf(Remainder list) {
        return patients.stream()
                .filter(patient -> patient.session().equals(list.session()))
                .findFirst()
                .orElseThrow()
                .displaced();
    }

    /** When a list counts as full. */
    @Enforces(Rule.R_REB_22)
    static OverrunRule fullness(Circumstances now) {
        return new OverrunRule(
                now.number(Setting.OVERRUN_MINUTES), Math.min(0.499, now.number(Setting.OVERRUN_CHANCE) / 100.0));
    }

    private Operation operation(Affected patient) {
        long[] cost = new long[kept.size() + openings.size()];
        int[] open = IntStream.range(0, cost.length)
                .filter(list -> {
                    cost[list] = costOf(patient, list);
                    return cost[list] >= 0;
                })
                .toArray();
        return new Operation(
                patient.displaced().minutes(),
                patient.sdMinutes() * patient.sdMinutes(),
                turnaround,
                turnOf(patient).number(),
                shared.usesOf(patient.displaced()),
                open,
                IntStream.of(open).mapToLong(list -> cost[list]).toArray(),
                costs.unplaced(patient.displaced()));
    }

    private ListTurn turnOf(Affected patient) {
        return ListTurn.of(patient.displaced(), now.rules());
    }

    String sessionOf(int list) {
        return list < kept.size()
                ? kept.get(list).session()
                : openings.get(list - kept.size()).sample().session();
    }

    int lists() {
        return kept.size() + openings.size();
    }

    MoveCosts costs() {
        return costs;
    }

    private long costOf(Affected patient, int list) {
        if (list < kept.size()) {
            return kept.get(list).session().equals(patient.session()) ? costs.stay() : -1;
        }
        Opening opening = openings.get(list - kept.size());
        return isOpen(patient, opening) ? costs.move(patient.displaced(), opening) : -1;
    }

    private boolean isOpen(Affected patient, Opening list) {
        return PlanRules.firstRefusalOf(list.sample(), linked.loose(patient), now, commitments) == null;
    }

    /** Null for a list of the strike's days that is kept. */
    @Nullable
    Opening openingOf(int list) {
        return list < kept.size() ? null : openings.get(list - kept.size());
    }
}
