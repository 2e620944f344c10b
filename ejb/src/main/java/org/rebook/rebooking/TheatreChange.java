package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds one operation another list while every other stays where the plan has it: the cheapest that the rules allow. */
final class TheatreChange {

    private final StandingPlan plan;
    private final Linked linked;
    private final Map<String, Optional<Placed>> changed = new LinkedHashMap<>();
    private final Map<String, MoveCosts> costs = new HashMap<>();

    TheatreChange(StandingPlan plan, Linked linked) {
        this.plan = plan;
        this.linked = linked;
    }

    Placed placementOf(String appointment) {
        return changed.containsKey(appointment)
                ? changed.get(appointment).orElseThrow()
                : plan.placementOf(appointment);
    }

    void leaveOut(String appointment) {
        changed.put(appointment, Optional.empty());
    }

    /** Places the operation anew on one of the lists wanted, the place it has now left out. */
    Placed place(Affected patient, Predicate<Opening> wanted) {
        Predicate<Opening> open = list -> wanted.test(list)
                && !plan.wishes()
                        .refuses(
                                patient.appointment(),
                                list.sample().session(),
                                list.sample().day());
        Placed placed = cheapest(patient, open).orElseGet(() -> without(patient, open));
        changed.put(patient.appointment(), Optional.of(placed));
        return placed;
    }

    /** Gives an operation without a list the cheapest of those wanted that has room; false where none has. */
    boolean gain(Affected patient, Predicate<Opening> wanted) {
        Optional<Placed> placed = cheapest(patient, wanted);
        if (placed.isPresent()) {
            changed.put(patient.appointment(), placed);
        }
        return placed.isPresent();
    }

    /** Whether the operation is in the plan still. */
    boolean knows(String appointment) {
        return !changed.containsKey(appointment) || changed.get(appointment).isPresent();
    }

    /** Whether an operation has the list that the plan gave it. */
    boolean isStillOn(Placed was) {
        return knows(was.appointment())
                && Objects.equals(
                        was.sessionNow(), placementOf(was.appointment()).sessionNow());
    }

    /** Places operations anew, the most urgent first; what one of them gives up may be what another takes. */
    void placeAll(List<Affected> operations, BiPredicate<Affected, Opening> wanted) {
        operations.forEach(each -> changed.put(each.appointment(), Optional.empty()));
        operations.stream().sorted(mostUrgentFirst()).forEach(each -> place(each, list -> wanted.test(each, list)));
    }

    Comparator<Affected> mostUrgentFirst() {
        return Comparator.comparingLong(
                        (Affected each) -> -costs(StrikePlanner.poolOf(each)).unplaced(each.displaced()))
                .thenComparing(Affected::appointment);
    }

    /** Without a list, and every reason why. */
    private Placed without(Affected patient, Predicate<Opening> wanted) {
        return poolOf(List.of(patient), wanted).without(patient);
    }

    private Optional<Placed> cheapest(Affected patient, Predicate<Opening> wanted) {
        List<Affected> one = List.of(patient);
        return poolOf(one, listsFor(patient, wanted)).placeAlone(Plans.SEED, filledBesides(one));
    }

    private List<Opening> listsFor(Affected patient, Predicate<Opening> wanted) {
        return plan.openingsOf(StrikePlanner.poolOf(patient)).stream()
                .filter(wanted)
                .toList();
    }

    /** The lists as they are for the operations given, with all others on them. */
    private TheatrePool poolOf(List<Affected> operations, Predicate<Opening> wanted) {
        return poolOf(
                operations,
                listsFor(operations.get(0), wanted).stream()
                        .map(filledBesides(operations))
                        .toList());
    }

    private TheatrePool poolOf(List<Affected> operations, List<Opening> open) {
        String name = StrikePlanner.poolOf(operations.get(0));
        Commitments commitments = new Commitments();
        operations.forEach(operation -> plan.commit(operation, commitments));
        return new TheatrePool(
                name,
                operations,
                Map.of(),
                plan.inputs().counting(leftBesides(operations)),
                open,
                linked,
                costs(name),
                commitments);
    }

    /** What is left of kit and beds when all others have the lists that they have now. */
    private KitAndBeds leftBesides(List<Affected> operations) {
        return plan.leftByAll()
                .instead(asPlanned(operations).toList(), now(operations).toList());
    }

    /** Where the plan has the operations given, and all that are placed otherwise now. */
    private Stream<Placed> asPlanned(List<Affected> operations) {
        return Stream.concat(changed.keySet().stream(), operations.stream().map(Affected::appointment))
                .distinct()
                .map(plan::placementOf);
    }

    /** Where those who are placed otherwise are now, besides the operations given. */
    private Stream<Placed> now(List<Affected> besides) {
        return changed.values().stream().flatMap(Optional::stream).filter(each -> besides.stream()
                .noneMatch(operation -> operation.appointment().equals(each.appointment())));
    }

    /** The theatre as operations find it that look for lists together with what they are linked with. */
    JointTheatre opened(List<Affected> operations, JointLimits limits) {
        return opened(operations, list -> true, limits);
    }

    /** @param savings what could be saved at the most: lists that cost more than that are left out */
    JointTheatre opened(List<Affected> operations, JointLimits limits, Savings savings) {
        if (!savings.areKnown()) {
            return opened(operations, limits);
        }
        MoveCosts costs = costs(StrikePlanner.poolOf(operations.get(0)));
        record Wanting(Displaced patient, long most) {}
        List<Wanting> wanting = operations.stream()
                .map(each -> new Wanting(each.displaced(), costNow(each) + savings.of(each.appointment())))
                .toList();
        return opened(
                operations,
                list -> wanting.stream().anyMatch(each -> costs.move(each.patient(), list) <= each.most()),
                limits);
    }

    private JointTheatre opened(List<Affected> operations, Predicate<Opening> wanted, JointLimits limits) {
        return new JointTheatre(poolOf(operations, wanted), operations, this::placementOf, plan::placementOf, limits);
    }

    /** How much less an operation might cost on another list; of lists that were left, whether they have room for it or not. */
    long spareOf(Affected patient) {
        long now = costNow(patient);
        if (changed.containsKey(patient.appointment())) {
            JointTheatre lists = opened(List.of(patient), JointLimits.NONE, Savings.upTo(0, List.of(patient)));
            return Math.max(0, now - lists.members().get(0).least());
        }
        String pool = StrikePlanner.poolOf(patient);
        Set<LocalDate> days = daysLeft().getOrDefault(pool, Set.of());
        boolean had = plan.placementOf(patient.appointment()).decision() != Decision.UNPLACED;
        long least = plan.openingsOf(pool).stream()
                .filter(list -> days.contains(list.sample().day()))
                .mapToLong(list -> costs(pool).move(patient.displaced(), list)
                        + (had ? costs(pool).upheaval() : 0))
                .reduce(plan.lists().of(patient).least(), Math::min);
        return Math.max(0, now - least);
    }

    /** What an operation costs now, with the upheaval if it has another place than in the plan. */
    long costNow(Affected patient) {
        Placed was = plan.placementOf(patient.appointment());
        Placed is = placementOf(patient.appointment());
        MoveCosts costs = costs(StrikePlanner.poolOf(patient));
        boolean other = was.decision() != is.decision() || !Objects.equals(was.sessionNow(), is.sessionNow());
        return costs.of(is) + (other && was.decision() != Decision.UNPLACED ? costs.upheaval() : 0);
    }

    MoveCosts costs(String pool) {
        return costs.computeIfAbsent(pool, plan::costsFor);
    }

    /** The days of lists that an operation has left, by pool: kit and beds are counted by day. */
    Map<String, Set<LocalDate>> daysLeft() {
        Map<String, Set<LocalDate>> days = new TreeMap<>();
        List.copyOf(changed.keySet()).stream()
                .map(plan::placementOf)
                .filter(was -> was.decision() == Decision.MOVE && !isStillOn(was))
                .forEach(was -> days.computeIfAbsent(StrikePlanner.poolOf(was.affected()), any -> new HashSet<>())
                        .add(was.day()));
        return days;
    }

    /**
     * A list that was found for an operation.
     *
     * @param session null for none
     * @param asPlanned whether that is where the plan had it
     */
    record Found(Affected operation, @Nullable String session, boolean asPlanned) {}

    /**
     * Puts the operations on the lists found for them, or back where the plan had them; or leaves them without one.
     *
     * @return why nothing is changed: they want more of something on one day than there is, which each alone could have had
     */
    @Nullable
    String settle(List<Found> lists) {
        Map<String, Optional<Placed>> before = new LinkedHashMap<>(changed);
        List<Found> elsewhere = lists.stream()
                .filter(each -> !each.asPlanned()
                        && !(each.session() != null
                                && each.session()
                                        .equals(sessionOf(each.operation().appointment()))))
                .toList();
        lists.stream()
                .filter(Found::asPlanned)
                .forEach(each -> changed.remove(each.operation().appointment()));
        // What one of them gives up may be what another takes.
        elsewhere.forEach(each -> changed.put(each.operation().appointment(), Optional.empty()));
        String refusal = elsewhere.stream()
                .map(this::settle)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (refusal != null) {
            changed.clear();
            changed.putAll(before);
        }
        return refusal;
    }

    private @Nullable String settle(Found found) {
        Affected operation = found.operation();
        if (found.session() == null) {
            changed.put(operation.appointment(), Optional.of(without(operation, list -> true)));
        } else if (place(operation, list -> list.sample().session().equals(found.session()))
                        .decision()
                != Decision.MOVE) {
            Opening list = plan.openingsOf(StrikePlanner.poolOf(operation)).stream()
                    .filter(each -> each.sample().session().equals(found.session()))
                    .findFirst()
                    .orElseThrow();
            KitAndBeds left = leftBesides(List.of(operation));
            String full = left.wantsOf(operation.displaced(), list.site()).stream()
                    .filter(want -> left.shortOn(want, list.sample().day()) != null)
                    .map(want -> "%s is all taken on %s"
                            .formatted(
                                    want.ward() == null ? "the kit (%s)".formatted(want.words()) : want.words(),
                                    Wording.day(left.shortOn(want, list.sample().day()))))
                    .collect(Collectors.joining(", "));
            if (full.isEmpty()) {
                throw new IllegalStateException("List %s had room for operation %s, and has none."
                        .formatted(found.session(), operation.appointment()));
            }
            return "appointment: %s cannot go with the appointments it is linked with: %s. Choose another list for one of them first."
                    .formatted(operation.appointment(), full);
        }
        return null;
    }

    /** Puts on a list all who have it now, besides the operations given. */
    private UnaryOperator<Opening> filledBesides(List<Affected> operations) {
        Set<String> gone = asPlanned(operations).map(Placed::appointment).collect(Collectors.toSet());
        List<Placed> come =
                now(operations).filter(each -> each.decision() == Decision.MOVE).toList();
        Set<String> touched = Stream.concat(asPlanned(operations), come.stream())
                .map(Placed::sessionNow)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return list -> {
            String session = list.sample().session();
            return touched.contains(session)
                    ? list.filledBy(Stream.concat(
                            plan.onList(session).stream().filter(each -> !gone.contains(each.appointment())),
                            come.stream().filter(each -> each.isIn(session))))
                    : plan.filled(list);
        };
    }

    /** The new placement of each changed patient; empty for those who leave the plan. */
    Map<String, Optional<Placed>> changed() {
        return changed;
    }

    /** Whether any operation of the pool is placed otherwise. */
    boolean touch(String pool) {
        return changed.keySet().stream().map(plan::placementOf).anyMatch(each -> StrikePlanner.poolOf(each.affected())
                .equals(pool));
    }

    @Nullable
    String sessionOf(String appointment) {
        return placementOf(appointment).sessionNow();
    }
}
