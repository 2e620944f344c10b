package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan with all it was made from, kept in memory so that a change is a matter of milliseconds. Nothing here changes. */
final class StandingPlan {

    // So that a few more patients can join without another scale of costs.
    private static final int ROOM_TO_JOIN = 50;

    // Of more the levels of cost do not fit into one number.
    private static final int MOST_ON_ONE_SCALE = 6_000;

    private static final int OTHER_DATES = 3;

    private final PlanInputs inputs;
    private final Wishes wishes;
    private final Map<String, Placed> placed = new HashMap<>();
    private final List<Placed> inOrder;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<Placed>> byPatient = new HashMap<>();
    private final Set<String> movable = new HashSet<>();
    private final Linked linked;
    private final Map<String, List<Placed>> onLists;
    private final Map<String, List<Affected>> operations;
    private final List<Placed> ofSeveral;
    private final List<List<Affected>> tied;
    private final StandingPlaces places;
    private final KitAndBeds leftByAll;
    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, StandingPool> pools = new HashMap<>();
    private final Map<String, Long> spares = new ConcurrentHashMap<>();
    private final StandingLists lists = new StandingLists(this);
    private final Map<String, List<WantedPlace>> wanted = new HashMap<>();

    StandingPlan(PlanInputs inputs, Wishes wishes, Collection<Placed> placed) {
        this.inputs = inputs;
        this.wishes = wishes;
        // In one order, wherever they were read from: the same changes make the same plan.
        inOrder = placed.stream()
                .sorted(Comparator.comparing(Placed::appointment))
                .toList();
        inOrder.forEach(each -> {
            numbers.put(each.appointment(), numbers.size());
            this.placed.put(each.appointment(), each);
            byPatient
                    .computeIfAbsent(each.affected().patient(), any -> new ArrayList<>())
                    .add(each);
        });
        inOrder.stream()
                .filter(each -> each.decision() != Decision.PROTECTED
                        && each.affected().protection(inputs.now()).isEmpty())
                .forEach(each -> movable.add(each.appointment()));
        linked = Linked.among(movable().toList(), inputs.now());
        inOrder.stream()
                .filter(each -> each.slot() != null)
                .forEach(each -> holders.put(each.slot().id(), each.appointment()));
        ofSeveral = inOrder.stream().filter(each -> hasSeveral(each.affected())).toList();
        tied = linked.groups();
        leftByAll = inputs.now().kitAndBeds().with(inOrder);
        onLists = inOrder.stream()
                .filter(each ->
                        each.decision() == Decision.MOVE && each.affected().isOperation())
                .collect(Collectors.groupingBy(Placed::sessionNow));
        operations = movable().filter(Affected::isOperation).collect(Collectors.groupingBy(StrikePlanner::poolOf));
        places = new StandingPlaces(inputs.openings(), wishes.found(), onLists);
    }

    private Stream<Affected> movable() {
        return inOrder.stream().map(Placed::affected).filter(this::isMovable);
    }

    /** Who hangs together, those who join the plan with the others. */
    Linked linkedWith(List<Affected> joining) {
        return joining.isEmpty()
                ? linked
                : Linked.among(Stream.concat(movable(), joining.stream()).toList(), inputs.now());
    }

    /** The pool, made ready once and then kept. */
    synchronized StandingPool pool(String name) {
        return pools.computeIfAbsent(name, any -> new StandingPool(name, this, linked, Set.of(), List.of()));
    }

    /** The pools of outpatients that the plan has patients in. */
    List<String> clinicPools() {
        return inOrder.stream()
                .map(Placed::affected)
                .filter(this::isMovableOutpatient)
                .map(StrikePlanner::poolOf)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Everybody's placement, in those pools with the dates that are the next best now. Those of operations would have to be
     * tried one by one on their lists, and are left out.
     */
    List<Placed> withOtherDatesIn(Set<String> changed) {
        Map<String, Explanations> explained = new HashMap<>();
        return inOrder.stream()
                .map(each -> {
                    if (!changed.contains(StrikePlanner.poolOf(each.affected()))) {
                        return each;
                    }
                    if (each.decision() != Decision.MOVE || !isMovableOutpatient(each.affected())) {
                        return each.beside(List.of());
                    }
                    Explanations pool = explained.computeIfAbsent(
                            StrikePlanner.poolOf(each.affected()), name -> new Explanations(pool(name)));
                    return each.beside(pool.datesOf(each.appointment(), OTHER_DATES));
                })
                .toList();
    }

    synchronized List<WantedPlace> wantedIn(String pool) {
        return wanted.computeIfAbsent(pool, any -> new Explanations(pool(pool)).wanted());
    }

    /** Those whom no protection keeps where they are. */
    List<Affected> outpatientsOf(String pool) {
        return inOrder.stream()
                .filter(each -> isOfPool(each, pool))
                .map(Placed::affected)
                .toList();
    }

    private boolean isMovableOutpatient(Affected patient) {
        return !patient.isOperation() && isMovable(patient);
    }

    boolean isMovable(Affected patient) {
        return movable.contains(patient.appointment());
    }

    /** The placements of patients who have another appointment in the plan. */
    List<Placed> ofSeveral() {
        return ofSeveral;
    }

    /** What one of those might save as the plan stands, found out once. */
    long spareOf(Affected patient, ToLongFunction<Affected> search) {
        return spares.computeIfAbsent(patient.appointment(), any -> search.applyAsLong(patient));
    }

    /** Where its operations could be as the plan stands. */
    StandingLists lists() {
        return lists;
    }

    /** Those who hang together and may move, group by group. */
    List<List<Affected>> tied() {
        return tied;
    }

    private boolean hasSeveral(Affected patient) {
        return byPatient.getOrDefault(patient.patient(), List.of()).size() > 1;
    }

    List<String> appointmentsOf(Affected patient) {
        return byPatient.getOrDefault(patient.patient(), List.of()).stream()
                .map(Placed::appointment)
                .toList();
    }

    /** The appointment that has the slot in this plan. */
    Optional<String> holderOf(String slot) {
        return Optional.ofNullable(holders.get(slot));
    }

    /** The operations of a pool that no protection keeps where they are. */
    List<Affected> operationsOf(String pool) {
        return operations.getOrDefault(pool, List.of());
    }

    /** The operations that the plan gives a list. */
    List<Placed> onList(String session) {
        return onLists.getOrDefault(session, List.of());
    }

    /** A list with all the operations on it that the plan gives it. */
    Opening filled(Opening list) {
        return places.filled(list);
    }

    Linked linked() {
        return linked;
    }

    /** For so many patients that pools which hang together have one scale of costs. */
    MoveCosts costsFor(String pool) {
        int all = movable.size();
        int most = all <= MOST_ON_ONE_SCALE ? all : sizeOfTrustAround(pool);
        return new MoveCosts(most + ROOM_TO_JOIN, inputs.now());
    }

    private int sizeOfTrustAround(String pool) {
        Joined<String> joined =
                new Joined<>(movable().map(StrikePlanner::poolOf).distinct().toList());
        movable().forEach(patient -> linked.togetherWith(patient)
                .forEach(other -> joined.join(StrikePlanner.poolOf(patient), StrikePlanner.poolOf(other))));
        List<String> around = joined.groups().stream()
                .filter(names -> names.contains(pool))
                .findFirst()
                .orElse(List.of(pool));
        return (int) movable()
                .filter(patient -> around.contains(StrikePlanner.poolOf(patient)))
                .count();
    }

    private boolean isOfPool(Placed each, String pool) {
        return isMovableOutpatient(each.affected())
                && StrikePlanner.poolOf(each.affected()).equals(pool);
    }

    Set<String> slotsOfOthers(String pool) {
        return inOrder.stream()
                .filter(each -> each.slot() != null && !isOfPool(each, pool))
                .map(each -> Objects.requireNonNull(each.slot()).id())
                .collect(Collectors.toSet());
    }

    /** Places of the session that nobody outside the pool keeps. */
    int stayPlacesFor(String pool, Remainder session) {
        return Math.max(0, session.capacity() - keptByOthers(pool, session, Decision.STAY));
    }

    int remotePlacesFor(String pool, Remainder session) {
        return Math.max(0, RemoteCapacity.of(session) - keptByOthers(pool, session, Decision.CONVERT));
    }

    private int keptByOthers(String pool, Remainder session, Decision decision) {
        return inOrder.stream()
                .filter(each -> each.decision() == decision
                        && each.affected().session().equals(session.session())
                        && !isOfPool(each, pool))
                .mapToInt(each -> decision == Decision.STAY ? session.takenBy(each.affected()) : 1)
                .sum();
    }

    /** The openings of a pool, of clinics or of theatres. */
    List<Opening> openingsOf(String pool) {
        return places.of(pool);
    }

    Stream<Opening> openings() {
        return places.all();
    }

    /** What is left of kit and beds when all are placed as the plan has them. */
    KitAndBeds leftByAll() {
        return leftByAll;
    }

    Set<String> knownSlots() {
        return openings()
                .flatMap(opening -> opening.slots().stream())
                .map(Opening.Slot::id)
                .collect(Collectors.toSet());
    }

    /** The times at which the same person has other appointments that no plan moves. */
    Commitments commitmentsOf(Affected patient) {
        Commitments commitments = new Commitments();
        commit(patient, commitments);
        return commitments;
    }

    void commit(Affected patient, Commitments commitments) {
        byPatient.getOrDefault(patient.patient(), List.of()).stream()
                .filter(each -> !each.appointment().equals(patient.appointment()) && !isMovable(each.affected()))
                .forEach(commitments::add);
    }

    Remainder remainder(String session) {
        Remainder known = inputs.remainders().get(session);
        return known == null ? wishes.remainders().get(session) : known;
    }

    boolean knows(String appointment) {
        return placed.containsKey(appointment);
    }

    Placed placementOf(String appointment) {
        return placed.get(appointment);
    }

    /** Which of all placed the appointment is. */
    int numberOf(String appointment) {
        return numbers.get(appointment);
    }

    List<Placed> placed() {
        return inOrder;
    }

    PlanInputs inputs() {
        return inputs;
    }

    Circumstances now() {
        return inputs.now();
    }

    Wishes wishes() {
        return wishes;
    }
}
