package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;

import org.junit.jupiter.api.Test;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.SampleStrike.SamplePatient;

class RiskTierTest {

    private final SamplePatient patient = patient();

    private RiskTier tier() {
        return RiskTier.of(patient.displaced(), TODAY, RuleSet.current());
    }

    @Test
    void putsCancerBeforeUrgentBeforeRoutine() {
        assertThat(tier()).isEqualTo(RiskTier.ROUTINE);
        patient.priority = Priority.URGENT;
        assertThat(tier()).isEqualTo(RiskTier.URGENT);
        patient.pathway = PathwayKind.CANCER;
        assertThat(tier()).isEqualTo(RiskTier.CANCER_OR_P2);
    }

    @Test
    void raisesAReviewThatIsDueWithinFourteenDays() {
        patient.dueBy(TODAY.plusDays(14));
        assertThat(tier()).isEqualTo(RiskTier.REVIEW_DUE);
        patient.dueBy(TODAY.plusDays(15));
        assertThat(tier()).isEqualTo(RiskTier.ROUTINE);
    }

    @Test
    void raisesWhoHasWaitedOverFiftyTwoWeeks() {
        patient.clockStartedOn = TODAY.minusDays(364);
        assertThat(tier()).isEqualTo(RiskTier.ROUTINE);
        patient.clockStartedOn = TODAY.minusDays(365);
        assertThat(tier()).isEqualTo(RiskTier.LONG_WAIT);
    }
}
