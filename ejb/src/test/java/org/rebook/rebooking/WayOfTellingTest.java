package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.TODAY;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rebook.policy.RuleSet;

/** Hazard H15: unsuitable communication. */
class WayOfTellingTest {

    private static String way(@Nullable Integer age, String recorded, @Nullable String needs, int days) {
        return WayOfTelling.of(age, recorded, needs, TODAY.plusDays(days), TODAY, RuleSet.current());
    }

    @Test
    void tellsAdultsTheWayTheyHaveAskedFor() {
        assertThat(way(40, "SMS", null, 8)).isEqualTo("Tell the patient by text message.");
        assertThat(way(null, "APP", null, 30)).isEqualTo("Tell the patient by NHS App.");
    }

    @Test
    void ringsWhenTheLostDateIsWithinAWeek() {
        assertThat(way(40, "LETTER", null, 7)).isEqualTo("Tell the patient by phone, and confirm by letter.");
        assertThat(way(40, "LETTER", null, 8)).isEqualTo("Tell the patient by letter.");
        assertThat(way(40, "PHONE", null, 2)).isEqualTo("Tell the patient by phone.");
        assertThat(way(40, "LETTER", null, -1)).isEqualTo("Tell the patient by letter.");
    }

    @Test
    void tellsTheResponsibleAdultOfAChildAndNeverThroughThePortal() {
        assertThat(way(17, "APP", null, 30)).isEqualTo("Tell the parent or guardian by letter.");
        assertThat(way(18, "APP", null, 30)).isEqualTo("Tell the patient by NHS App.");
    }

    @Test
    void putsWhatThePatientNeedsFirst() {
        assertThat(way(40, "LETTER", "easy read", 30))
                .isEqualTo("Tell the patient as they need it (easy read), by letter.");
    }
}
