package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.strike.StaffGrade.CONSULTANT;
import static org.rebook.strike.StaffGrade.NURSE;
import static org.rebook.strike.StaffGrade.RESIDENT_DOCTOR;
import static org.rebook.strike.StaffGrade.SAS_DOCTOR;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffingRulesTest {

    private final StaffNeed consultant = new StaffNeed("consultant", CONSULTANT, 1, 1, Set.of(), 0.6);
    private final StaffNeed helpingResident = new StaffNeed("resident", RESIDENT_DOCTOR, 1, 0, Set.of(), 0.4);
    private final StaffNeed leadingResident = new StaffNeed("resident", RESIDENT_DOCTOR, 1, 1, Set.of("SAS_DOCTOR"), 1);
    private final StaffNeed nurse = new StaffNeed("nurse", NURSE, 1, 1, Set.of(), 1);
    private final Set<StaffGrade> residentsOut = Set.of(RESIDENT_DOCTOR);

    @Test
    void runsANurseLedClinicInFull() {
        assertThat(StaffingRules.impactOn(List.of(nurse), residentsOut, 100, 0, 12)
                        .staffing())
                .isEqualTo(Staffing.FULL);
    }

    @Test
    void keepsSixTenthsOfAClinicThatLosesItsResident() {
        SessionImpact impact = StaffingRules.impactOn(List.of(consultant, helpingResident), residentsOut, 78, 0, 10);
        assertThat(impact.staffing()).isEqualTo(Staffing.REDUCED);
        assertThat(impact.capacityLeft()).isEqualTo(6);
        assertThat(impact.reason()).contains("resident: 1 of 1 expected absent, 0 left, at least 0 needed.");
    }

    @Test
    void closesAClinicThatAResidentLeads() {
        SessionImpact impact = StaffingRules.impactOn(List.of(leadingResident), residentsOut, 78, 0, 10);
        assertThat(impact.staffing()).isEqualTo(Staffing.NONE);
        assertThat(impact.capacityLeft()).isZero();
    }

    @Test
    void closesAClinicWhoseConsultantCoversEmergencies() {
        SessionImpact impact = StaffingRules.impactOn(List.of(consultant), residentsOut, 78, 1, 10);
        assertThat(impact.staffing()).isEqualTo(Staffing.NONE);
        assertThat(impact.reason()).contains("taken to cover emergencies");
    }

    @Test
    void takesNoMoreConsultantsThanItSays() {
        StaffNeed anaesthetist = new StaffNeed("anaesthetist", CONSULTANT, 1, 0, Set.of(), 0.5);
        SessionImpact impact = StaffingRules.impactOn(List.of(anaesthetist, consultant), Set.of(), 0, 1, 10);
        assertThat(impact.reason()).contains("anaesthetist").doesNotContain("consultant: ");
        assertThat(impact.capacityLeft()).isEqualTo(5);
    }

    @Test
    void letsASpareColleagueOfACoveringGradeStandIn() {
        StaffNeed spareSas = new StaffNeed("SAS doctor", SAS_DOCTOR, 2, 1, Set.of(), 0.2);
        assertThat(StaffingRules.impactOn(List.of(leadingResident, spareSas), residentsOut, 78, 0, 10)
                        .staffing())
                .isEqualTo(Staffing.FULL);
    }

    @Test
    void doesNotLetAColleagueStandInWhoIsNeededWhereTheyAre() {
        StaffNeed neededSas = new StaffNeed("SAS doctor", SAS_DOCTOR, 1, 1, Set.of(), 0.2);
        assertThat(StaffingRules.impactOn(List.of(leadingResident, neededSas), residentsOut, 78, 0, 10)
                        .staffing())
                .isEqualTo(Staffing.NONE);
    }

    @Test
    void expectsALoneResidentToBeThereBelowHalfAndAbsentFromHalfUpward() {
        assertThat(StaffingRules.expectedAbsent(1, 49)).isZero();
        assertThat(StaffingRules.expectedAbsent(1, 50)).isEqualTo(1);
        assertThat(StaffingRules.expectedAbsent(10, 78)).isEqualTo(8);
    }

    @Test
    void losesNothingWhenNobodyIsOnStrike() {
        assertThat(StaffingRules.impactOn(List.of(consultant, helpingResident), Set.of(), 78, 0, 10)
                        .capacityLeft())
                .isEqualTo(10);
    }
}
