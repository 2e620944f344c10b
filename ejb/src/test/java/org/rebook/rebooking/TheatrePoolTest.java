package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.plan.Operation;

class TheatrePoolTest {

    @Test
    void anInfantGoesFirstUntilTheFirstBirthday() {
        assertThat(turnOf(STRIKE_DAY.minusYears(1).plusDays(1))).isZero();
        assertThat(turnOf(STRIKE_DAY.minusYears(1))).isEqualTo(Operation.ANY_TURN);
    }

    @Test
    void whoseAgeIsNotKnownTakesAnyTurn() {
        assertThat(turnOf(null)).isEqualTo(Operation.ANY_TURN);
    }

    private static int turnOf(LocalDate bornOn) {
        SampleStrike.SamplePatient patient = SampleStrike.patient();
        patient.bornOn = bornOn;
        return TheatrePool.turnOf(patient.affected());
    }
}
