package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.strike.SampleSession.CONSULTANT;
import static org.rebook.strike.SampleSession.HELPING_RESIDENT;
import static org.rebook.strike.SampleSession.LEADING_RESIDENT;
import static org.rebook.strike.SampleSession.NURSE;
import static org.rebook.strike.SampleSession.session;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.ReasonCode;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

class StaffingRulesTest {

    private final Set<StaffGrade> residentsOut = Set.of(StaffGrade.RESIDENT_DOCTOR);

    @Test
    void runsNurseAndConsultantOnlyClinicsInFull() {
        assertThat(impact(session("nurse").needing(NURSE), Map.of()).staffing()).isEqualTo(Staffing.FULL);
        assertThat(impact(session("consultant").needing(CONSULTANT), Map.of()).capacityLeft())
                .isEqualTo(10);
    }

    @Test
    void keepsSixTenthsOfAClinicThatLosesItsResident() {
        SessionImpact impact = impact(session("clinic"), Map.of(HELPING_RESIDENT, Missing.absent(1)));
        assertThat(impact.staffing()).isEqualTo(Staffing.REDUCED);
        assertThat(impact.capacityLeft()).isEqualTo(6);
        assertThat(impact.reason()).isEqualTo("resident: 1 of 1 expected absent, 0 left, at least 0 needed.");
        assertThat(impact.cause()).isEqualTo(ReasonCode.IA_STAFF);
    }

    @Test
    void takesTheShareFromTheRulesWhereTheFeedNamesNoStaff() {
        RuleSet half = RuleSet.current().with(Setting.RESIDENT_CAPACITY_LEFT, 50);
        StaffNeed resident = StaffingRules.usual(half).get(1);
        SampleSession clinic =
                session("clinic").needing(StaffingRules.usual(half).toArray(StaffNeed[]::new));
        assertThat(impact(clinic, Map.of(resident, Missing.absent(1))).capacityLeft())
                .isEqualTo(5);
        StaffNeed usual = StaffingRules.usual(RuleSet.current()).get(1);
        clinic.needing(StaffingRules.usual(RuleSet.current()).toArray(StaffNeed[]::new));
        assertThat(impact(clinic, Map.of(usual, Missing.absent(1))).capacityLeft())
                .isEqualTo(6);
    }

    @Test
    void runsWithTheMinimumAndNotWithOneFewer() {
        StaffNeed twoOfThree = new StaffNeed("nurse", StaffGrade.NURSE, 3, 2, Set.of(), 0.3);
        SampleSession clinic = session("clinic").needing(twoOfThree);
        assertThat(impact(clinic, Map.of(twoOfThree, Missing.absent(1))).staffing())
                .isEqualTo(Staffing.REDUCED);
        assertThat(impact(clinic, Map.of(twoOfThree, Missing.absent(2))).staffing())
                .isEqualTo(Staffing.NONE);
    }

    @Test
    void closesAClinicThatAResidentLeads() {
        SessionImpact impact =
                impact(session("clinic").needing(LEADING_RESIDENT), Map.of(LEADING_RESIDENT, Missing.absent(1)));
        assertThat(impact.staffing()).isEqualTo(Staffing.NONE);
        assertThat(impact.capacityLeft()).isZero();
    }

    @Test
    void saysWhetherAConsultantRestsOrCoversEmergencies() {
        SessionImpact taken = impact(session("clinic"), Map.of(CONSULTANT, Missing.taken(0)));
        assertThat(taken.reason()).contains("1 of 1 taken to cover emergencies");
        assertThat(taken.cause()).isEqualTo(ReasonCode.IA_REDEPLOY);
        SessionImpact resting = impact(session("clinic"), Map.of(CONSULTANT, Missing.resting(0)));
        assertThat(resting.reason()).contains("1 of 1 resting after a night");
        assertThat(resting.cause()).isEqualTo(ReasonCode.IA_REST);
    }

    @Test
    void countsTheatreStaffAndAnaesthesiaAsSupport() {
        StaffNeed surgeon = new StaffNeed("surgeon", StaffGrade.CONSULTANT, 1, 1, Set.of(), 1);
        StaffNeed anaesthetist = new StaffNeed("anaesthetist", StaffGrade.CONSULTANT, 1, 1, Set.of(), 1);
        StaffNeed practitioner =
                new StaffNeed("theatre practitioner", StaffGrade.THEATRE_PRACTITIONER, 2, 2, Set.of(), 1);
        SampleSession list = session("list").needing(anaesthetist, surgeon, practitioner);
        list.kind = SessionAtStake.Kind.THEATRE;
        assertThat(list.make().lead()).contains(surgeon);
        assertThat(impact(list, Map.of(anaesthetist, Missing.absent(1))).cause())
                .isEqualTo(ReasonCode.IA_SUPPORT);
        assertThat(impact(list, Map.of(practitioner, Missing.absent(1))).cause())
                .isEqualTo(ReasonCode.IA_SUPPORT);
        assertThat(impact(list, Map.of(surgeon, Missing.absent(1))).cause()).isEqualTo(ReasonCode.IA_STAFF);
    }

    @Test
    void countsARadiographerAsStaffOfAScanAndAsSupportOfAClinic() {
        StaffNeed radiographer = new StaffNeed("radiographer", StaffGrade.ALLIED_HEALTH, 1, 1, Set.of(), 1);
        SampleSession scans = session("scans").needing(radiographer);
        assertThat(impact(scans, Map.of(radiographer, Missing.absent(1))).cause())
                .isEqualTo(ReasonCode.IA_SUPPORT);
        scans.kind = SessionAtStake.Kind.DIAGNOSTIC;
        assertThat(impact(scans, Map.of(radiographer, Missing.absent(1))).cause())
                .isEqualTo(ReasonCode.IA_STAFF);
    }

    @Test
    void letsASpareColleagueOfACoveringGradeStandInOnce() {
        StaffNeed spareSas = new StaffNeed("SAS doctor", StaffGrade.SAS_DOCTOR, 2, 1, Set.of(), 0.2);
        StaffNeed second = new StaffNeed("registrar", StaffGrade.RESIDENT_DOCTOR, 1, 1, Set.of("SAS_DOCTOR"), 1);
        assertThat(impact(
                                session("clinic").needing(LEADING_RESIDENT, spareSas),
                                Map.of(LEADING_RESIDENT, Missing.absent(1)))
                        .staffing())
                .isEqualTo(Staffing.FULL);
        assertThat(impact(
                                session("clinic").needing(LEADING_RESIDENT, second, spareSas),
                                Map.of(LEADING_RESIDENT, Missing.absent(1), second, Missing.absent(1)))
                        .staffing())
                .as("one spare colleague cannot be in two places")
                .isEqualTo(Staffing.NONE);
    }

    @Test
    void doesNotLetAColleagueStandInWhoIsNeededOrOnStrike() {
        StaffNeed neededSas = new StaffNeed("SAS doctor", StaffGrade.SAS_DOCTOR, 1, 1, Set.of(), 0.2);
        StaffNeed spareSas = new StaffNeed("SAS doctor", StaffGrade.SAS_DOCTOR, 2, 1, Set.of(), 0.2);
        Map<StaffNeed, Missing> absent = Map.of(LEADING_RESIDENT, Missing.absent(1));
        assertThat(impact(session("clinic").needing(LEADING_RESIDENT, neededSas), absent)
                        .staffing())
                .isEqualTo(Staffing.NONE);
        assertThat(StaffingRules.impactOn(
                                session("clinic")
                                        .needing(LEADING_RESIDENT, spareSas)
                                        .make(),
                                Set.of(StaffGrade.RESIDENT_DOCTOR, StaffGrade.SAS_DOCTOR),
                                need -> absent.getOrDefault(need, Missing.NOBODY))
                        .staffing())
                .isEqualTo(Staffing.NONE);
    }

    @Test
    void letsAConsultantWhoHasComeStandIn() {
        assertThat(impact(
                                session("clinic").needing(LEADING_RESIDENT),
                                Map.of(LEADING_RESIDENT, Missing.absent(1).with(1)))
                        .staffing())
                .isEqualTo(Staffing.FULL);
    }

    private SessionImpact impact(SampleSession session, Map<StaffNeed, Missing> missing) {
        return StaffingRules.impactOn(session.make(), residentsOut, need -> missing.getOrDefault(need, Missing.NOBODY));
    }
}
