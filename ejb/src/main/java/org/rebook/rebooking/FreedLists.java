package org.rebook.rebooking;

import java.util.Map;

/**
 * Offers lists that operations have left to those that have none, the most urgent first, and with them the other lists of
 * those days, for kit and beds are counted by day. Nobody else is moved for it, so what two or more would have to change
 * lists for is not found; operations that hang together with others are offered theirs with those.
 */
final class FreedLists {

    private final StandingPlan plan;
    private final TheatreChange theatres;
    private final Linked linked;

    FreedLists(StandingPlan plan, TheatreChange theatres, Linked linked) {
        this.plan = plan;
        this.theatres = theatres;
        this.linked = linked;
    }

    /**
     * @param open what each may have
     * @param why told of everybody who gains, where nothing is told yet
     */
    void offer(JointLimits.Where open, Map<String, String> why) {
        theatres.daysLeft().forEach((pool, days) -> plan.operationsOf(pool).stream()
                .filter(each -> !linked.isTied(each) && isWithout(each))
                .sorted(theatres.mostUrgentFirst())
                .filter(each -> theatres.gain(
                        each,
                        list -> days.contains(list.sample().day())
                                && open.isOpen(
                                        each,
                                        list.sample().session(),
                                        list.sample().day())))
                .forEach(each -> why.putIfAbsent(each.appointment(), "Has a list now that another operation leaves.")));
    }

    private boolean isWithout(Affected operation) {
        return theatres.knows(operation.appointment())
                && theatres.placementOf(operation.appointment()).decision() == Decision.UNPLACED;
    }
}
