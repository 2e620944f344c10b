package org.rebook.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongValuesTest {

    @Test
    void showsAValueInFullUpToALengthAndThenItsBeginning() {
        String hundred = "x".repeat(LongValues.SHOWN);
        assertThat(LongValues.cutIn("name: '%s' is no name.".formatted(hundred)))
                .isEqualTo("name: '%s' is no name.".formatted(hundred));
        assertThat(LongValues.cutIn("name: '%sy' is no name.".formatted(hundred)))
                .isEqualTo("name: '%s… (101 characters)' is no name.".formatted(hundred));
        assertThat(LongValues.cutIn("name: '%s' is no name.".formatted("$1\\ ".repeat(2_500))))
                .startsWith("name: '$1\\ $1")
                .endsWith("… (10,000 characters)' is no name.");
    }

    @Test
    void cutsEachValueAndNothingBetweenThem() {
        String between = " is not the patient's, but one that belongs to somebody else, whom Rebook has never heard of"
                + " in all that it has been told since it was set up: ";
        assertThat(between).hasSizeGreaterThan(LongValues.SHOWN);
        assertThat(LongValues.cutIn("'a'" + between + "'%s'.".formatted("b".repeat(10_000))))
                .isEqualTo("'a'" + between + "'%s… (10,000 characters)'.".formatted("b".repeat(100)));
    }

    @Test
    void leavesOutTheMiddleOfWhatIsStillTooLong() {
        String most = "say ".repeat(LongValues.LONGEST / 4);
        assertThat(LongValues.cutIn(most)).isEqualTo(most);
        assertThat(LongValues.cutIn("value: it's " + "x".repeat(10_000) + " and no day."))
                .startsWith("value: it's xxx")
                .contains("x … x")
                .endsWith("x and no day.")
                .hasSize(LongValues.LONGEST + 3);
    }
}
