package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.patient;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.rebooking.SampleStrike.SamplePatient;

/** Whose move does least harm. */
class StandDownOrderTest {

    private static final LocalDate NEW_DAY = STRIKE_DAY.plusDays(14);

    private final SamplePatient patient = patient();

    private int step() {
        return StandDownOrder.stepOf(patient.displaced(), NEW_DAY, RuleSet.current());
    }

    @Test
    void beginsWithFollowUpsOfSixWeeksSlackThatWereNeverMovedAndCouldBePhoned() {
        patient.mayBeRemote = true;
        patient.lcad = STRIKE_DAY.plusDays(42);
        assertThat(step()).isEqualTo(1);
        patient.lcad = STRIKE_DAY.plusDays(41);
        assertThat(step()).isEqualTo(2);
        patient.lcad = STRIKE_DAY.plusDays(42);
        patient.hospitalCancellations = 1;
        assertThat(step()).isEqualTo(2);
    }

    @Test
    void putsAFollowUpWithoutEnoughSlackNearTheEnd() {
        patient.lcad = NEW_DAY;
        assertThat(step()).isEqualTo(2);
        patient.lcad = NEW_DAY.minusDays(1);
        assertThat(step()).isEqualTo(7);
        patient.lcad = null;
        assertThat(step()).isEqualTo(7);
    }

    @Test
    void putsP4AndD4BeforeNewPatientsAndP3AfterThem() {
        patient.priority = Priority.P4;
        assertThat(step()).isEqualTo(3);
        patient.priority = Priority.D4;
        assertThat(step()).isEqualTo(3);
        patient.priority = Priority.P3;
        assertThat(step()).isEqualTo(5);
    }

    @Test
    void asksOfANewPatientWhetherTheEighteenWeeksHold() {
        patient.kind = AppointmentKind.NEW;
        patient.clocks = Clocks.of(PathwayKind.RTT, NEW_DAY.minusDays(126));
        assertThat(step()).isEqualTo(4);
        patient.clocks = Clocks.of(PathwayKind.RTT, NEW_DAY.minusDays(127));
        assertThat(step()).isEqualTo(6);
    }

    @Test
    void leavesWhoWaitsOver52WeeksToTheLast() {
        patient.kind = AppointmentKind.NEW;
        patient.clocks = Clocks.of(PathwayKind.RTT, NEW_DAY.minusDays(364));
        assertThat(step()).isEqualTo(6);
        patient.clocks = Clocks.of(PathwayKind.RTT, NEW_DAY.minusDays(365));
        assertThat(step()).isEqualTo(8);
        patient.priority = Priority.P4;
        assertThat(step()).isEqualTo(8);
    }

    @Test
    void weighsEachStepAsTheTrustHasSet() {
        RuleSet changed = RuleSet.current().with(Setting.STAND_DOWN_3, 7);
        patient.priority = Priority.P4;
        assertThat(StandDownOrder.weightOf(patient.displaced(), NEW_DAY, changed))
                .isEqualTo(7);
        assertThat(StandDownOrder.weightOf(patient.displaced(), NEW_DAY, RuleSet.current()))
                .isEqualTo(80);
    }
}
