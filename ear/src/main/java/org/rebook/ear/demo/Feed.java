package org.rebook.ear.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trust as the files of an EHR's feed, in the order in which they can be loaded. */
final class Feed {

    /** What writes the resources of one type. */
    interface Page {
        void write(FhirFile file) throws IOException;
    }

    private final DemoTrust trust;
    private final Path folder;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Feed(DemoTrust trust, Path folder) {
        this.trust = trust;
        this.folder = folder;
    }

    Map<String, Integer> write() throws IOException {
        Files.createDirectories(folder);
        TrustPages pages = new TrustPages(trust.timetable);
        write(1, "Organization", pages::writeOrganization);
        TheatrePages theatres = new TheatrePages(trust.bookings.all());
        write(2, "Location", file -> {
            pages.writeLocations(file);
            theatres.writeWards(file);
        });
        write(3, "Practitioner", pages::writePractitioners);
        write(4, "PractitionerRole", pages::writeRoles);
        write(5, "HealthcareService", new ClinicPages(trust.timetable)::writeClinics);
        SessionPages sessions = new SessionPages(trust.sessions);
        write(6, "Schedule", sessions::writeSchedules);
        write(7, "Slot", sessions::writeSlots);
        PatientPages patients = new PatientPages();
        write(8, "Patient", file -> patients.write(file, trust.people.all()));
        write(9, "ServiceRequest", new PathwayPages(trust.pathways)::write);
        AppointmentPages appointments = new AppointmentPages(trust.today);
        write(10, "Appointment", file -> appointments.write(file, trust.bookings.all()));
        write(11, "Encounter", new EncounterPages(trust.attendances)::write);
        write(12, "AllergyIntolerance", theatres::writeAllergies);
        write(13, "Condition", theatres::writeProblems);
        write(14, "Device", theatres::writeKit);
        writeLater(patients, appointments);
        return counts;
    }

    // What the EHR sends after the first feed: a patient has died, another has moved their own appointment.
    private void writeLater(PatientPages patients, AppointmentPages appointments) throws IOException {
        Path later = Files.createDirectories(folder.resolve("later"));
        try (FhirFile file = new FhirFile(later, "Patient", 8)) {
            patients.writeDeceased(file, trust.edges.deceased(), trust.today.plusDays(5));
        }
        try (FhirFile file = new FhirFile(later, "Appointment", 10)) {
            appointments.write(file, List.of(trust.edges.selfMoved()));
        }
    }

    private void write(int order, String type, Page page) throws IOException {
        try (FhirFile file = new FhirFile(folder, type, order)) {
            page.write(file);
            counts.put(type, file.count());
        }
    }
}
