package org.rebook.rebooking.planfile;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The most that one theatre list could gain from operations that are worth something, by trying all sets that might be it. */
final class ListGain {

    private static final int MOST_STEPS = 3_000_000;
    /** Minutes that rounding may cost. */
    private static final double ROUNDING = 1e-9;

    /**
     * An operation that could be on the list.
     *
     * @param limits those it uses there, by number
     */
    record Item(long worth, long minutes, long variance, int[] limits) {

        double worthPerMinute() {
            return worth / Math.max(1e-3, minutes);
        }
    }

    private final double deviations;
    private final List<Item> items;
    private final int[] limitLeft;
    private final long room;
    private final long usedVariance;
    private long most;
    private int steps;

    ListGain(Theatre.Session session, int allowance, double deviations, int[] limits, List<Item> items) {
        this.deviations = deviations;
        this.items = items.stream()
                .filter(item -> item.worth() > 0)
                .sorted(Comparator.comparingDouble(Item::worthPerMinute).reversed())
                .toList();
        limitLeft = limits;
        room = (long) session.minutes() + allowance - session.usedMinutes();
        usedVariance = session.usedVariance();
    }

    /** Null when there are too many sets to try. */
    @Nullable
    Long most() {
        long all = 0;
        for (Item item : items) {
            all = Math.addExact(all, item.worth());
        }
        search(0, room, usedVariance, 0);
        return steps > MOST_STEPS ? null : Long.valueOf(most);
    }

    private void search(int from, long left, long variance, long gained) {
        most = Math.max(most, gained);
        if (from == items.size() || ++steps > MOST_STEPS || gained + mostOf(from, left, variance) <= most) {
            return;
        }
        Item item = items.get(from);
        if (fits(left - item.minutes(), variance + item.variance()) && take(item, 1)) {
            search(from + 1, left - item.minutes(), variance + item.variance(), gained + item.worth());
            take(item, -1);
        }
        search(from + 1, left, variance, gained);
    }

    /** At least what the rest can add: as if the last to go on could be cut to size, and varied by nothing. */
    private double mostOf(int from, long left, long variance) {
        double space = left - deviations * Math.sqrt(variance) + ROUNDING;
        double gain = 1;
        for (int at = from; at < items.size() && space >= 0; at++) {
            Item item = items.get(at);
            gain += item.minutes() <= space ? item.worth() : item.worthPerMinute() * space;
            space -= item.minutes();
        }
        return gain * (1 + 1e-9);
    }

    private boolean fits(long left, long variance) {
        return left >= deviations * Math.sqrt(variance) - ROUNDING;
    }

    /** Whether the limits allow it; they are as before where they do not. */
    private boolean take(Item item, int uses) {
        boolean allowed = true;
        for (int limit : item.limits()) {
            limitLeft[limit] -= uses;
            allowed &= limitLeft[limit] >= 0;
        }
        if (!allowed && uses > 0) {
            take(item, -uses);
        }
        return allowed || uses < 0;
    }
}
