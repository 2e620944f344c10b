package org.rebook.ear.demo;

import java.io.IOException;
import java.util.List;

/** Writes the dated sessions and their places. */
final class SessionPages {

    private final List<Session> sessions;

    SessionPages(List<Session> sessions) {
        this.sessions = sessions;
    }

    void writeSchedules(FhirFile file) throws IOException {
        for (Session session : sessions) {
            Clinic clinic = session.clinic();
            file.begin(session.id(), Specialty.of(clinic.kind().specialty()).inUkCore());
            file.truth("active", true);
            file.concepts("specialty", Urls.SPECIALTY, clinic.kind().specialty());
            file.references(
                    "actor",
                    "HealthcareService/" + clinic.id(),
                    "Practitioner/" + clinic.lead().id(),
                    "Location/" + clinic.site().name());
            file.startObject("planningHorizon");
            file.instant("start", session.start());
            file.instant("end", session.end());
            file.endObject();
            file.end();
        }
    }

    void writeSlots(FhirFile file) throws IOException {
        for (Session session : sessions) {
            for (Place place : session.places()) {
                writeSlot(file, place);
            }
        }
    }

    private void writeSlot(FhirFile file, Place place) throws IOException {
        ClinicKind kind = place.session().clinic().kind();
        file.begin(place.id(), false);
        boolean remote = !kind.modality().equals("in-person");
        if (remote || place.isReserved()) {
            file.startArray("extension");
            if (remote) {
                ClinicPages.writeChannel(file, kind);
            }
            if (place.isReserved()) {
                file.truthExtension(Urls.EXTENSION + "reserved-for-urgent", true);
            }
            file.endArray();
        }
        file.concepts("serviceType", Urls.APPOINTMENT_KIND, place.kind().code);
        file.concepts("specialty", Urls.SPECIALTY, kind.specialty());
        if (place.kind() == AppointmentKind.FOLLOW_UP) {
            file.concept("appointmentType", Urls.APPOINTMENT_TYPE, "FOLLOWUP");
        }
        file.reference("schedule", "Schedule/" + place.session().id());
        file.text("status", place.isBusy() ? "busy" : "free");
        file.instant("start", place.start());
        file.instant("end", place.end());
        file.end();
    }
}
