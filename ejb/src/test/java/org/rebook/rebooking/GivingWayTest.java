package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.TODAY;
import static org.rebook.rebooking.SampleStrike.patient;
import static org.rebook.rebooking.SampleStrike.slot;
import static org.rebook.rebooking.SampleStrike.twentyMinutes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Nobody is moved to make room, but for routine patients with time to spare where the trust wants it (R-REB-18). */
class GivingWayTest {

    private static final LocalDate DAY = TODAY.plusDays(30);
    private static final Circumstances ON = by(RuleSet.current().with(Setting.CASCADES, 1));

    private LocalDate told = TODAY.minusDays(60);
    private boolean movedBefore;

    @Test
    void nobodyGivesWayUnlessThePolicySaysSo() {
        assertThat(RuleSet.current().isOn(Setting.CASCADES)).isFalse();
        assertThat(GivingWay.whyNot(place(booked()), CIRCUMSTANCES)).containsExactly("the rules let nobody give way");
        assertThat(GivingWay.whyNot(place(booked()), ON)).isEmpty();
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                because("not an outpatient", sample -> sample.kind = AppointmentKind.PRE_OP),
                because("marked do not move", sample -> sample.doNotMove = true),
                because("protected clinic", sample -> sample.protectedClinic = "chemotherapy"),
                because("must be seen by", sample -> sample.dueBy(DAY.plusDays(10))),
                because("moved before", sample -> sample.hospitalCancellations = 1),
                because(
                        "moved before",
                        sample -> sample.requires = new Requirements(Set.of(), Set.of(), false, null, 1)),
                because("vulnerable", sample -> sample.vulnerabilities = Set.of(Vulnerability.values()[0])),
                because("other appointments", sample -> sample.others = List.of(twentyMinutes(DAY.plusDays(50), 9))),
                because(
                        "linked",
                        sample -> sample.links =
                                List.of(new Displaced.Link("other", Displaced.LinkType.AFTER, 0, null, TODAY))));
    }

    private static Arguments because(String words, Consumer<SampleStrike.SamplePatient> change) {
        return Arguments.of(words, change);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void whoeverIsNotToBeMovedStays(String words, Consumer<SampleStrike.SamplePatient> change) {
        SampleStrike.SamplePatient patient = booked();
        change.accept(patient);
        assertThat(GivingWay.whyNot(place(patient), ON)).anyMatch(reason -> reason.contains(words));
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void onlyRoutinePatientsGiveWay(Priority priority) {
        SampleStrike.SamplePatient patient = booked();
        patient.priority = priority;
        patient.prioritySetOn = TODAY;
        assertThat(GivingWay.whyNot(place(patient), ON).isEmpty())
                .isEqualTo(priority == Priority.ROUTINE || priority == Priority.D4);
    }

    @Test
    void whomRebookHasMovedOnceIsNeverMovedAgain() {
        movedBefore = true;
        assertThat(GivingWay.whyNot(place(booked()), ON)).containsExactly("moved before");
    }

    @Test
    void theDateIsAtLeastThreeWeeksAway() {
        SampleStrike.SamplePatient patient = booked();
        patient.lost = twentyMinutes(TODAY.plusDays(21), 10);
        assertThat(GivingWay.whyNot(place(patient), ON)).isEmpty();
        patient.lost = twentyMinutes(TODAY.plusDays(20), 10);
        assertThat(GivingWay.whyNot(place(patient), ON)).containsExactly("the date is less than 21 days away");
    }

    @Test
    void theDateHasBeenKnownForThreeWeeks() {
        told = TODAY.minusDays(21);
        assertThat(GivingWay.whyNot(place(booked()), ON)).isEmpty();
        told = TODAY.minusDays(20);
        assertThat(GivingWay.whyNot(place(booked()), ON)).containsExactly("the date was told less than 21 days ago");
        told = null;
        assertThat(GivingWay.whyNot(place(booked()), ON)).containsExactly("nobody knows when the date was told");
    }

    @Test
    void theNewDateKeepsSixWeeksBeforeTheFirstLimit() {
        SampleStrike.SamplePatient patient = booked();
        assertThat(mayMoveTo(patient.dueBy(DAY.plusDays(49)), DAY.plusDays(7))).isTrue();
        assertThat(mayMoveTo(patient.dueBy(DAY.plusDays(48)), DAY.plusDays(7))).isFalse();
        assertThat(GivingWay.whyNot(place(patient.dueBy(DAY.plusDays(42))), ON)).isEmpty();
        assertThat(GivingWay.whyNot(place(patient.dueBy(DAY.plusDays(41))), ON))
                .containsExactly("has too little slack");
    }

    @Test
    void aLimitAlreadyMissedLeavesNoSlack() {
        SampleStrike.SamplePatient patient = booked();
        patient.kind = AppointmentKind.NEW;
        patient.pathway = PathwayKind.RTT;
        patient.clockStartedOn = TODAY.minusDays(126);
        assertThat(GivingWay.whyNot(place(patient), ON)).containsExactly("has too little slack");
        patient.lcad = null;
        patient.clockStartedOn = null;
        assertThat(GivingWay.whyNot(place(patient), ON))
                .as("nobody knows of any slack")
                .containsExactly("has too little slack");
    }

    @Test
    void nobodyIsMovedForwardsOrToADateThatNeedsAsking() {
        SampleStrike.SamplePatient patient = booked();
        assertThat(mayMoveTo(patient, DAY.minusDays(1))).isFalse();
        SampleStrike.SampleSlot elsewhere = slot().on(DAY.plusDays(7));
        elsewhere.site = "barnet";
        assertThat(GivingWay.mayMoveTo(elsewhere.offered(), place(patient), ON, new Commitments()))
                .isFalse();
    }

    @Test
    void onlyWhoeverCannotWaitMayReceiveAPlace() {
        SampleStrike.SamplePatient patient = patient();
        for (Priority priority : Priority.values()) {
            patient.priority = priority;
            assertThat(GivingWay.mayReceive(patient.affected(), ON))
                    .as(priority.name())
                    .isEqualTo(Set.of(
                                    Priority.P1A,
                                    Priority.P1B,
                                    Priority.P2,
                                    Priority.D1,
                                    Priority.D2,
                                    Priority.URGENT,
                                    Priority.URGENT_SUSPECTED_CANCER)
                            .contains(priority));
        }
    }

    private boolean mayMoveTo(SampleStrike.SamplePatient patient, LocalDate day) {
        return GivingWay.mayMoveTo(slot().on(day).offered(), place(patient), ON, new Commitments());
    }

    private static SampleStrike.SamplePatient booked() {
        SampleStrike.SamplePatient patient = patient().dueBy(DAY.plusDays(120));
        patient.lost = twentyMinutes(DAY, 10);
        return patient;
    }

    private GivingPlace place(SampleStrike.SamplePatient patient) {
        OfferedSlot own = slot().at(patient.lost).offered();
        return new GivingPlace(
                patient.affected(),
                new Opening(own, List.of(new Opening.Slot(own.id(), 0, own.time())), 0, 0, 0, 0),
                told,
                movedBefore);
    }

    private static Circumstances by(RuleSet rules) {
        return new Circumstances(CIRCUMSTANCES.now(), CIRCUMSTANCES.strikes(), rules);
    }
}
