package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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
        Placed placed = poolOf(List.of(patient), open).placeAlone(Plans.SEED);
        changed.put(patient.appointment(), Optional.of(placed));
        return placed;
    }

    /** Gives an operation without a list the cheapest of those wanted that has room; false where none has. */
    boolean gain(Affected patient, Predicate<Opening> wanted) {
        Placed placed = poolOf(List.of(patient), wanted).placeAlone(Plans.SEED);
        boolean gains = placed.decision() == Decision.MOVE;
        if (gains) {
            changed.put(patient.appointment(), Optional.of(placed));
        }
        return gains;
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

    /** The lists as they are for the operations given, with all others on them. */
    private TheatrePool poolOf(List<Affected> operations, Predicate<Opening> wanted) {
        String name = StrikePlanner.poolOf(operations.get(0));
        List<Opening> open = plan.openingsOf(name).stream()
                .filter(wanted)
                .map(list -> withOthers(list, operations))
                .toList();
        Commitments commitments = new Commitments();
        operations.forEach(operation -> plan.commit(operation, commitments));
        return new TheatrePool(
                name,
                operations,
                Map.of(),
                plan.inputs().counting(leftBesides(operations)),
                open,
                linked,
                plan.costsFor(name),
                commitments);
    }

    /** What is left of kit and beds when all others have the lists that they have now. */
    private KitAndBeds leftBesides(List<Affected> operations) {
        Set<String> without = operations.stream().map(Affected::appointment).collect(Collectors.toSet());
        List<Placed> otherwise = Stream.concat(changed.keySet().stream(), without.stream())
                .distinct()
                .map(plan::placementOf)
                .toList();
        List<Placed> now = changed.values().stream()
                .flatMap(Optional::stream)
                .filter(each -> !without.contains(each.appointment()))
                .toList();
        return plan.leftByAll().without(otherwise).with(now);
    }

    /** The theatre as operations find it that look for lists together with what they are linked with. */
    JointTheatre opened(List<Affected> operations, JointLimits limits) {
        return opened(operations, list -> true, limits);
    }

    private JointTheatre opened(List<Affected> operations, Predicate<Opening> wanted, JointLimits limits) {
        return new JointTheatre(poolOf(operations, wanted), operations, this::placementOf, plan::placementOf, limits);
    }

    /** How much less an operation might cost on another list; of lists that were left, whether they have room for it or not. */
    long spareOf(Affected patient) {
        long now = costNow(patient);
        if (changed.containsKey(patient.appointment())) {
            JointTheatre lists = opened(List.of(patient), JointLimits.NONE);
            return now - lists.members().get(0).least();
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
            changed.put(
                    operation.appointment(),
                    Optional.of(poolOf(List.of(operation), list -> true).without(operation)));
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

    private Opening withOthers(Opening list, List<Affected> operations) {
        String session = list.sample().session();
        return Stream.concat(
                        plan.onList(session).stream().filter(each -> !changed.containsKey(each.appointment())),
                        changed.values().stream()
                                .flatMap(Optional::stream)
                                .filter(each -> each.decision() == Decision.MOVE && each.isIn(session)))
                .filter(each -> operations.stream()
                        .noneMatch(operation -> operation.appointment().equals(each.appointment())))
                .reduce(list, (filled, each) -> filled.filledBy(each.affected()), (one, other) -> other);
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
