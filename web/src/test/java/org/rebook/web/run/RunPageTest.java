package org.rebook.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunPageTest {

    @Test
    void saysTheTimeToGoNoMoreExactlyThanItIsKnown() {
        assertThat(RunPage.inWords(null)).isEqualTo("not known yet");
        assertThat(RunPage.inWords(Duration.ofSeconds(59))).isEqualTo("less than a minute");
        assertThat(RunPage.inWords(Duration.ofSeconds(60))).isEqualTo("about a minute");
        assertThat(RunPage.inWords(Duration.ofSeconds(95))).isEqualTo("about 2 minutes");
    }
}
