package org.rebook.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NhsNumberTest {

    @Test
    void takesANumberWhoseLastDigitChecksTheOthers() {
        assertThat(NhsNumber.isValid("9434765919")).isTrue();
    }

    @Test
    void refusesANumberWithTwoDigitsExchanged() {
        assertThat(NhsNumber.isValid("9434765199")).isFalse();
    }

    @Test
    void refusesANumberWhoseCheckWouldBeTen() {
        assertThat(NhsNumber.isValid("0000000060")).isFalse();
    }

    @Test
    void saysWhichNumberItRefuses() {
        assertThatThrownBy(() -> new NhsNumber("123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'123'");
    }
}
