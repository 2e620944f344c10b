package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.NOW;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;

/** Hazard H19: stale data. */
class FreshnessTest {

    @Test
    void takesNewsOfADayAgoAndNotOfAMinuteMore() {
        assertThat(Freshness.isTooOld(NOW.minus(Duration.ofHours(24)), NOW, RuleSet.current()))
                .isFalse();
        assertThat(Freshness.isTooOld(NOW.minus(Duration.ofHours(24)).minusSeconds(60), NOW, RuleSet.current()))
                .isTrue();
    }
}
