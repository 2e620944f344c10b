package org.rebook.rebooking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rebook.policy.Setting;

/**
 * Plans a strike where routine patients may give way: first without that; then again, those who are still without a date
 * or past a limit and may not wait being free to take the place of somebody with slack. Each plan is proven by itself.
 */
final class CascadePlanner {

    // More do not fit into the scale of a great trust's costs, and the earliest places help the urgent most.
    private static final int MOST_POSSIBLE = 400;

    private final PlanInputs inputs;
    private final long seed;
    private final Proposal without;
    private final Map<String, Placed> before;

    CascadePlanner(PlanInputs inputs, long seed, Proposal without) {
        this.inputs = inputs;
        this.seed = seed;
        this.without = without;
        this.before = without.placed().stream().collect(Collectors.toMap(Placed::appointment, Function.identity()));
    }

    Proposal plan() {
        Giving giving = possible();
        if (giving.places().isEmpty()) {
            return without;
        }
        Proposal all = StrikePlanner.planOnce(inputs.giving(giving), seed);
        List<Placed> taking = taking(all);
        int most = inputs.now().number(Setting.CASCADES_AT_MOST);
        if (taking.size() <= most) {
            return withFigures(all, giving, 0);
        }
        Set<String> kept = taking.stream()
                .sorted(mostSavedFirst())
                .limit(most)
                .map(placed -> placed.givesWay().giver().appointment())
                .collect(Collectors.toSet());
        Giving fewer = new Giving(
                giving.places().stream()
                        .filter(giver -> kept.contains(giver.appointment()))
                        .toList(),
                giving.receivers());
        return withFigures(StrikePlanner.planOnce(inputs.giving(fewer), seed), giving, taking.size() - most);
    }

    /** Those who may give way, each with a place that somebody who needs it could take. */
    private Giving possible() {
        List<Affected> receivers = without.placed().stream()
                .filter(this::isInNeed)
                .map(Placed::affected)
                .toList();
        Commitments none = new Commitments();
        List<GivingPlace> places = inputs.giving().places().stream()
                .filter(giver -> GivingWay.whyNot(giver, inputs.now()).isEmpty())
                .filter(giver -> receivers.stream()
                        .anyMatch(patient ->
                                PlanRules.firstRefusalOf(giver.place().sample(), patient, inputs.now(), none) == null))
                .sorted(Comparator.comparing(
                                (GivingPlace giver) -> giver.slot().time().startsAt())
                        .thenComparing(GivingPlace::appointment))
                .limit(MOST_POSSIBLE)
                .toList();
        return new Giving(places, receivers.stream().map(Affected::appointment).collect(Collectors.toSet()));
    }

    // Whoever has other appointments that hang together with this one is placed before places can be given.
    private boolean isInNeed(Placed placed) {
        return !placed.pool().equals(Linked.POOL)
                && (placed.decision() == Decision.UNPLACED || limitsMissed(placed) > 0)
                && GivingWay.mayReceive(placed.affected(), inputs.now());
    }

    private int limitsMissed(Placed placed) {
        return placed.decision() != Decision.MOVE
                ? 0
                : MoveCosts.breachesCausedBy(
                        placed.affected().displaced(),
                        placed.opening().sample().day(),
                        inputs.now().rules());
    }

    private static List<Placed> taking(Proposal plan) {
        return plan.placed().stream()
                .filter(placed -> placed.givesWay() != null)
                .toList();
    }

    private Comparator<Placed> mostSavedFirst() {
        return Comparator.comparing((Placed placed) -> was(placed).decision() != Decision.UNPLACED)
                .thenComparing(placed -> RiskTier.of(
                        placed.affected().displaced(),
                        inputs.now().today(),
                        inputs.now().rules()))
                .thenComparing(placed -> limitsMissed(placed) - limitsMissed(was(placed)))
                .thenComparing(placed -> placed.givesWay().halfPoints())
                .thenComparing(Placed::appointment);
    }

    private Placed was(Placed placed) {
        return Objects.requireNonNull(before.get(placed.appointment()));
    }

    private Proposal withFigures(Proposal plan, Giving giving, int leftOut) {
        List<GivesWay> moves = taking(plan).stream().map(Placed::givesWay).toList();
        if (moves.isEmpty()) {
            return without;
        }
        return new Proposal(
                plan.placed(),
                plan.figures(),
                without.baseline(),
                plan.proof(),
                new Cascades(
                        giving.places().size(),
                        moves.size(),
                        without.figures().unplaced() - plan.figures().unplaced(),
                        without.figures().breaches() - plan.figures().breaches(),
                        moves.stream().mapToInt(GivesWay::daysLater).sum(),
                        moves.stream().mapToInt(GivesWay::slackDays).min().orElseThrow(),
                        moves.stream().mapToLong(GivesWay::halfPoints).sum(),
                        leftOut));
    }
}
