package org.rebook.ear.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.ear.demo.WrittenTrust.part;
import static org.rebook.ear.demo.WrittenTrust.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgePatientsTest {

    private static final LocalDate STRIKE = LocalDate.of(2016, 4, 26);

    @TempDir
    static Path folder;

    private static WrittenTrust trust;
    private static WrittenTrust later;

    @BeforeAll
    static void writeTheSmallTrust() throws IOException {
        DemoTrust.of(Size.SMALL, 1, STRIKE).writeTo(folder);
        trust = new WrittenTrust(folder);
        later = new WrittenTrust(folder.resolve("later"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edge-ga-mri-child",
                "edge-cancer-day-55",
                "edge-no-latest-date",
                "edge-p2-day-26",
                "edge-over-52-weeks",
                "edge-cancelled-once",
                "edge-booked-through-ers",
                "edge-dialysis-mon-wed-fri",
                "edge-transport-interpreter",
                "edge-deceased",
                "edge-restricted",
                "edge-linked-across-sites",
                "edge-assessment-expiring",
                "edge-prisoner",
                "edge-shared-phone-parent",
                "edge-shared-phone-child",
                "edge-moved-on-portal"
            })
    void isBookedOnAStrikeDay(String id) {
        assertThat(trust.get(Patient.class, id)).isNotNull();
        assertThat(of(id)).anyMatch(appointment -> {
            LocalDate day = dayOf(appointment);
            return day.equals(STRIKE) || day.equals(STRIKE.plusDays(1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-04-25", "2016-04-26", "2016-04-27", "2016-04-28", "2026-12-22", "2026-04-07"})
    void findsAllTheirPlacesWhateverTheDayOfTheStrike(LocalDate strike) {
        for (long seed = 1; seed <= 20; seed++) {
            DemoTrust drawn = DemoTrust.of(Size.SMALL, seed, strike);
            assertThat(drawn.people.all())
                    .filteredOn(person -> person.id().startsWith("edge-"))
                    .hasSize(17);
        }
    }

    @Test
    void waitsForASuspectedCancerFor55Days() {
        ServiceRequest referral = trust.get(ServiceRequest.class, "edge-cancer-day-55-pathway");
        Appointment appointment = only("edge-cancer-day-55");
        LocalDate started = LocalDate.parse(
                part(WrittenTrust.ours(referral, "pathway-clock").get(0), "start")
                        .primitiveValue());
        assertThat(started.plusDays(55)).isEqualTo(dayOf(appointment));
        assertThat(text(appointment, "clinical-priority")).isEqualTo("URGENT_SUSPECTED_CANCER");
    }

    @Test
    void hasAnOperationOnDay26OfItsFourWeeks() {
        Appointment operation = only("edge-p2-day-26");
        assertThat(text(operation, "clinical-priority")).isEqualTo("P2");
        assertThat(LocalDate.parse(text(operation, "priority-set-on")).plusDays(26))
                .isEqualTo(dayOf(operation));
    }

    @Test
    void hasAFollowUpWithoutALatestDate() {
        assertThat(text(only("edge-no-latest-date"), "latest-clinically-appropriate-date"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-04-26", "2026-12-22"})
    void tellsOneStoryOfEachWhateverTheSeed(LocalDate strike) {
        for (long seed = 1; seed <= 20; seed++) {
            DemoTrust drawn = DemoTrust.of(Size.SMALL, seed, strike);
            assertThat(drawn.bookings.all())
                    .filteredOn(booking -> booking.person().isEdge())
                    .hasSize(19)
                    .allSatisfy(booking -> {
                        assertThat(booking.doNotMove()).isFalse();
                        assertThat(booking.hospitalCancellations())
                                .isEqualTo(booking.person().id().equals("edge-cancelled-once") ? 1 : 0);
                        assertThat(booking.person().needs().vulnerabilities())
                                .isEqualTo(
                                        booking.person().id().equals("edge-prisoner")
                                                ? List.of("prisoner")
                                                : List.of());
                    });
        }
    }

    /** Between Christmas and New Year nobody strikes, so that the next strike may be a month ahead. */
    @ParameterizedTest
    @ValueSource(strings = {"2027-12-12", "2029-12-09", "2029-12-14", "2026-12-24"})
    void waitsSinceADayThatHasBeen(LocalDate today) {
        DemoTrust drawn = DemoTrust.of(Size.SMALL, 2016, DemoTrust.nextStrikeStart(today), today);
        assertThat(drawn.bookings.all())
                .filteredOn(booking -> booking.person().isEdge())
                .hasSize(19)
                .allSatisfy(booking -> {
                    assertThat(booking.pathway().started()).isBefore(today);
                    assertThat(booking.priority().setOn()).isBefore(today);
                });
    }

    @Test
    void wasCancelledOnceBefore() {
        assertThat(text(only("edge-cancelled-once"), "hospital-cancellations")).isEqualTo("1");
    }

    @Test
    void hidesTheRestrictedPatient() {
        assertThat(trust.get(Patient.class, "edge-restricted")
                        .getMeta()
                        .getSecurityFirstRep()
                        .getCode())
                .isEqualTo("R");
    }

    @Test
    void linksAScanAndItsResultsAcrossSites() {
        Appointment results = trust.get(Appointment.class, "edge-linked-across-sites-results");
        String linked = ((Reference) part(WrittenTrust.ours(results, "linked").get(0), "appointment")).getReference();
        Appointment scan = (Appointment) trust.byReference.get(linked);
        assertThat(siteOf(scan)).isNotEqualTo(siteOf(results));
    }

    @Test
    void hasAnAssessmentThatRunsOutSixDaysAfterTheOperation() {
        Appointment operation = trust.get(Appointment.class, "edge-assessment-expiring-operation");
        Appointment assessment = trust.get(Appointment.class, "edge-assessment-expiring-assessment");
        assertThat(assessment.getStatus()).isEqualTo(Appointment.AppointmentStatus.FULFILLED);
        assertThat(dayOf(assessment).plusDays(84)).isEqualTo(dayOf(operation));
    }

    @Test
    void sharesAPhone() {
        assertThat(phoneOf("edge-shared-phone-child")).isEqualTo(phoneOf("edge-shared-phone-parent"));
    }

    @Test
    void diesAfterTheFirstFeed() {
        assertThat(trust.get(Patient.class, "edge-deceased").hasDeceased()).isFalse();
        assertThat(later.get(Patient.class, "edge-deceased").hasDeceasedDateTimeType())
                .isTrue();
    }

    @Test
    void movesOnThePortalToASlotThatWasFree() {
        Appointment before = only("edge-moved-on-portal");
        Appointment after = later.get(Appointment.class, before.getIdElement().getIdPart());
        Slot chosen = (Slot) trust.byReference.get(after.getSlotFirstRep().getReference());
        assertThat(dayOf(after)).isAfter(dayOf(before));
        assertThat(chosen.getStatus()).isEqualTo(Slot.SlotStatus.FREE);
    }

    private static List<Appointment> of(String patient) {
        return trust.all(Appointment.class).stream()
                .filter(appointment -> appointment
                        .getParticipantFirstRep()
                        .getActor()
                        .getReference()
                        .equals("Patient/" + patient))
                .toList();
    }

    private static Appointment only(String patient) {
        assertThat(of(patient)).hasSize(1);
        return of(patient).get(0);
    }

    private static LocalDate dayOf(Appointment appointment) {
        return appointment
                .getStart()
                .toInstant()
                .atZone(ZoneId.of("Europe/London"))
                .toLocalDate();
    }

    private static String siteOf(Appointment appointment) {
        return appointment.getParticipant().get(1).getActor().getReference();
    }

    private static String phoneOf(String patient) {
        return trust.get(Patient.class, patient).getTelecomFirstRep().getValue();
    }
}
