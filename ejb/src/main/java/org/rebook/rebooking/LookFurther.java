package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.ListsWithRoom;
import org.rebook.rebooking.plan.Operation;

/**
 * Looks for lists for operations that have none, or miss a limit on the one they have, where another operation makes room and
 * moves on to a list that has it: of all such ways the cheapest, the upheaval counted. Nobody moves on who has agreed to a
 * date, hangs together with others, or is placed otherwise by the same changes already. It takes longer than a change may by
 * itself, so somebody asks for it.
 */
final class LookFurther {

    private final StandingPlan plan;
    private final TheatreChange theatres;
    private final Linked linked;
    private final Wishes wishes;
    private final Set<String> movedOn = new HashSet<>();
    private int looked;
    private int gained;

    LookFurther(StandingPlan plan, TheatreChange theatres, Linked linked, Wishes wishes) {
        this.plan = plan;
        this.theatres = theatres;
        this.linked = linked;
        this.wishes = wishes;
    }

    /** A better list for one, and whoever makes room for them, if anybody does. */
    private record Way(@Nullable Affected other, List<TheatreChange.Found> found, long cost) {}

    /** @param why told of everybody who gains or makes room, where nothing is told yet */
    PlanRevision.Further look(Map<String, String> why) {
        boolean all = theatres.changed().isEmpty();
        plan.placed().stream()
                .map(Placed::affected)
                .filter(each -> each.isOperation() && isFree(each) && theatres.knows(each.appointment()))
                .filter(each -> all || theatres.touch(StrikePlanner.poolOf(each)))
                .filter(each -> isWithout(each)
                        || (theatres.costNow(each) >= costOfALimit(each)
                                && (all || theatres.changed().containsKey(each.appointment()))))
                .sorted(Comparator.comparingLong((Affected each) -> -theatres.costNow(each))
                        .thenComparing(Affected::appointment))
                .forEach(each -> lookFor(each, why));
        return new PlanRevision.Further(looked, gained, movedOn.size());
    }

    private void lookFor(Affected wanting, Map<String, String> why) {
        if (movedOn.contains(wanting.appointment())) {
            return;
        }
        looked++;
        boolean without = isWithout(wanting);
        Way best = bestFor(wanting);
        if (best == null || theatres.settle(best.found()) != null) {
            return;
        }
        gained++;
        if (best.other() == null) {
            why.putIfAbsent(wanting.appointment(), without ? "Has a list now." : "Has a better list now.");
            return;
        }
        movedOn.add(best.other().appointment());
        why.putIfAbsent(
                wanting.appointment(),
                "%s because appointment %s moves to another."
                        .formatted(
                                without ? "Has a list now" : "Has a better list now",
                                best.other().appointment()));
        why.putIfAbsent(
                best.other().appointment(),
                "Makes room on the list for appointment %s.".formatted(wanting.appointment()));
    }

    private boolean isFree(Affected operation) {
        return plan.isMovable(operation)
                && !linked.isTied(operation)
                && !wishes.hasChosen(operation.appointment())
                && !movedOn.contains(operation.appointment());
    }

    private boolean isWithout(Affected operation) {
        return theatres.placementOf(operation.appointment()).decision() == Decision.UNPLACED;
    }

    private long costOfALimit(Affected operation) {
        return theatres.costs(StrikePlanner.poolOf(operation)).costOfALimit();
    }

    /** Nobody is tried whose way could not be the cheapest. */
    private @Nullable Way bestFor(Affected wanting) {
        record Mate(Affected other, long atLeast) {}
        Set<LocalDate> days = daysWithRoom(wanting);
        List<Mate> mates = othersOf(wanting)
                .map(other -> new Mate(other, atLeast(wanting, other, days)))
                .sorted(Comparator.comparingLong(Mate::atLeast)
                        .thenComparing(mate -> mate.other().appointment()))
                .toList();
        Way best = alone(wanting);
        for (Mate mate : mates) {
            if (mate.atLeast() >= (best == null ? 0 : best.cost())) {
                return best;
            }
            Way way = with(wanting, mate.other());
            best = way != null && (best == null || way.cost() < best.cost()) ? way : best;
        }
        return best;
    }

    /** The days of lists that changes have left, or the one wanting would leave: what the plan knows of room does not hold there. */
    private Set<LocalDate> daysWithRoom(Affected wanting) {
        Set<LocalDate> days = new HashSet<>(theatres.daysLeft().getOrDefault(StrikePlanner.poolOf(wanting), Set.of()));
        Placed has = theatres.placementOf(wanting.appointment());
        if (has.decision() == Decision.MOVE) {
            days.add(has.day());
        }
        return days;
    }

    /** Those of the same specialty who have a list as the plan has it, and could leave it. */
    private Stream<Affected> othersOf(Affected wanting) {
        return plan.operationsOf(StrikePlanner.poolOf(wanting)).stream()
                .filter(other -> !other.appointment().equals(wanting.appointment()) && isFree(other))
                .filter(other -> !theatres.changed().containsKey(other.appointment()))
                .filter(other -> plan.placementOf(other.appointment()).decision() == Decision.MOVE);
    }

    /** What it would cost more at the least, whatever room there is for the one wanting. */
    private long atLeast(Affected wanting, Affected other, Set<LocalDate> days) {
        MoveCosts costs = theatres.costs(StrikePlanner.poolOf(wanting));
        long onwards = plan.openingsOf(StrikePlanner.poolOf(wanting)).stream()
                .filter(list -> days.contains(list.sample().day()))
                .mapToLong(list -> costs.move(other.displaced(), list) + costs.upheaval())
                .reduce(plan.lists().leastElsewhere(other), Math::min);
        Opening left =
                Objects.requireNonNull(plan.placementOf(other.appointment()).opening());
        return costs.move(wanting.displaced(), left) + onwards - theatres.costNow(wanting) - theatres.costNow(other);
    }

    private @Nullable Way alone(Affected wanting) {
        JointTheatre theatre = opened(List.of(wanting));
        LoneMember one = theatre.members().get(0);
        return one.least() < Math.min(theatre.costNow(), one.unplaced())
                ? way(theatre, null, Map.of(wanting.appointment(), one.cheapest()), one.least() - theatre.costNow())
                : null;
    }

    /** The cheapest with the one on the list that the other leaves. */
    private @Nullable Way with(Affected wanting, Affected other) {
        JointTheatre theatre = opened(List.of(wanting, other));
        ListProblem problem = theatre.problem();
        Operation leaves = problem.operations().get(1);
        int left = theatre.listOf(other);
        OptionalLong taken = theatre.costOn(wanting, left);
        if (left == Assignment.UNPLACED || taken.isEmpty()) {
            return null;
        }
        long now = theatre.costNow();
        int[] onwards = IntStream.range(0, leaves.lists().length)
                .filter(choice -> leaves.lists()[choice] != left && taken.getAsLong() + leaves.costs()[choice] < now)
                .boxed()
                .sorted(Comparator.comparingLong((Integer choice) -> leaves.costs()[choice]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int choice : onwards) {
            int list = leaves.lists()[choice];
            if (ListsWithRoom.hold(problem, left, list)) {
                return way(
                        theatre,
                        other,
                        Map.of(wanting.appointment(), left, other.appointment(), list),
                        taken.getAsLong() + leaves.costs()[choice] - now);
            }
        }
        return null;
    }

    private static Way way(JointTheatre theatre, @Nullable Affected other, Map<String, Integer> lists, long cost) {
        return new Way(other, theatre.found(lists), cost);
    }

    private JointTheatre opened(List<Affected> operations) {
        return theatres.opened(
                operations,
                new JointLimits(
                        Set.of(),
                        (member, at, day) -> !wishes.isLost(at) && !wishes.refuses(member.appointment(), at, day)));
    }
}
