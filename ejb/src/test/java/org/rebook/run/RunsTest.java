package org.rebook.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Instant ENDED = Instant.parse("2026-05-12T02:00:00Z");

    @Test
    void givesAJobHalfAMinuteToSayHowItEnded() {
        assertThat(Runs.hadTimeToSaySo(ENDED, ENDED.plusSeconds(30).minusMillis(1)))
                .isFalse();
        assertThat(Runs.hadTimeToSaySo(ENDED, ENDED.plusSeconds(30))).isTrue();
    }
}
