package org.rebook.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {

    private final CheckedTokens checked = new CheckedTokens();
    private final Instant soon = Instant.now().plusSeconds(900);

    @Test
    void knowsOnlyTheVeryTokenUnderTheVeryKey() {
        checked.add("header.claims.signature", "our key", soon);
        assertThat(checked.has("header.claims.signature", "our key")).isTrue();
        assertThat(checked.has("header.claimz.signature", "our key")).isFalse();
        assertThat(checked.has("header.claims.signature", "another key")).isFalse();
        assertThat(checked.has("header.claims.signature", "our ke")).isFalse();
    }

    @Test
    void forgetsTheExpiredWhenItIsFullAndNeverOneThatIsGood() {
        for (int i = 0; i < 10_000; i++) {
            checked.add("old " + i, "key", Instant.now().minusSeconds(1));
        }
        checked.add("good", "key", soon);
        assertThat(checked.has("good", "key")).isTrue();
        assertThat(checked.has("old 1", "key")).isFalse();
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        for (int i = 0; i < 10_001; i++) {
            checked.add("good " + i, "key", soon);
        }
        assertThat(checked.has("good 0", "key")).isTrue();
        assertThat(checked.has("good 10000", "key"))
                .as("checked anew each time")
                .isFalse();
    }
}
