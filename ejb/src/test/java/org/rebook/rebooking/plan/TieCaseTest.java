package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TieCaseTest {

    private final TieCase everything = TieCase.everything(2);
    private final TieCase withoutFirst = everything.without(1, 2, 0, new boolean[] {true, false, false});
    private final TieCase withoutFirstAndLast = withoutFirst.without(1, 2, 0, new boolean[] {false, false, true});

    @Test
    void closesWhatAnyOfItsSplitsClosed() {
        assertThat(withoutFirstAndLast.isClosed(1, 0, 0)).isTrue();
        assertThat(withoutFirstAndLast.isClosed(1, 0, 1)).isFalse();
        assertThat(withoutFirstAndLast.isClosed(1, 0, 2)).isTrue();
    }

    @Test
    void leavesTheCaseItWasSplitFromAndEverybodyElseAsTheyAre() {
        assertThat(withoutFirst.isClosed(1, 0, 2)).isFalse();
        assertThat(everything.isClosed(1, 0, 0)).isFalse();
        assertThat(withoutFirstAndLast.isClosed(1, 1, 0)).isFalse();
        assertThat(withoutFirstAndLast.isRestricted(0)).isFalse();
    }
}
