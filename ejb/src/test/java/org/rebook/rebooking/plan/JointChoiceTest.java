package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is tied chooses the cheapest way of all, at any costs, credits among them. */
class JointChoiceTest {

    private static final long NO_WAY = RoomCosts.NO_WAY;

    @ParameterizedTest
    @EnumSource
    void findsTheCheapestWayOfFive(SampleBundles.Shape shape) {
        LongStream.range(0, 60).forEach(seed -> {
            Bundle bundle = bundle(shape, 5, 3, seed);
            long[][] costs = costs(bundle, seed);
            long least = new EveryWay(bundle, everybody(bundle), costs).least();
            assertThat(new JointChoice(bundle).least(costs))
                    .as("bundle %d", seed)
                    .isEqualTo(least);
            assertThat(new JointChoice(bundle).leastAlongTree(costs))
                    .as("along the tree of bundle %d", seed)
                    .isLessThanOrEqualTo(least);
            assertCheapest(bundle, costs, new JointChoice(bundle).cheapest(costs), least);
        });
    }

    @ParameterizedTest
    @EnumSource
    void settlesFiveOneAfterAnotherWithTheSameResult(SampleBundles.Shape shape) {
        LongStream.range(0, 60).forEach(seed -> {
            Bundle bundle = bundle(shape, 5, 3, seed);
            long[][] costs = costs(bundle, seed);
            TangledChoice tangled = new TangledChoice(bundle, everybody(bundle));
            tangled.find(costs, new JointChoice(bundle).leastWithEach(costs));
            long least = new EveryWay(bundle, everybody(bundle), costs).least();
            assertThat(tangled.isExact()).isTrue();
            assertThat(tangled.least()).as("bundle %d", seed).isEqualTo(least);
            assertCheapest(bundle, costs, tangled.cheapest(), least);
        });
    }

    @Test
    void ringsAndLaddersOfAHundredAreNotTooTangled() {
        for (SampleBundles.Shape shape : new SampleBundles.Shape[] {
            SampleBundles.Shape.RING, SampleBundles.Shape.LADDER, SampleBundles.Shape.WHEEL
        }) {
            Bundle bundle = bundle(shape, 100, 20, 1);
            long[][] costs = costs(bundle, 1);
            TangledChoice tangled = new TangledChoice(bundle, everybody(bundle));
            tangled.find(costs, new JointChoice(bundle).leastWithEach(costs));
            assertThat(tangled.isExact()).as("%s", shape).isTrue();
            assertCheapest(bundle, costs, tangled.cheapest(), tangled.least());
        }
    }

    /** Thirty appointments of one person can be settled neither way; what is said then is true all the same. */
    @Test
    void claimsNoMoreThanAWayCostsWhereTheTiesAreTooTangled() {
        LongStream.range(0, 5).forEach(seed -> {
            Bundle bundle = bundle(SampleBundles.Shape.ONE_PERSON, 30, 12, seed);
            long[][] costs = costs(bundle, seed);
            int[] found = Objects.requireNonNull(new JointChoice(bundle).cheapest(costs));
            long least = new JointChoice(bundle).least(costs);
            assertThat(least)
                    .isGreaterThanOrEqualTo(new JointChoice(bundle).leastAlongTree(costs))
                    .isLessThanOrEqualTo(costOf(bundle, costs, found));
        });
    }

    @Test
    void somePartsOfABundleChooseAsIfTheOthersWereNotThere() {
        LongStream.range(0, 60).forEach(seed -> {
            Bundle bundle = bundle(SampleBundles.Shape.RING, 6, 3, seed);
            long[][] costs = costs(bundle, seed);
            int[] part = {0, 1, 3};
            long[][] own = IntStream.of(part).mapToObj(member -> costs[member]).toArray(long[][]::new);
            long expected = new EveryWay(bundle, part, own).least();
            assertThat(new JointChoice(bundle, part).least(own)).isEqualTo(expected);
            long[][] with = new JointChoice(bundle, part).leastWithEach(own);
            for (long[] each : with) {
                assertThat(LongStream.of(each).min().orElseThrow()).isEqualTo(expected);
            }
        });
    }

    private static void assertCheapest(Bundle bundle, long[][] costs, int[] chosen, long least) {
        if (least >= NO_WAY) {
            assertThat(chosen).isNull();
        } else {
            assertThat(costOf(bundle, costs, chosen)).isEqualTo(least);
        }
    }

    private static long costOf(Bundle bundle, long[][] costs, int[] chosen) {
        for (int one = 0; one < chosen.length; one++) {
            for (int other = 0; other < one; other++) {
                assertThat(!bundle.areJoined(one, other) || bundle.allows(one, chosen[one], other, chosen[other]))
                        .isTrue();
            }
        }
        return IntStream.range(0, chosen.length)
                .mapToLong(member -> costs[member][chosen[member]])
                .sum();
    }

    private static Bundle bundle(SampleBundles.Shape shape, int size, int days, long seed) {
        return Bundles.of(SampleBundles.of(shape, size, Math.max(2, size / 5), days, seed))
                .get(0);
    }

    private static int[] everybody(Bundle bundle) {
        return IntStream.range(0, bundle.size()).toArray();
    }

    private static long[][] costs(Bundle bundle, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, bundle.size())
                .mapToObj(member -> random.longs(bundle.moments(member), -40, 60)
                        .map(cost -> random.nextInt(6) == 0 ? NO_WAY : cost)
                        .toArray())
                .toArray(long[][]::new);
    }

    /** All ways of a small bundle. */
    private record EveryWay(Bundle bundle, int[] numbers, long[][] costs) {

        long least() {
            return from(0, new int[numbers.length]);
        }

        private long from(int at, int[] chosen) {
            if (at == chosen.length) {
                return 0;
            }
            long least = NO_WAY;
            for (int moment = 0; moment < costs[at].length; moment++) {
                chosen[at] = moment;
                if (costs[at][moment] < NO_WAY && goesWithEarlier(at, chosen)) {
                    long rest = from(at + 1, chosen);
                    least = rest >= NO_WAY ? least : Math.min(least, costs[at][moment] + rest);
                }
            }
            return least;
        }

        private boolean goesWithEarlier(int at, int[] chosen) {
            return IntStream.range(0, at)
                    .allMatch(other -> !bundle.areJoined(numbers[at], numbers[other])
                            || bundle.allows(numbers[at], chosen[at], numbers[other], chosen[other]));
        }
    }
}
