package org.rebook.rebooking.planfile;

import java.util.List;
import org.rebook.rebooking.plan.Limit;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.Operation;
import org.rebook.rebooking.plan.TheatreList;
import org.rebook.rebooking.plan.Use;

/** One pool of operations as a file has it; the numbers of lists and operations are their places in the file. */
record Theatre(String id, List<Session> lists, List<DayLimit> limits, List<Surgery> operations) {

    ListProblem toProblem(Rules rules) {
        return new ListProblem(
                operations.stream()
                        .map(each -> new Operation(
                                each.mean,
                                each.variance,
                                each.turnaround,
                                each.order,
                                each.uses.stream()
                                        .map(use -> new Use(use.what, use.days))
                                        .toList(),
                                each.lists,
                                each.costs,
                                each.unplaced))
                        .toList(),
                lists.stream()
                        .map(each ->
                                new TheatreList(each.day, each.from, each.minutes, each.usedMinutes, each.usedVariance))
                        .toList(),
                rules.overrun(),
                limits.stream()
                        .map(each -> new Limit(each.what, each.day, each.most))
                        .toList(),
                rules.weights());
    }

    /** One theatre list, and what is booked on it already. */
    record Session(String id, int day, int from, int minutes, int usedMinutes, long usedVariance) {}

    /** At most so many operations may use the thing on the day. */
    record DayLimit(String what, int day, int most) {}

    /** One unit of the thing on the day of the list and the days that follow, so many in all. */
    record Need(String what, int days) {}

    /** One operation; it may go on {@code lists[i]} for {@code costs[i]}. */
    record Surgery(
            String id,
            int mean,
            int variance,
            int turnaround,
            long unplaced,
            int order,
            List<Need> uses,
            int[] lists,
            long[] costs) {

        /** The same with the list, or with having none, so much dearer. */
        Surgery charging(int list, long more) {
            long[] dearer = costs.clone();
            if (list != Seats.NOWHERE) {
                dearer[choiceOf(list)] += more;
            }
            long without = list == Seats.NOWHERE ? unplaced + more : unplaced;
            return new Surgery(id, mean, variance, turnaround, without, order, uses, lists, dearer);
        }

        /** The choice that leads to the list, or -1. */
        int choiceOf(int list) {
            for (int choice = 0; choice < lists.length; choice++) {
                if (lists[choice] == list) {
                    return choice;
                }
            }
            return -1;
        }
    }
}
