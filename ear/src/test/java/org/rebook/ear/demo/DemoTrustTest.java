package org.rebook.ear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebook.clinic.WorkingDays;

class DemoTrustTest {

    private static final LocalDate STRIKE = LocalDate.of(2016, 4, 26);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir
    static Path folder;

    private static WrittenTrust trust;

    @BeforeAll
    static void writeTheSmallTrust() throws IOException {
        DemoTrust.of(Size.SMALL, 1, STRIKE).writeTo(folder);
        trust = new WrittenTrust(folder);
    }

    @Test
    void namesOneFileATypeInLoadOrder() throws IOException {
        assertThat(WrittenTrust.files(folder))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "01-Organization.ndjson",
                        "02-Location.ndjson",
                        "03-Practitioner.ndjson",
                        "04-PractitionerRole.ndjson",
                        "05-HealthcareService.ndjson",
                        "06-Schedule.ndjson",
                        "07-Slot.ndjson",
                        "08-Patient.ndjson",
                        "09-ServiceRequest.ndjson",
                        "10-Appointment.ndjson",
                        "11-Encounter.ndjson",
                        "12-AllergyIntolerance.ndjson",
                        "13-Condition.ndjson",
                        "14-Device.ndjson");
    }

    @Test
    void refersOnlyToWhatStandsBefore() {
        Set<String> before = new HashSet<>();
        trust.byReference.forEach((reference, resource) -> {
            assertThat(before).as(reference).containsAll(references(resource));
            before.add(reference);
        });
    }

    @Test
    void givesEveryPatientAValidNumberThatIsNeverIssued() {
        List<String> numbers = trust.all(Patient.class).stream()
                .map(patient -> patient.getIdentifierFirstRep().getValue())
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.startsWith("999"));
        assertThat(numbers).allMatch(number -> NhsNumbers.checkDigit(number.substring(0, 9)) == number.charAt(9) - '0');
    }

    @Test
    void booksNoSlotTwice() {
        List<String> slots = booked().stream()
                .filter(appointment -> !isOperation(appointment))
                .map(appointment -> appointment.getSlotFirstRep().getReference())
                .toList();
        assertThat(slots).doesNotHaveDuplicates();
        assertThat(slots).allMatch(slot -> ((Slot) trust.byReference.get(slot)).getStatus() == Slot.SlotStatus.BUSY);
    }

    @Test
    void putsNoPatientInTwoPlaces() {
        Map<String, List<Appointment>> byPatient = new HashMap<>();
        booked().forEach(appointment -> byPatient
                .computeIfAbsent(patientOf(appointment), unseen -> new ArrayList<>())
                .add(appointment));
        byPatient.values().forEach(list -> {
            list.sort(Comparator.comparing(Appointment::getStart));
            for (int i = 1; i < list.size(); i++) {
                assertThat(list.get(i).getStart())
                        .as(list.get(i).getId())
                        .isAfterOrEqualTo(list.get(i - 1).getEnd());
            }
        });
    }

    @Test
    void overfillsNoList() {
        Map<String, Integer> minutes = new HashMap<>();
        booked().stream()
                .filter(DemoTrustTest::isOperation)
                .forEach(operation -> minutes.merge(
                        operation.getSlotFirstRep().getReference(), operation.getMinutesDuration() + 20, Integer::sum));
        assertThat(minutes).isNotEmpty();
        minutes.forEach((list, taken) -> {
            Slot slot = (Slot) trust.byReference.get(list);
            long room = (slot.getEnd().getTime() - slot.getStart().getTime()) / 60_000;
            assertThat(taken - 20L).as(list).isLessThanOrEqualTo(room);
        });
    }

    @Test
    void holdsNoSessionOnABankHolidayOrWeekend() {
        assertThat(trust.all(Schedule.class))
                .isNotEmpty()
                .allMatch(session -> WorkingDays.isWorked(session.getPlanningHorizon()
                        .getStart()
                        .toInstant()
                        .atZone(LONDON)
                        .toLocalDate()));
    }

    @Test
    void keepsClocksInLondonTime() {
        Schedule session = trust.all(Schedule.class).get(0);
        String written = session.getPlanningHorizon().getStartElement().getValueAsString();
        OffsetDateTime start = OffsetDateTime.parse(written);
        assertThat(start.atZoneSameInstant(LONDON).getOffset()).isEqualTo(start.getOffset());
    }

    @Test
    void putsNoClinicianInTwoSessions() {
        Map<String, List<Schedule>> byClinician = new HashMap<>();
        trust.all(Schedule.class).forEach(session -> byClinician
                .computeIfAbsent(session.getActor().get(1).getReference(), unseen -> new ArrayList<>())
                .add(session));
        byClinician.values().forEach(list -> {
            list.sort(
                    Comparator.comparing(session -> session.getPlanningHorizon().getStart()));
            for (int i = 1; i < list.size(); i++) {
                assertThat(list.get(i).getPlanningHorizon().getStart())
                        .as(list.get(i).getId())
                        .isAfterOrEqualTo(list.get(i - 1).getPlanningHorizon().getEnd());
            }
        });
    }

    @Test
    void saysForEveryClinicWhoIsNeeded() {
        assertThat(trust.all(HealthcareService.class)).isNotEmpty().allSatisfy(clinic -> assertThat(
                        WrittenTrust.ours(clinic, "clinic-staffing"))
                .isNotEmpty());
    }

    @Test
    void writesTheSameBytesForTheSameSeed(@TempDir Path again) throws IOException {
        DemoTrust.of(Size.SMALL, 1, STRIKE).writeTo(again);
        for (Path file : WrittenTrust.files(folder)) {
            assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void writesAnotherTrustForAnotherSeed(@TempDir Path other) throws IOException {
        DemoTrust.of(Size.SMALL, 2, STRIKE).writeTo(other);
        String patients = "08-Patient.ndjson";
        assertThat(Files.readString(other.resolve(patients))).isNotEqualTo(Files.readString(folder.resolve(patients)));
    }

    @Test
    void saysWhatTheRulesAskFor() {
        assertThat(trust.all(Patient.class))
                .anyMatch(
                        patient -> !WrittenTrust.ours(patient, "vulnerability").isEmpty())
                .anyMatch(
                        patient -> !WrittenTrust.ours(patient, "sign-language").isEmpty());
        assertThat(trust.all(HealthcareService.class))
                .anyMatch(clinic -> !WrittenTrust.ours(clinic, "capability").isEmpty())
                .anyMatch(clinic -> !WrittenTrust.ours(clinic, "greatest-age").isEmpty());
        assertThat(trust.all(Appointment.class)).anyMatch(appointment -> !WrittenTrust.ours(appointment, "needs")
                .isEmpty());
    }

    @Test
    void needsNothingThatTheClinicDoesNotOffer() {
        booked().forEach(appointment -> {
            Slot slot =
                    (Slot) trust.byReference.get(appointment.getSlotFirstRep().getReference());
            Schedule session =
                    (Schedule) trust.byReference.get(slot.getSchedule().getReference());
            HealthcareService clinic = (HealthcareService)
                    trust.byReference.get(session.getActorFirstRep().getReference());
            assertThat(values(clinic, "capability")).as(appointment.getId()).containsAll(values(appointment, "needs"));
        });
    }

    @Test
    void hasKitAndBedsThatAreSharedAndPatientsWhoGoFirst() {
        assertThat(trust.all(Device.class))
                .isNotEmpty()
                .allMatch(kit -> kit.getLocation().hasReference()
                        && !WrittenTrust.ours(kit, "uses-per-day").isEmpty());
        assertThat(trust.all(Location.class)).anyMatch(ward -> !WrittenTrust.ours(ward, "beds-for-operations")
                .isEmpty());
        assertThat(booked())
                .anyMatch(operation -> !WrittenTrust.ours(operation, "bed-days").isEmpty());
        assertThat(trust.all(Condition.class)).isNotEmpty();
    }

    @Test
    void leavesFewFollowUpsWithoutALatestDate() {
        List<Appointment> followUps = booked().stream()
                .filter(appointment -> appointment
                        .getServiceTypeFirstRep()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("follow-up"))
                .toList();
        long without = followUps.stream()
                .filter(appointment -> WrittenTrust.ours(appointment, "latest-clinically-appropriate-date")
                        .isEmpty())
                .count();
        assertThat(without).isBetween(1L, followUps.size() * 8L / 100);
    }

    private static List<String> values(DomainResource resource, String name) {
        return WrittenTrust.ours(resource, name).stream()
                .map(extension -> extension.getValueAsPrimitive().getValueAsString())
                .toList();
    }

    private static List<Appointment> booked() {
        return trust.all(Appointment.class).stream()
                .filter(appointment -> appointment.getStatus() == Appointment.AppointmentStatus.BOOKED)
                .toList();
    }

    private static boolean isOperation(Appointment appointment) {
        return appointment
                .getServiceTypeFirstRep()
                .getCodingFirstRep()
                .getCode()
                .equals("operation");
    }

    private static String patientOf(Appointment appointment) {
        return appointment.getParticipantFirstRep().getActor().getReference();
    }

    private static List<String> references(Resource resource) {
        return ca.uhn.fhir.context.FhirContext.forR4Cached().newTerser().getAllResourceReferences(resource).stream()
                .map(found -> found.getResourceReference().getReferenceElement().getValue())
                .toList();
    }
}
