package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What giving way saves and costs, as whoever approves the plan reads it. */
class CascadesTest {

    @Test
    void saysWhatManySaveAndCost() {
        Cascades many = new Cascades(171, 36, 2, 33, 1895, 7, 10_071, 0);
        assertThat(many.saved()).isEqualTo("2 more displaced patients have a date; 33 fewer miss a limit");
        assertThat(many.price())
                .isEqualTo("Seen 1,895 days later, all together; each keeps at least 7 days before the first limit;"
                        + " 5,035.5 points");
    }

    @Test
    void saysWhatOneSavesAndCosts() {
        Cascades one = new Cascades(5, 1, 1, 1, 1, 9, 200, 0);
        assertThat(one.saved()).isEqualTo("1 more displaced patient has a date; 1 fewer misses a limit");
        assertThat(one.price())
                .isEqualTo("Seen 1 day later, all together; each keeps at least 9 days before the first limit;"
                        + " 100 points");
    }

    @Test
    void saysSoWhereADateIsWonPastALimit() {
        assertThat(new Cascades(5, 1, 1, -1, 14, 9, 200, 0).saved())
                .isEqualTo("1 more displaced patient has a date; 1 more misses a limit");
    }
}
