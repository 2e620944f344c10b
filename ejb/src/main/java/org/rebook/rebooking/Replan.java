package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries a list of changes out on a plan in memory, one after another, and says what they come to. */
final class Replan {

    private final StandingPlan plan;
    private final Wishes wishes;
    private final List<PlanStep> steps;
    private final TouchedPools pools;
    private final ChangeSteps made;
    private final Map<String, @Nullable Placed> placed = new LinkedHashMap<>();
    private final List<PlacementChange> changes = new ArrayList<>();
    private final List<PlanStep> kept = new ArrayList<>();
    private CostEffect effect = CostEffect.NONE;
    private long micros;

    private Replan(StandingPlan plan, List<PlanStep> earlier, List<PlanStep> steps, Clashes clashes) {
        this.plan = plan;
        this.wishes = Wishes.of(earlier);
        this.steps = steps;
        this.pools = new TouchedPools(plan, steps);
        this.made = new ChangeSteps(plan, wishes, pools, clashes);
    }

    /**
     * What became of the changes.
     *
     * @param kept the changes as they are kept
     * @param placements of everybody afterwards
     */
    record Result(
            PlanRevision revision,
            List<PlanStep> kept,
            List<Placed> placements,
            List<PoolChange> pools,
            List<PoolBound> boundsOfLinked) {

        /** The names of the pools, theatres too, in which somebody may be placed otherwise. */
        Set<String> changedPools() {
            return Stream.concat(
                            pools.stream().map(pool -> pool.pool().name()),
                            revision.placements().stream()
                                    .map(PlacementChange::appointment)
                                    .flatMap(appointment -> placements.stream()
                                            .filter(each -> each.appointment().equals(appointment)))
                                    .map(each -> StrikePlanner.poolOf(each.affected())))
                    .collect(Collectors.toSet());
        }

        List<PoolBound> bounds() {
            return Stream.concat(pools.stream().map(PoolChange::bound), boundsOfLinked.stream())
                    .toList();
        }
    }

    /** What a changed pool costs, and what no plan under the rules and wishes can cost less than. */
    record PoolBound(long cost, long bound) {

        private static List<PoolBound> against(List<PoolBound> first, List<PoolBound> last) {
            return first.size() != last.size()
                    ? last
                    : IntStream.range(0, last.size())
                            .mapToObj(each -> new PoolBound(
                                    last.get(each).cost(),
                                    Math.min(
                                            first.get(each).bound(),
                                            last.get(each).bound())))
                            .toList();
        }
    }

    /** @throws ChangeRefused when one of the changes cannot be, and then none is made */
    static Result of(long id, StandingPlan plan, List<PlanStep> earlier, List<PlanStep> steps) {
        Clashes clashes = Clashes.NONE;
        List<PoolBound> firstBounds = null;
        while (true) {
            Replan replan = new Replan(plan, earlier, steps, clashes);
            Placed clash = replan.make();
            firstBounds = firstBounds == null ? replan.made.boundsOfLinked() : firstBounds;
            if (clash == null) {
                return replan.result(id, firstBounds);
            }
            if (clashes.whole()) {
                throw new ChangeRefused(
                        "changes: the patient of appointment %s would be in two places at once. Make a new plan."
                                .formatted(clash.appointment()));
            }
            clashes = clashes.and(clash);
        }
    }

    /** Everybody's placement once the changes that were accepted together have been made again, list by list. */
    static List<Placed> again(PlanInputs inputs, List<Placed> first, List<List<PlanStep>> accepted) {
        List<Placed> placed = first;
        List<PlanStep> earlier = new ArrayList<>();
        for (List<PlanStep> together : accepted) {
            placed = of(0, new StandingPlan(inputs, Wishes.of(earlier), placed), earlier, together)
                    .placements();
            earlier.addAll(together);
        }
        return placed;
    }

    /** Makes the changes; answers with the first who would have to be in two places at once, or null. */
    private @Nullable Placed make() {
        // Pools were made ready before the clock starts, as they are kept in memory from one change to the next.
        long start = System.nanoTime();
        steps.forEach(step -> kept.add(made.make(step)));
        made.offerWhatIsFreed();
        placed.putAll(made.placed());
        Placed clash = settle();
        micros = (System.nanoTime() - start) / 1_000;
        return clash;
    }

    /** @param firstBounds of linked appointments before any clash was known, which hold whatever was closed since */
    private Result result(long id, List<PoolBound> firstBounds) {
        int others = (int) changes.stream()
                .filter(change -> !change.asked()
                        && change.from() != null
                        && change.from().decision() != Decision.UNPLACED)
                .count();
        List<Placed> placements = placementsNow();
        List<String> faults = ChangedPlanCheck.faultsOf(plan, pools.linked(), placed);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The changed plan does not hold: %s".formatted(faults));
        }
        return new Result(
                new PlanRevision(
                        id,
                        changes,
                        withoutDate(),
                        effect,
                        others,
                        wishes.chosen(),
                        micros,
                        wishes.isSupposed(),
                        made.further() == null ? operationsToLookFor() : 0,
                        made.further()),
                kept,
                placements,
                pools.all(),
                PoolBound.against(firstBounds, made.boundsOfLinked()));
    }

    private @Nullable Placed settle() {
        Commitments commitments = new Commitments();
        List<PoolOutcome> outcomes = pools.all().stream()
                .map(pool -> new PoolOutcome(plan, pool, made, commitments))
                .toList();
        Map<String, Optional<Placed>> inTheatre = made.theatres().changed();
        plan.ofSeveral().stream()
                .filter(each -> !inTheatre.containsKey(each.appointment()))
                .filter(each -> each.affected().isOperation()
                        || !plan.isMovable(each.affected())
                        || !pools.touch(each.affected()))
                .forEach(commitments::add);
        inTheatre.forEach((appointment, to) -> {
            to.ifPresent(commitments::add);
            addInTheatre(appointment, to.orElse(null));
        });
        for (PoolOutcome outcome : outcomes) {
            Placed clash = outcome.settle();
            if (clash != null) {
                return clash;
            }
            placed.putAll(outcome.placed());
            changes.addAll(outcome.changes());
            effect = effect.plus(outcome.effect());
        }
        return null;
    }

    private int withoutDate() {
        return changes.stream()
                .mapToInt(change -> (isWithout(change.to()) ? 1 : 0) - (isWithout(change.from()) ? 1 : 0))
                .sum();
    }

    private int operationsToLookFor() {
        return (int) changes.stream()
                .filter(change -> plan.knows(change.appointment()) && change.to() != null)
                .filter(change ->
                        plan.placementOf(change.appointment()).affected().isOperation()
                                && !made.linked()
                                        .isTied(plan.placementOf(change.appointment())
                                                .affected()))
                .filter(change -> isWithout(change.to()) || change.effect().limitsMissed() > 0)
                .count();
    }

    private static boolean isWithout(PlacementChange.@Nullable Place place) {
        return place != null && place.decision() == Decision.UNPLACED;
    }

    private void addInTheatre(String appointment, @Nullable Placed to) {
        Placed from = plan.placementOf(appointment);
        Affected patient = from.affected();
        placed.put(appointment, to);
        MoveCosts costs = plan.costsFor(StrikePlanner.poolOf(patient));
        PlacementChange change = new PlacementChange(
                appointment,
                made.areAbout(patient),
                PlacementChange.Place.of(from),
                to == null ? null : PlacementChange.Place.of(to),
                CostEffect.of(costs.scale(), costs.of(from), to == null ? 0 : costs.of(to)),
                made.why().getOrDefault(appointment, "The list does not take place."));
        if (!Objects.equals(change.from(), change.to())) {
            changes.add(change);
        }
        effect = effect.plus(change.effect());
    }

    private List<Placed> placementsNow() {
        List<@Nullable Placed> all = new ArrayList<>(plan.placed());
        placed.forEach((appointment, now) -> {
            if (plan.knows(appointment)) {
                all.set(plan.numberOf(appointment), now);
            } else {
                all.add(now);
            }
        });
        if (placed.containsValue(null)) {
            all.removeIf(Objects::isNull);
        }
        return all;
    }
}
