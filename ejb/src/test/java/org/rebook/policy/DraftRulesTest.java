package org.rebook.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String GUIDANCE = "NHS England, Referral to treatment rules suite, October 2026";

    @ParameterizedTest
    @ValueSource(strings = {"2026.2", " 2026.2-rfl ", "A", "1234567890123456789012345678901234567890"})
    void takesANameOfUpTo40Characters(String version) {
        assertThat(DraftRules.version(version)).isEqualTo(version.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "two words", "12345678901234567890123456789012345678901", "a/b", "é"})
    void refusesAnyOtherName(String version) {
        assertThatThrownBy(() -> DraftRules.version(version))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("'" + version + "'");
    }

    @Test
    void takesTodayAndRefusesYesterday() {
        assertThat(DraftRules.validFrom(TODAY, TODAY)).isEqualTo(TODAY);
        assertThatThrownBy(() -> DraftRules.validFrom(TODAY.minusDays(1), TODAY))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("2026-11-21");
    }

    @Test
    void wantsAReason() {
        assertThat(DraftRules.why(" so that ")).isEqualTo("so that");
        assertThatThrownBy(() -> DraftRules.why("  ")).isInstanceOf(RuleRefused.class);
    }

    @Test
    void aTrustSetsItsOwnValuesWithinTheBounds() {
        assertThat(DraftRules.value(Setting.REVIEW_DUE_DAYS, "060", null)).isEqualTo("60");
        assertThatThrownBy(() -> DraftRules.value(Setting.REVIEW_DUE_DAYS, "61", null))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("REVIEW_DUE_DAYS")
                .hasMessageContaining("'61'");
        assertThatThrownBy(() -> DraftRules.value(Setting.TREATMENT_SPECIALTIES, "370 37", null))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("'37'");
    }

    @Test
    void whatIsFixedNobodyChanges() {
        assertThatThrownBy(() -> DraftRules.value(Setting.NEVER_DISPLACE_OTHERS, "0", GUIDANCE))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("NEVER_DISPLACE_OTHERS")
                .hasMessageContaining("no trust can change it");
    }

    @Test
    void whatIsNationalChangesOnlyWithTheDocumentThatSaysSo() {
        assertThat(DraftRules.value(Setting.NOTICE_DAYS, "14", GUIDANCE)).isEqualTo("14");
        assertThatThrownBy(() -> DraftRules.value(Setting.NOTICE_DAYS, "14", null))
                .isInstanceOf(RuleRefused.class)
                .hasMessageContaining("NOTICE_DAYS")
                .hasMessageContaining("'14'")
                .hasMessageContaining("national document");
        assertThatThrownBy(() -> DraftRules.value(Setting.NOTICE_DAYS, "14", "we would like it so"))
                .isInstanceOf(RuleRefused.class);
        assertThatThrownBy(() -> DraftRules.value(Setting.NOTICE_DAYS, "14", "in 2026"))
                .isInstanceOf(RuleRefused.class);
    }
}
