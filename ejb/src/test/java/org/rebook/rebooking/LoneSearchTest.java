package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.TiedPlan;

/** The cheapest places of two that have to be on one day, each alone in its pool. */
class LoneSearchTest {

    private static final int DAYS = 40;
    private static final long WITHOUT = 1_000_000;

    @Test
    void findsTheBestThoughItIsAmongTheDearestOfOne() {
        // The one's first days go with the other's dear ones: 101 together; its last day but one would cost 38 and 0.
        assertThat(cheapest(day -> day, day -> day < 30 ? 101 - day : 0)).isEqualTo(30);
    }

    @Test
    void findsTheOnlyDayThatBothCanCome() {
        long[] one = costs(day -> day);
        long[] other = costs(day -> DAYS - day);
        assertThat(plan(member("a", 0, 30, one), member("b", 29, DAYS, other)).cost())
                .isEqualTo(29 + DAYS - 29);
    }

    @Test
    void leavesBothWithoutAPlaceWhereNoDaySuits() {
        long[] free = costs(day -> 0);
        assertThat(plan(member("a", 0, 10, free), member("b", 10, 20, free)).cost())
                .isEqualTo(2 * WITHOUT);
    }

    private static long cheapest(IntToLongFunction one, IntToLongFunction other) {
        return plan(member("a", 0, DAYS, costs(one)), member("b", 0, DAYS, costs(other)))
                .cost();
    }

    private static long[] costs(IntToLongFunction ofDay) {
        return IntStream.range(0, DAYS).mapToLong(ofDay).toArray();
    }

    private static LoneMember member(String id, int from, int to, long[] costs) {
        int[] days = IntStream.range(from, to).toArray();
        return new LoneMember(
                id,
                days,
                IntStream.of(days).mapToLong(day -> costs[day]).toArray(),
                WITHOUT,
                new PlaceTimes(
                        days,
                        IntStream.of(days).map(day -> 540).toArray(),
                        IntStream.of(days).map(day -> 560).toArray()));
    }

    private static TiedPlan plan(LoneMember one, LoneMember other) {
        SampleTheatre theatre = new SampleTheatre();
        for (LoneMember each : List.of(one, other)) {
            SampleTheatre.SampleOperation sample = new SampleTheatre.SampleOperation();
            sample.links = List.of(new Displaced.Link(
                    each == one ? other.appointment() : one.appointment(),
                    Displaced.LinkType.SAME_DAY,
                    0,
                    null,
                    STRIKE_DAY));
            theatre.operation(each.appointment(), sample);
        }
        return new LoneSearch(Linked.among(theatre.inputs().affected(), theatre.now), List.of(one, other))
                .cheapest()
                .plan();
    }
}
