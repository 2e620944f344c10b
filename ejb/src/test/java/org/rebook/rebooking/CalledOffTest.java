package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.rebooking.SampleStrike.SamplePatient;

/** Once a strike is called off: who is offered the old place, and who fills what is open again (hazard H12). */
class CalledOffTest {

    private static final RuleSet RULES = RuleSet.current();
    private static final Instant NOW = SampleStrike.NOW;
    private static final Instant IN_48_HOURS = NOW.plus(Duration.ofHours(48));

    @Test
    void offersTheOldPlaceBackExactly48HoursAhead() {
        assertThat(new OldPlace(IN_48_HOURS, true, true, true, false).whyNotOffered(NOW, RULES))
                .isEmpty();
    }

    @Test
    void offersNoPlaceThatIsASecondNearer() {
        assertThat(new OldPlace(IN_48_HOURS.minusSeconds(1), true, true, true, false).whyNotOffered(NOW, RULES))
                .containsExactly("it is less than 48 hours away");
    }

    @Test
    void followsTheTrustsOwnHours() {
        assertThat(new OldPlace(IN_48_HOURS, true, true, true, false)
                        .whyNotOffered(NOW, RULES.with(Setting.ORIGINAL_SLOT_HOURS, 49)))
                .containsExactly("it is less than 49 hours away");
    }

    @Test
    void saysEveryReasonWhyItIsNotOffered() {
        assertThat(new OldPlace(NOW, false, false, false, true).whyNotOffered(NOW, RULES))
                .containsExactly(
                        "the strike is suspended, not called off",
                        "somebody else has the place",
                        "the session does not take place",
                        "it is less than 48 hours away",
                        "the patient has agreed to another date, which stays");
    }

    @Test
    void ringsUpTheTimeCriticalFirst() {
        SamplePatient urgent = patient();
        urgent.priority = Priority.P2;
        assertThat(turnOf(urgent, false)).isEqualTo(ReopenedPlaces.URGENT);
        SamplePatient cancer = patient();
        cancer.pathway = PathwayKind.CANCER;
        assertThat(turnOf(cancer, false)).isEqualTo(ReopenedPlaces.URGENT);
    }

    @Test
    void thenWhoeverWaitsOver52Weeks() {
        SamplePatient inside = patient();
        inside.pathway = PathwayKind.RTT;
        inside.clockStartedOn = TODAY.minusDays(364);
        assertThat(turnOf(inside, false)).isNull();
        inside.clockStartedOn = TODAY.minusDays(365);
        assertThat(turnOf(inside, false)).isEqualTo(ReopenedPlaces.LONG_WAIT);
    }

    @Test
    void thenWhomTheStrikeCancelledAndNobodyElse() {
        assertThat(turnOf(patient(), true)).isEqualTo(ReopenedPlaces.CANCELLED_FOR_IT);
        assertThat(turnOf(patient(), false)).isNull();
    }

    @Test
    void takesWhoeverMustBeSeenFirstWithinOneTurn() {
        Displaced soon = patient().dueBy(TODAY.plusDays(20)).displaced();
        Displaced later = patient().dueBy(TODAY.plusDays(21)).displaced();
        Displaced whenever = patient().displaced();
        List<Displaced> inOrder = Stream.of(whenever, later, soon)
                .sorted(ReopenedPlaces.firstWithinTurn(RULES))
                .toList();
        assertThat(inOrder).containsExactly(soon, later, whenever);
    }

    private static ReopenedPlaces turnOf(SamplePatient patient, boolean cancelled) {
        return ReopenedPlaces.turnOf(patient.displaced(), cancelled, TODAY, RULES)
                .orElse(null);
    }
}
