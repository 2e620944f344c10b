package org.rebook.ear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NhsNumbersTest {

    @Test
    void knowsTheCheckDigitOfAPublishedNumber() {
        assertThat(NhsNumbers.checkDigit("943476591")).isEqualTo(9);
        assertThat(NhsNumbers.checkDigit("999000001")).isEqualTo(8);
    }

    @Test
    void givesHalfAMillionNumbersWithoutGivingOneTwice() {
        NhsNumbers numbers = new NhsNumbers(7);
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 500_000; i++) {
            assertThat(given.add(numbers.next())).isTrue();
        }
    }
}
