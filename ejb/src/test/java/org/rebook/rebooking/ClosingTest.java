package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody's care ends or pauses without a clinician, and nothing is closed without words (R-REB-07, R-REB-26). */
class ClosingTest {

    @Test
    void needsAClinicianWhereCareEndsOrPauses() {
        assertThat(Arrays.stream(ClosingReason.values()).filter(ClosingReason::needsClinician))
                .containsExactly(
                        ClosingReason.DISCHARGED, ClosingReason.ACTIVE_MONITORING, ClosingReason.PATIENT_DECLINED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ClosingReason.class,
            names = {"DISCHARGED", "ACTIVE_MONITORING", "PATIENT_DECLINED"})
    void isRefusedWithoutTheClinician(ClosingReason reason) {
        for (String nobody : new String[] {null, "", "  "}) {
            assertThatThrownBy(() -> new Worklist.Closing(reason, "By phone", nobody, false))
                    .hasMessageStartingWith("clinician:");
        }
        assertThat(new Worklist.Closing(reason, "By phone", "Dr Okafor", false).inWords())
                .isEqualTo(reason.words() + " (decided by Dr Okafor): By phone");
    }

    @ParameterizedTest
    @EnumSource(ClosingReason.class)
    void isRefusedWithoutWords(ClosingReason reason) {
        assertThatThrownBy(() -> new Worklist.Closing(reason, " ", "Dr Okafor", false))
                .hasMessageStartingWith("words:");
    }

    @Test
    void saysThatItWasSetRightInErs() {
        assertThat(new Worklist.Closing(ClosingReason.DUPLICATE, "Booked twice", null, true).inWords())
                .isEqualTo("It is a duplicate: Booked twice (changed in e-RS)");
    }
}
