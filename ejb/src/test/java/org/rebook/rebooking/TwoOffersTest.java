package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

class TwoOffersTest {

    private static final LocalDate FIRST = LocalDate.of(2016, 6, 7);

    @Test
    void offersTheBestTwoDaysThatDiffer() {
        assertThat(TwoOffers.among(List.of(FIRST, FIRST, FIRST.plusDays(3), FIRST.plusDays(1)), RuleSet.current()))
                .containsExactly(FIRST, FIRST.plusDays(3));
    }

    @Test
    void offersTheSecondWithinSixWeeksOfTheFirst() {
        assertThat(TwoOffers.among(List.of(FIRST, FIRST.plusDays(43), FIRST.plusDays(42)), RuleSet.current()))
                .containsExactly(FIRST, FIRST.plusDays(42));
    }

    @Test
    void offersAsManyAsTheTrustWants() {
        List<LocalDate> days = List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
        assertThat(TwoOffers.among(days, RuleSet.current().with(Setting.OFFERS, 3)))
                .hasSize(3);
        assertThat(TwoOffers.among(days, RuleSet.current().with(Setting.OFFERS, 1)))
                .hasSize(1);
        assertThat(TwoOffers.among(List.of(), RuleSet.current())).isEmpty();
    }
}
