package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.BreachIfMoved.Outlook.ALREADY_MISSED;
import static org.rebook.rebooking.BreachIfMoved.Outlook.IN_TIME;
import static org.rebook.rebooking.BreachIfMoved.Outlook.MISSED_IF_MOVED;
import static org.rebook.rebooking.BreachIfMoved.Outlook.NO_LIMIT;
import static org.rebook.rebooking.BreachIfMoved.Outlook.TO_REVIEW;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.patient;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;

/** What a move puts at stake, seen before anything is cancelled. The target is 14 days, for the urgent 7. */
class BreachIfMovedTest {

    @Test
    void aStandardOnTheDayThatWouldBeLostIsAtStakeWithoutSlack() {
        BreachIfMoved breach = waitingFor18WeeksOn(STRIKE_DAY);
        assertThat(breach.slackDays()).isZero();
        assertThat(breach.outlook()).isEqualTo(MISSED_IF_MOVED);
        assertThat(breach.atStake().standard()).isEqualTo(Standard.RTT_18_WEEKS);
    }

    @Test
    void aStandardTheDayBeforeIsMissedAlreadyAndTheNextIsAtStake() {
        BreachIfMoved breach = waitingFor18WeeksOn(STRIKE_DAY.minusDays(1));
        assertThat(breach.dates().get(0).outlook()).isEqualTo(ALREADY_MISSED);
        assertThat(breach.dates().get(0).slackDays()).isEqualTo(-1);
        assertThat(breach.atStake().standard()).isEqualTo(Standard.RTT_52_WEEKS);
        assertThat(breach.outlook()).isEqualTo(IN_TIME);
    }

    @Test
    void theTargetDayItselfIsInTime() {
        assertThat(waitingFor18WeeksOn(STRIKE_DAY.plusDays(14)).outlook()).isEqualTo(IN_TIME);
        assertThat(waitingFor18WeeksOn(STRIKE_DAY.plusDays(13)).outlook()).isEqualTo(MISSED_IF_MOVED);
    }

    @Test
    void theUrgentHaveAWeek() {
        SampleStrike.SamplePatient urgent = newPatientFor18WeeksOn(STRIKE_DAY.plusDays(7));
        urgent.priority = Priority.URGENT;
        assertThat(BreachIfMoved.of(urgent.displaced(), false, CIRCUMSTANCES).targetDay())
                .isEqualTo(STRIKE_DAY.plusDays(7));
    }

    @Test
    void withoutALatestDateThereIsNoSlackThatAnybodyKnows() {
        BreachIfMoved breach = BreachIfMoved.of(patient().displaced(), true, CIRCUMSTANCES);
        assertThat(breach.outlook()).isEqualTo(TO_REVIEW);
        assertThat(breach.pressure())
                .as("never behind somebody who has days to spare")
                .isLessThan(waitingFor18WeeksOn(STRIKE_DAY.plusDays(1)).pressure());
    }

    @Test
    void whatIsMissedAlreadyPressesMostAndWhatCannotBeMissedLeast() {
        BreachIfMoved missed =
                BreachIfMoved.of(patient().dueBy(STRIKE_DAY.minusDays(1)).displaced(), false, CIRCUMSTANCES);
        BreachIfMoved nothing = BreachIfMoved.of(patient().displaced(), false, CIRCUMSTANCES);
        assertThat(missed.outlook()).isEqualTo(ALREADY_MISSED);
        assertThat(missed.slackDays()).isNull();
        assertThat(nothing.outlook()).isEqualTo(NO_LIMIT);
        assertThat(missed.pressure()).isLessThan(nothing.pressure());
    }

    private static BreachIfMoved waitingFor18WeeksOn(LocalDate day) {
        return BreachIfMoved.of(newPatientFor18WeeksOn(day).displaced(), false, CIRCUMSTANCES);
    }

    private static SampleStrike.SamplePatient newPatientFor18WeeksOn(LocalDate day) {
        SampleStrike.SamplePatient patient = patient();
        patient.kind = AppointmentKind.NEW;
        patient.pathway = PathwayKind.RTT;
        patient.clockStartedOn = day.minusDays(126);
        return patient;
    }
}
