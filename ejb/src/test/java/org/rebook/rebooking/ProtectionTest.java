package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.twentyMinutes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;
import org.rebook.rebooking.SampleStrike.SamplePatient;

/** Who is never moved by a plan (hazards H03, H11). */
class ProtectionTest {

    private final SamplePatient patient = patient().dueBy(STRIKE_DAY.plusDays(90));

    private List<Rule> rules() {
        return Protection.reasons(patient.affected(), CIRCUMSTANCES).stream()
                .map(Protected::rule)
                .toList();
    }

    @Test
    void letsARoutinePatientMove() {
        assertThat(rules()).isEmpty();
        assertThat(Protection.of(patient.affected(), CIRCUMSTANCES)).isEmpty();
    }

    /** H03: three signals, any one is enough. */
    @Test
    void keepsCancerWhicheverSignalSaysSo() {
        patient.priority = Priority.URGENT_SUSPECTED_CANCER;
        assertThat(rules()).containsExactly(Rule.PR1);
        patient.priority = Priority.ROUTINE;
        patient.clocks = Clocks.of(PathwayKind.CANCER, TODAY);
        assertThat(rules()).containsExactly(Rule.PR1);
        patient.clocks = new Clocks(PathwayKind.RTT, true, TODAY, null, null, null, null);
        assertThat(rules()).containsExactly(Rule.PR1);
        patient.clocks = null;
        patient.protectedClinic = "Two-week-wait clinic";
        assertThat(rules()).containsExactly(Rule.PR12);
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void keepsP1P2AndD1ButNoOtherPriority(Priority priority) {
        patient.priority = priority;
        boolean critical = Set.of("P1A", "P1B", "P2", "D1").contains(priority.name());
        assertThat(rules().contains(Rule.PR2)).isEqualTo(critical);
    }

    @ParameterizedTest
    @CsvSource({
        "102,PR3", "308,PR3", "361,PR3", "370,PR3", "800,PR3", "501,PR4", "505,PR4", "560,PR4", "324,PR5", "329,PR5"
    })
    void keepsTheTreatmentFunctionsThatCannotWait(String specialty, Rule rule) {
        patient.specialty = specialty;
        assertThat(rules()).containsExactly(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"110", "130", "301", "502", "330"})
    void letsOtherTreatmentFunctionsMove(String specialty) {
        patient.specialty = specialty;
        assertThat(rules()).isEmpty();
    }

    @Test
    void keepsANewbornForTwentyEightDays() {
        patient.bornOn = STRIKE_DAY.minusDays(28);
        assertThat(rules()).containsExactly(Rule.PR6);
        patient.bornOn = STRIKE_DAY.minusDays(29);
        assertThat(rules()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Vulnerability.class)
    void keepsChildrenAtRiskAndAsksApprovalForOtherVulnerablePatients(Vulnerability vulnerability) {
        patient.vulnerabilities = Set.of(vulnerability);
        assertThat(rules())
                .containsExactly(
                        switch (vulnerability) {
                            case SAFEGUARDING, LOOKED_AFTER -> Rule.PR6;
                            default -> Rule.PR10;
                        });
    }

    @Test
    void keepsAReviewDueFourteenDaysAfterTheLostDateAndLetsOneDueInFifteenMove() {
        patient.lcad = STRIKE_DAY.plusDays(14);
        assertThat(rules()).containsExactly(Rule.PR7);
        patient.lcad = STRIKE_DAY.plusDays(15);
        assertThat(rules()).isEmpty();
        patient.lost = twentyMinutes(TODAY.minusDays(30), 10);
        patient.lcad = TODAY.plusDays(14);
        assertThat(rules()).containsExactly(Rule.PR7);
    }

    @Test
    void keepsWhoHasWaited547DaysByTheLostDateAndLetsWhoHasWaited546Move() {
        patient.kind = AppointmentKind.NEW;
        patient.clocks = Clocks.of(PathwayKind.RTT, STRIKE_DAY.minusDays(547));
        assertThat(rules()).containsExactly(Rule.PR8);
        patient.clocks = Clocks.of(PathwayKind.RTT, STRIKE_DAY.minusDays(546));
        assertThat(rules()).isEmpty();
    }

    /** H11: the counter of the pathway. */
    @Test
    void keepsWhoTheHospitalHasCancelledOnceAndSaysWhoMayApproveAgain() {
        patient.hospitalCancellations = 1;
        assertThat(rules()).containsExactly(Rule.PR9);
        assertThat(Protection.of(patient.affected(), CIRCUMSTANCES))
                .hasValue(
                        "already cancelled by the hospital once; again only with the approval of the divisional director (PR9)");
        patient.kind = AppointmentKind.OPERATION;
        assertThat(Protection.of(patient.affected(), CIRCUMSTANCES))
                .hasValueSatisfying(why -> assertThat(why).contains("an executive"));
    }

    /** H02: without a latest date nobody has chosen a limit. */
    @Test
    void sendsAFollowUpWithoutLatestDateToAClinicianAndNoOtherAppointment() {
        patient.lcad = null;
        assertThat(rules()).containsExactly(Rule.R_CAN_09);
        for (AppointmentKind other :
                List.of(AppointmentKind.NEW, AppointmentKind.DIAGNOSTIC, AppointmentKind.OPERATION)) {
            patient.kind = other;
            assertThat(rules()).as(other.name()).isEmpty();
        }
    }

    @Test
    void keepsWhoIsMarkedDoNotMoveAndWhoseClinicIsProtected() {
        patient.doNotMove = true;
        patient.protectedClinic = "Methotrexate monitoring";
        assertThat(rules()).containsExactly(Rule.R_CAN_01, Rule.PR12);
    }

    @Test
    void saysEveryReasonAtOnceAndForgetsOnlyWhatWasSetAside() {
        patient.priority = Priority.P2;
        patient.hospitalCancellations = 2;
        patient.lcad = LocalDate.of(2016, 4, 20);
        assertThat(rules()).containsExactly(Rule.PR2, Rule.PR7, Rule.PR9);
        patient.setAside = Set.of(Rule.PR2, Rule.PR9);
        assertThat(rules()).containsExactly(Rule.PR2, Rule.PR7, Rule.PR9);
        assertThat(Protection.of(patient.affected(), CIRCUMSTANCES)).hasValue("must be seen by 20 April 2016 (PR7)");
        patient.setAside = Set.of(Rule.PR2, Rule.PR7, Rule.PR9);
        assertThat(Protection.of(patient.affected(), CIRCUMSTANCES)).isEmpty();
    }

    @Test
    void followsTheRuleSet() {
        patient.hospitalCancellations = 1;
        Circumstances allowing = new Circumstances(
                CIRCUMSTANCES.now(), List.of(), CIRCUMSTANCES.rules().with(Setting.HOSPITAL_CANCELLATIONS_ALLOWED, 1));
        assertThat(Protection.of(patient.affected(), allowing)).isEmpty();
        patient.hospitalCancellations = 2;
        assertThat(Protection.of(patient.affected(), allowing)).isPresent();
    }
}
