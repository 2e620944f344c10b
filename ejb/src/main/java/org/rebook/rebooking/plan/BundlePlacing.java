package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Puts one bundle that is out where it costs the whole least.
 *
 * <p>A small one as a whole. Of a large one so many compete for the same places that not every way can be tried: its members
 * are settled bit by bit, and then a few who are near one another are taken out and put back, again and again.
 */
final class BundlePlacing {

    /** Up to so many members are placed as a whole. */
    private static final int SMALL = 8;

    private static final int MOST_TRIED = 60;
    /** As long as no way is known at all, so many more for each member. */
    private static final int MORE_TO_FIND_ANY = 4;

    /** Enough to come to the end of nearly every bundle of six in one clinic. */
    private static final int MOST_TRIED_THOROUGHLY = 5_000;

    private static final int MOST_IN_A_PART = 6;
    private static final int TRIED_IN_A_PART = 12;
    private static final int MOST_ELSEWHERE = 24;
    private static final int STEPS_A_MEMBER = 10;
    private static final int STEPS_A_MEMBER_NEAR = 2;

    private final TiedPlaces places;
    private final Bundle bundle;
    private final boolean isLarge;
    private final PartPlacing whole;
    /** Who is tied to more of the others than anybody else is. */
    private final int mostJoined;

    private final Random random;

    BundlePlacing(TiedPlaces places, Bundle bundle) {
        this.places = places;
        this.bundle = bundle;
        isLarge = bundle.size() > SMALL;
        whole = new PartPlacing(places, bundle, everybody())
                .trying(MOST_TRIED, MOST_TRIED + MORE_TO_FIND_ANY * bundle.size());
        mostJoined = IntStream.range(0, bundle.size())
                .boxed()
                .max(Comparator.comparingInt(bundle::joinedTo))
                .orElseThrow();
        random = new Random(bundle.size());
    }

    private int[] everybody() {
        return IntStream.range(0, bundle.size()).toArray();
    }

    boolean isLarge() {
        return isLarge;
    }

    /** The options chosen, one for each member, who are all seated now. */
    int[] place() {
        int[] options = nowhere();
        if (!isLarge) {
            whole.place(options, places.cost());
            return options;
        }
        new BitByBit(places, bundle, options).settle();
        if (bundle.joinedTo(mostJoined) > MOST_IN_A_PART) {
            options = withMostJoinedElsewhere(options);
        }
        improve(options, STEPS_A_MEMBER);
        return options;
    }

    /** Whoever nearly all are tied to moves only if they all do: settled at moment after moment, they with them. */
    private int[] withMostJoinedElsewhere(int[] first) {
        int[] best = first;
        long least = places.cost();
        takeOut();
        long[] costs = places.costsOf(bundle.members.get(mostJoined));
        long[] with = new JointChoice(bundle).leastWith(mostJoined, moments());
        long others = places.cost()
                - bundle.members.stream().mapToLong(places::unplacedCost).sum();
        int[] inOrder = IntStream.range(0, with.length)
                .filter(moment -> with[moment] < RoomCosts.NO_WAY)
                .boxed()
                .sorted(Comparator.comparingLong(moment -> with[moment]))
                .limit(MOST_ELSEWHERE)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int moment : inOrder) {
            if (others + with[moment] >= least) {
                break;
            }
            int[] options = nowhere();
            BitByBit bitByBit = new BitByBit(places, bundle, options);
            bitByBit.settle(mostJoined, bundle.optionAt(mostJoined, moment, costs));
            bitByBit.settle();
            if (places.cost() < least) {
                least = places.cost();
                best = options;
            }
            takeOut();
        }
        for (int member = 0; member < best.length; member++) {
            places.seat(bundle.members.get(member), best[member]);
        }
        return best;
    }

    private void takeOut() {
        bundle.members.forEach(places::lift);
    }

    private long[][] moments() {
        return IntStream.range(0, bundle.size())
                .mapToObj(member -> bundle.byMoment(member, places.costsOf(bundle.members.get(member))))
                .toArray(long[][]::new);
    }

    /** Looks long for a way that costs less than the one given; gives that one if there is none. */
    int[] placeThoroughly(int[] known, long cost) {
        int[] options = known.clone();
        new PartPlacing(places, bundle, everybody())
                .trying(MOST_TRIED_THOROUGHLY, MOST_TRIED_THOROUGHLY)
                .place(options, cost);
        return options;
    }

    /** As {@link #place}, and a large bundle's members at the options given where the others allow that. */
    int[] placeNear(int[] wanted) {
        if (!isLarge) {
            return place();
        }
        int[] options = nowhere();
        BitByBit bitByBit = new BitByBit(places, bundle, options);
        bitByBit.seatWhereWanted(wanted);
        bitByBit.settle();
        improve(options, STEPS_A_MEMBER_NEAR);
        return options;
    }

    private int[] nowhere() {
        return IntStream.range(0, bundle.size())
                .map(member -> bundle.options(member) - 1)
                .toArray();
    }

    /** Moves a few members at a time, who all have their places now, as often as that. */
    private void improve(int[] options, int stepsAMember) {
        for (int step = stepsAMember * bundle.size(); step > 0; step--) {
            int[] part = somePart();
            long before = places.cost();
            IntStream.of(part).forEach(member -> places.lift(bundle.members.get(member)));
            // Another way at the same cost may open a better one later.
            new PartPlacing(places, bundle, part)
                    .trying(TRIED_IN_A_PART, TRIED_IN_A_PART)
                    .place(options, before + 1);
        }
    }

    /** Gives the options as they then are. */
    int[] improved(int[] before) {
        int[] options = before.clone();
        improve(options, STEPS_A_MEMBER);
        return options;
    }

    /** Some who are tied to one another, and now and then others who compete with the first for a pool's places. */
    private int[] somePart() {
        int most = 2 + random.nextInt(MOST_IN_A_PART - 1);
        int first = random.nextInt(bundle.size());
        int[] part = {first};
        if (random.nextBoolean()) {
            int[] rivals = IntStream.range(0, bundle.size())
                    .filter(other -> other != first
                            && bundle.members.get(other).pool()
                                    == bundle.members.get(first).pool())
                    .toArray();
            part = rivals.length == 0 ? part : new int[] {first, rivals[random.nextInt(rivals.length)]};
        }
        while (part.length < most) {
            int[] known = part;
            int from = known[random.nextInt(known.length)];
            int[] near = IntStream.range(0, bundle.size())
                    .filter(other ->
                            bundle.areJoined(from, other) && IntStream.of(known).noneMatch(one -> one == other))
                    .toArray();
            if (near.length == 0) {
                most--;
            } else {
                part = Arrays.copyOf(known, known.length + 1);
                part[known.length] = near[random.nextInt(near.length)];
            }
        }
        return part;
    }
}
