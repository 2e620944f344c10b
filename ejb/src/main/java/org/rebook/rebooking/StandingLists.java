package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Where each operation of a plan that stands could be while every other stays, found out once. */
final class StandingLists {

    // More than anything costs.
    private static final long NOWHERE = Long.MAX_VALUE / 4;

    private final StandingPlan plan;
    private final Map<String, LoneMember> lists = new ConcurrentHashMap<>();
    private final Map<String, Long> elsewhere = new ConcurrentHashMap<>();

    StandingLists(StandingPlan plan) {
        this.plan = plan;
    }

    /** The lists that an operation could have, its own among them. */
    LoneMember of(Affected operation) {
        return lists.computeIfAbsent(
                operation.appointment(), any -> opened(operation).members().get(0));
    }

    /** What an operation costs at the least on another list than its own. */
    long leastElsewhere(Affected operation) {
        return elsewhere.computeIfAbsent(operation.appointment(), any -> {
            JointTheatre open = opened(operation);
            int own = open.listOf(operation);
            LoneMember one = open.members().get(0);
            return IntStream.range(0, one.places())
                    .filter(place -> one.arcs()[place] != own)
                    .mapToLong(place -> one.costs()[place])
                    .min()
                    .orElse(NOWHERE);
        });
    }

    private JointTheatre opened(Affected operation) {
        Wishes wishes = plan.wishes();
        return new TheatreChange(plan, plan.linked())
                .opened(
                        List.of(operation),
                        new JointLimits(
                                Set.of(),
                                (member, at, day) ->
                                        !wishes.isLost(at) && !wishes.refuses(member.appointment(), at, day)));
    }
}
