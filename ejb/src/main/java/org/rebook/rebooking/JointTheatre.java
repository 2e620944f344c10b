package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.ListsWithRoom;
import org.rebook.rebooking.plan.Operation;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.TheatreList;

/** Theatre lists as operations find them that look for places together with what they are linked with; no other moves. */
final class JointTheatre implements JointPlaces {

    // Whoever keeps a list of the strike's days has room on it; nobody else of the linked may go there.
    private static final int ROOM_FOR_WHO_KEEPS = 1_440;

    private final TheatrePool pool;
    private final List<Affected> operations;
    private final Function<String, Placed> now;
    private final Function<String, Placed> before;
    private final JointLimits limits;
    private final ListProblem problem;

    /**
     * @param now where an operation is when the search begins
     * @param before where it was in the plan that is being changed
     */
    JointTheatre(
            TheatrePool pool,
            List<Affected> operations,
            Function<String, Placed> now,
            Function<String, Placed> before,
            JointLimits limits) {
        this.pool = pool;
        this.operations = operations;
        this.now = now;
        this.before = before;
        this.limits = limits;
        this.problem = newProblem();
    }

    private ListProblem newProblem() {
        ListProblem plain = pool.problem();
        List<Operation> settled = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            settled.add(settled(operations.get(i), plain.operations().get(i)));
        }
        List<TheatreList> lists = IntStream.range(0, pool.lists())
                .mapToObj(list -> {
                    TheatreList known = plain.lists().get(list);
                    return pool.openingOf(list) == null
                            ? new TheatreList(known.day(), known.from(), ROOM_FOR_WHO_KEEPS, 0, 0)
                            : known;
                })
                .toList();
        return new ListProblem(settled, lists, plain.rule(), plain.limits(), plain.weights());
    }

    /** The operation at costs with the upheaval in them, on the lists that are open to it and the one it has. */
    private Operation settled(Affected patient, Operation plain) {
        int[] lists = IntStream.range(0, pool.lists())
                .filter(list -> isOpen(patient, plain, list))
                .toArray();
        long[] costs = IntStream.of(lists)
                .mapToLong(list -> pool.costs().costOf(patient.displaced(), pool.openingOf(list))
                        + (isAt(before.apply(patient.appointment()), list) ? 0 : upheavalOf(patient)))
                .toArray();
        return new Operation(
                plain.meanMinutes(),
                plain.variance(),
                plain.turnaroundMinutes(),
                plain.order(),
                plain.uses(),
                lists,
                costs,
                plain.unplacedCost() + upheavalOf(patient));
    }

    private boolean isOpen(Affected patient, Operation plain, int list) {
        boolean has = isAt(now.apply(patient.appointment()), list);
        if (limits.keeps(patient) || !limits.allow(patient, pool.sessionOf(list), dayOf(patient, list))) {
            return limits.keeps(patient) && has;
        }
        return has
                || (pool.openingOf(list) != null && IntStream.of(plain.lists()).anyMatch(each -> each == list));
    }

    private LocalDate dayOf(Affected patient, int list) {
        Opening opening = pool.openingOf(list);
        return opening == null ? patient.displaced().lostOn() : opening.sample().day();
    }

    private boolean isAt(Placed placed, int list) {
        Opening opening = pool.openingOf(list);
        return opening == null
                ? placed.decision() == Decision.STAY
                        && placed.affected().session().equals(pool.sessionOf(list))
                : placed.decision() == Decision.MOVE
                        && Objects.requireNonNull(placed.opening()).isSameAs(opening);
    }

    private long upheavalOf(Affected patient) {
        return before.apply(patient.appointment()).decision() == Decision.UNPLACED
                ? 0
                : pool.costs().upheaval();
    }

    @Override
    public List<LoneMember> members(Savings savings) {
        return members().stream()
                .map(member -> member.withPlacesUpTo(member.least() + savings.of(member.appointment())))
                .toList();
    }

    List<LoneMember> members() {
        return IntStream.range(0, operations.size()).mapToObj(this::alone).toList();
    }

    private LoneMember alone(int operation) {
        Operation one = problem.operations().get(operation);
        int[] choices = ListsWithRoom.of(problem, operation);
        int[] lists = IntStream.of(choices).map(choice -> one.lists()[choice]).toArray();
        return new LoneMember(
                operations.get(operation).appointment(),
                lists,
                IntStream.of(choices).mapToLong(choice -> one.costs()[choice]).toArray(),
                one.unplacedCost(),
                pool.timesOf(lists));
    }

    /** Lists have no prices: no other operation moves. */
    @Override
    public long[] prices() {
        return new long[0];
    }

    @Override
    public long[] pricesWithoutThem() {
        return prices();
    }

    @Override
    public List<LoneMember> atPrices(long spare, long... prices) {
        return members();
    }

    @Override
    public long costAtPrices(long... prices) {
        return costNow();
    }

    @Override
    public List<Affected> holdersOf(LoneMember wanted) {
        return List.of();
    }

    /** No other operation moves. */
    @Override
    public long others() {
        return 0;
    }

    @Override
    public long costNow() {
        return operations.stream().mapToLong(this::costNow).sum();
    }

    private long costNow(Affected operation) {
        Placed placed = now.apply(operation.appointment());
        Placed was = before.apply(operation.appointment());
        return pool.costs().of(placed) + (isSame(placed, was) ? 0 : upheavalOf(operation));
    }

    private static boolean isSame(Placed one, Placed other) {
        return one.decision() == other.decision() && Objects.equals(one.sessionNow(), other.sessionNow());
    }

    @Override
    public OptionalLong costWith(Map<String, Integer> places) {
        int[] lists = operations.stream()
                .mapToInt(operation -> places.get(operation.appointment()))
                .toArray();
        return ListsWithRoom.hold(problem, lists)
                ? OptionalLong.of(IntStream.range(0, lists.length)
                        .mapToLong(each -> costOn(problem.operations().get(each), lists[each]))
                        .sum())
                : OptionalLong.empty();
    }

    private static long costOn(Operation operation, int list) {
        return list == Assignment.UNPLACED
                ? operation.unplacedCost()
                : operation
                        .costs()[
                        IntStream.range(0, operation.lists().length)
                                .filter(choice -> operation.lists()[choice] == list)
                                .findFirst()
                                .orElseThrow()];
    }

    /** The list that an operation has now, or {@link Assignment#UNPLACED}. */
    int listOf(Affected operation) {
        Placed placed = now.apply(operation.appointment());
        return IntStream.range(0, pool.lists())
                .filter(list -> isAt(placed, list))
                .findFirst()
                .orElse(Assignment.UNPLACED);
    }

    /** What it costs to have an operation on a list; empty where that is not open to it. */
    OptionalLong costOn(Affected operation, int list) {
        Operation settled = problem.operations().get(operations.indexOf(operation));
        return IntStream.range(0, settled.lists().length)
                .filter(choice -> settled.lists()[choice] == list)
                .mapToLong(choice -> settled.costs()[choice])
                .findFirst();
    }

    ListProblem problem() {
        return problem;
    }

    PlaceTimes times() {
        return pool.times();
    }

    List<Affected> operations() {
        return operations;
    }

    /** What it means that each operation has the list given, or none. */
    List<TheatreChange.Found> found(Map<String, Integer> lists) {
        return operations.stream()
                .map(operation -> {
                    int list = lists.get(operation.appointment());
                    return new TheatreChange.Found(
                            operation,
                            list == Assignment.UNPLACED ? null : pool.sessionOf(list),
                            isAsBefore(operation, list));
                })
                .toList();
    }

    private boolean isAsBefore(Affected operation, int list) {
        Placed was = before.apply(operation.appointment());
        return list == Assignment.UNPLACED ? was.decision() == Decision.UNPLACED : isAt(was, list);
    }
}
