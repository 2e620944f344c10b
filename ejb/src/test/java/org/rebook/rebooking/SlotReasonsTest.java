package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.slot;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.SampleStrike.SamplePatient;
import org.rebook.rebooking.SampleStrike.SampleSlot;

class SlotReasonsTest {

    private final SampleSlot slot = slot();
    private final SamplePatient patient = patient();

    private List<String> reasons() {
        return SlotReasons.of(slot.offered(), patient.displaced(), CIRCUMSTANCES);
    }

    @Test
    void saysWhatSpeaksForASlot() {
        slot.on(STRIKE_DAY.plusDays(11));
        patient.dueBy(LocalDate.of(2016, 5, 14));
        assertThat(reasons())
                .containsExactly(
                        "11 days after the lost date",
                        "same clinician",
                        "same site",
                        "before the latest clinically appropriate date, 14 May");
    }

    @Test
    void saysWhatToMind() {
        slot.on(STRIKE_DAY.minusDays(1)).site = "chase-farm";
        slot.clinician = "dr-lee";
        assertThat(reasons())
                .containsExactly(
                        "1 day before the lost date",
                        "another clinician",
                        "another site",
                        "needs the patient's agreement: fewer than 21 days' notice; another site");
    }

    @Test
    void prefersTheSameClinicianOnTheSameDay() {
        OfferedSlot same = slot.offered();
        slot.clinician = "dr-lee";
        assertThat(SlotScore.of(same, patient.displaced(), CIRCUMSTANCES))
                .isLessThan(SlotScore.of(slot.offered(), patient.displaced(), CIRCUMSTANCES));
    }
}
