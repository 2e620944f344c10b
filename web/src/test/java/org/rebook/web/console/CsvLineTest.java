package org.rebook.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void putsQuotesAroundWhatWouldBreakTheLine() {
        assertThat(CsvLine.cell("Okafor, Ada")).isEqualTo("\"Okafor, Ada\"");
        assertThat(CsvLine.cell("the \"late\" list")).isEqualTo("\"the \"\"late\"\" list\"");
        assertThat(CsvLine.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(CsvLine.cell("plain")).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-x", "@now", "\tx"})
    void keepsASpreadsheetFromTakingANameForAFormula(String text) {
        assertThat(CsvLine.cell(text)).startsWith("'");
    }

    @Test
    void leavesNumbersAsTheyAre() {
        assertThat(CsvLine.cell(-3)).isEqualTo("-3");
        assertThat(CsvLine.cell(null)).isEmpty();
    }
}
