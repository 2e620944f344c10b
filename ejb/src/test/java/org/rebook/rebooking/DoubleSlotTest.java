package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.appointment.AppointmentKind.DIAGNOSTIC;
import static org.rebook.appointment.AppointmentKind.FOLLOW_UP;
import static org.rebook.appointment.AppointmentKind.NEW;
import static org.rebook.appointment.AppointmentKind.OPERATION;
import static org.rebook.appointment.AppointmentKind.PRE_OP;
import static org.rebook.rebooking.PatientFacts.Interpreting.NOBODY;
import static org.rebook.rebooking.PatientFacts.Interpreting.SIGN_LANGUAGE;
import static org.rebook.rebooking.PatientFacts.Interpreting.SPOKEN_LANGUAGE;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.patient.Vulnerability;

class DoubleSlotTest {

    @Test
    void givesWhoNeedsNobodyElseWhatTheyHad() {
        assertThat(DoubleSlot.minutesFor(NEW, facts(NOBODY, Set.of()), false, 20, 20))
                .isEqualTo(20);
    }

    @Test
    void givesAnInterpreterTwiceTheUsualSlot() {
        assertThat(DoubleSlot.minutesFor(FOLLOW_UP, facts(SPOKEN_LANGUAGE, Set.of()), false, 15, 15))
                .isEqualTo(30);
        assertThat(DoubleSlot.minutesFor(PRE_OP, facts(SIGN_LANGUAGE, Set.of()), false, 15, 15))
                .isEqualTo(30);
    }

    @Test
    void asksForNoMoreThanTheyHadWhenThatWasLongEnough() {
        assertThat(DoubleSlot.minutesFor(NEW, facts(SPOKEN_LANGUAGE, Set.of()), false, 40, 20))
                .isEqualTo(40);
        assertThat(DoubleSlot.minutesFor(NEW, facts(SPOKEN_LANGUAGE, Set.of()), false, 45, 20))
                .isEqualTo(45);
        assertThat(DoubleSlot.minutesFor(NEW, facts(SPOKEN_LANGUAGE, Set.of()), false, 30, 20))
                .isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(Vulnerability.class)
    void doublesForALearningDisabilityAndForNoOtherVulnerability(Vulnerability vulnerability) {
        boolean doubled = vulnerability == Vulnerability.LEARNING_DISABILITY;
        assertThat(DoubleSlot.minutesFor(NEW, facts(NOBODY, EnumSet.of(vulnerability)), false, 20, 20))
                .isEqualTo(doubled ? 40 : 20);
    }

    @Test
    void doublesForWhomTheEhrSaysSo() {
        assertThat(DoubleSlot.minutesFor(NEW, PatientFacts.none(), true, 20, 20))
                .isEqualTo(40);
    }

    @Test
    void leavesTestsAndOperationsTheirOwnTime() {
        assertThat(DoubleSlot.minutesFor(DIAGNOSTIC, facts(SPOKEN_LANGUAGE, Set.of()), true, 60, 60))
                .isEqualTo(60);
        assertThat(DoubleSlot.minutesFor(OPERATION, facts(SPOKEN_LANGUAGE, Set.of()), true, 105, 240))
                .isEqualTo(105);
    }

    @Test
    void keepsTheLostLengthWhereTheSessionHasNoOtherSlot() {
        assertThat(DoubleSlot.minutesFor(NEW, facts(SPOKEN_LANGUAGE, Set.of()), true, 20, null))
                .isEqualTo(20);
    }

    @Test
    void neverAsksForLessThanWasLostNorForMoreThanIsNeeded() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            AppointmentKind kind = AppointmentKind.values()[random.nextInt(AppointmentKind.values().length)];
            PatientFacts person = facts(
                    PatientFacts.Interpreting.values()[random.nextInt(3)],
                    random.nextBoolean() ? Set.of(Vulnerability.LEARNING_DISABILITY) : Set.of());
            int lost = 5 + random.nextInt(60);
            int usual = 5 + random.nextInt(60);
            int asked = DoubleSlot.minutesFor(kind, person, random.nextBoolean(), lost, usual);
            assertThat(asked).isGreaterThanOrEqualTo(lost).isIn(lost, 2 * usual);
        }
    }

    private static PatientFacts facts(PatientFacts.Interpreting interpreting, Set<Vulnerability> vulnerabilities) {
        return new PatientFacts(null, vulnerabilities, interpreting, false);
    }
}
