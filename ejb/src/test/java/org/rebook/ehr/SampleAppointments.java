package org.rebook.ehr;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Slot;

/** One patient's move from the strike's Tuesday to a Monday in May, as the EHR sees it. */
final class SampleAppointments {

    private SampleAppointments() {}

    static Appointment given(String json) {
        return FhirR4.jsonParser().parseResource(Appointment.class, json);
    }

    static Appointment booked() {
        return given(
                """
                {"resourceType": "Appointment", "id": "new", "status": "booked",
                 "start": "2027-05-10T10:40:00+01:00", "end": "2027-05-10T11:00:00+01:00",
                 "slot": [{"reference": "Slot/monday"}],
                 "participant": [{"actor": {"reference": "Patient/p"}, "status": "accepted"}]}
                """);
    }

    static Appointment givenUp() {
        return given(
                """
                {"resourceType": "Appointment", "id": "old", "status": "cancelled",
                 "cancelationReason": {"coding": [
                   {"system": "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason", "code": "prov"},
                   {"system": "https://rebook.org/fhir/CodeSystem/reason", "code": "IA-STAFF"}]},
                 "start": "2027-04-27T08:00:00Z", "end": "2027-04-27T08:20:00Z",
                 "slot": [{"reference": "Slot/tuesday"}], "comment": "Bring the X-ray",
                 "participant": [{"actor": {"reference": "Patient/p"}, "status": "accepted"}]}
                """);
    }

    static Slot slot(String id, String status) {
        return FhirR4.jsonParser()
                .parseResource(
                        Slot.class,
                        """
                        {"resourceType": "Slot", "id": "%s", "status": "%s", "schedule": {"reference": "Schedule/s"},
                         "start": "2027-05-10T10:40:00+01:00", "end": "2027-05-10T11:00:00+01:00", "comment": "Room 4"}
                        """
                                .formatted(id, status));
    }
}
