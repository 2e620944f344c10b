package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final double EARLIEST = 0;
    private static final double LATEST = 1;

    @Test
    void waitsTwiceAsLongAfterEachAttempt() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(attempt -> Backoff.ofChange(attempt, LATEST)))
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16));
    }

    @Test
    void waitsAtLeastHalfAsLongWhateverTheChance() {
        assertThat(Backoff.ofChange(4, EARLIEST)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void neverWaitsLongerThanAQuarterOfAnHour() {
        assertThat(Backoff.ofChange(9, LATEST)).isEqualTo(Duration.ofSeconds(512));
        assertThat(Backoff.ofChange(10, LATEST)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Backoff.ofChange(Integer.MAX_VALUE, LATEST)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void takesTheEhrToBeDownAfterFiveFailuresInARow() {
        assertThat(Backoff.ofLine(4, LATEST)).isZero();
        assertThat(Backoff.ofLine(5, LATEST)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void asksAtLeastOnceAMinuteWhetherTheEhrIsBack() {
        assertThat(Backoff.ofLine(1_000, LATEST)).isEqualTo(Duration.ofMinutes(1));
    }
}
