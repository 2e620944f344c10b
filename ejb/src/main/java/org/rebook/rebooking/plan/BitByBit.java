package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the members of a large bundle places, as if nobody competed; whoever loses their place to somebody settled before
 * is asked again, with those who are settled staying where they are.
 */
final class BitByBit {

    /** How often those around whom the others leave no way are taken out again. */
    private static final int MOST_RETURNS = 12;

    private final TiedPlaces places;
    private final Bundle bundle;
    private final int[] options;
    private final boolean[] isSettled;

    /** @param options of all members, who are out; to be changed */
    BitByBit(TiedPlaces places, Bundle bundle, int[] options) {
        this.places = places;
        this.bundle = bundle;
        this.options = options;
        isSettled = new boolean[bundle.size()];
    }

    /** Seats one after another where they are wanted, unless a tie to an earlier one or the room forbids that. */
    void seatWhereWanted(int[] wanted) {
        for (int member = 0; member < wanted.length; member++) {
            if (goesWithSettled(member, wanted[member]) && costs(member)[wanted[member]] < RoomCosts.NO_WAY) {
                settle(member, wanted[member]);
            }
        }
    }

    /** Whoever finds no way in the end is left without a place, and so are those who are then tied to nobody placed. */
    void settle() {
        int returns = 0;
        while (true) {
            int[] out = IntStream.range(0, isSettled.length)
                    .filter(member -> !isSettled[member])
                    .toArray();
            if (out.length == 0) {
                return;
            }
            if (!settleSome(out)) {
                if (++returns > MOST_RETURNS) {
                    leaveAllOut();
                    return;
                }
                takeOutAround(out);
            }
        }
    }

    private void leaveAllOut() {
        for (int member = 0; member < isSettled.length; member++) {
            if (isSettled[member]) {
                takeOut(member);
            }
            options[member] = bundle.options(member) - 1;
        }
    }

    private void takeOutAround(int[] out) {
        IntStream.range(0, isSettled.length)
                .filter(member ->
                        isSettled[member] && IntStream.of(out).anyMatch(other -> bundle.areJoined(member, other)))
                .forEach(this::takeOut);
    }

    private void takeOut(int member) {
        places.lift(bundle.members.get(member));
        isSettled[member] = false;
    }

    /** Settles those who cost what they would if nobody competed; the first of them always does. */
    private boolean settleSome(int[] out) {
        long[][] costs = new long[out.length][];
        long[][] moments = new long[out.length][];
        for (int at = 0; at < out.length; at++) {
            costs[at] = openCosts(out[at]);
            moments[at] = bundle.byMoment(out[at], costs[at]);
        }
        int @Nullable [] chosen = new JointChoice(bundle, out).cheapest(moments);
        if (chosen == null) {
            return false;
        }
        for (int at = 0; at < out.length; at++) {
            int option = bundle.optionAt(out[at], chosen[at], costs[at]);
            if (costs(out[at])[option] == costs[at][option]) {
                settle(out[at], option);
            }
        }
        return true;
    }

    void settle(int member, int option) {
        places.seat(bundle.members.get(member), option);
        options[member] = option;
        isSettled[member] = true;
    }

    private long[] costs(int member) {
        return places.costsOf(bundle.members.get(member));
    }

    private long[] openCosts(int member) {
        long[] costs = costs(member).clone();
        Arrays.setAll(costs, option -> goesWithSettled(member, option) ? costs[option] : RoomCosts.NO_WAY);
        return costs;
    }

    private boolean goesWithSettled(int member, int option) {
        int moment = bundle.momentOf(member, option);
        for (int other = 0; other < isSettled.length; other++) {
            if (isSettled[other]
                    && bundle.areJoined(member, other)
                    && !bundle.allows(member, moment, other, bundle.momentOf(other, options[other]))) {
                return false;
            }
        }
        return true;
    }
}
