package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.SampleStrike.SamplePatient;

/** Which moves a clinician looks at afterwards. */
class HarmReviewTest {

    private static final LocalDate NEW_DAY = STRIKE_DAY.plusDays(30);

    private final SamplePatient patient = patient();

    private List<String> triggers() {
        return HarmReview.triggers(patient.displaced(), NEW_DAY, RuleSet.current());
    }

    @Test
    void leavesOutWhoIsSeenInTime() {
        patient.lcad = NEW_DAY;
        assertThat(triggers()).isEmpty();
    }

    @Test
    void reviewsWhoIsMovedPastTheLatestDate() {
        patient.lcad = NEW_DAY.minusDays(1);
        assertThat(triggers()).containsExactly("past the latest clinically appropriate date");
    }

    @Test
    void reviewsP2PastItsLimitButNotP3() {
        patient.prioritySetOn = NEW_DAY.minusDays(29);
        patient.priority = Priority.P2;
        assertThat(triggers()).containsExactly("past the limit of the clinical priority");
        patient.prioritySetOn = NEW_DAY.minusDays(85);
        patient.priority = Priority.P3;
        assertThat(triggers()).isEmpty();
    }

    @Test
    void reviewsTheLongWaitsAndCancer() {
        patient.clocks = Clocks.of(PathwayKind.RTT, NEW_DAY.minusDays(364));
        assertThat(triggers()).isEmpty();
        patient.clocks = Clocks.of(PathwayKind.RTT, NEW_DAY.minusDays(365));
        assertThat(triggers()).containsExactly("past the 52-week limit");
        patient.clocks = Clocks.of(PathwayKind.CANCER, NEW_DAY.minusDays(63));
        assertThat(triggers()).containsExactly("past the 62-day cancer standard");
    }

    @Test
    void reviewsSecondCancellationsAndChildrenAtRisk() {
        patient.hospitalCancellations = 1;
        patient.vulnerabilities = Set.of(Vulnerability.SAFEGUARDING, Vulnerability.AUTISM);
        assertThat(triggers()).containsExactly("cancelled again by the hospital", "child with a safeguarding plan");
    }

    @Test
    void countsEveryLimitAsPassedWhileThereIsNoDate() {
        patient.lcad = NEW_DAY.plusDays(300);
        assertThat(HarmReview.triggers(patient.displaced(), null, RuleSet.current()))
                .containsExactly("past the latest clinically appropriate date");
    }
}
