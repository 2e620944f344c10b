package org.rebook.web.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorklistFileTest {

    @Test
    void putsQuotesAroundWhatWouldBreakTheLine() {
        assertThat(WorklistFile.cell("Okafor, Ada")).isEqualTo("\"Okafor, Ada\"");
        assertThat(WorklistFile.cell("the \"late\" list")).isEqualTo("\"the \"\"late\"\" list\"");
        assertThat(WorklistFile.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(WorklistFile.cell("plain")).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44 20", "-x", "@now", "\tx"})
    void keepsASpreadsheetFromTakingANameForAFormula(String text) {
        assertThat(WorklistFile.cell(text)).startsWith("'");
    }

    @Test
    void leavesNumbersAsTheyAre() {
        assertThat(WorklistFile.cell(-3)).isEqualTo("-3");
        assertThat(WorklistFile.cell(null)).isEmpty();
    }
}
