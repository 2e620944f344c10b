package org.rebook.web.patient;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.ehr.PatientTimeline;
import org.rebook.patient.PatientView;
import org.rebook.patient.Patients;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;

/** One patient: who it is, what is booked, and what has happened. */
@Named
@RequestScoped
public class PatientPage {

    private static final Map<String, String> WHAT_HAPPENED = Map.ofEntries(
            Map.entry("move", "Moved to a new date"),
            Map.entry("displace", "Date cancelled by the hospital"),
            Map.entry("convert", "Changed to phone or video"),
            Map.entry("claim", "Being worked on"),
            Map.entry("release", "Put back on the worklist"),
            Map.entry("close", "Settled without a new date"),
            Map.entry("undo", "Booking undone"),
            Map.entry("owed", "Put on the worklist"),
            Map.entry("settled", "Taken off the worklist"),
            Map.entry("ehr-pending", "Waiting to be sent to the EHR"),
            Map.entry("ehr-sent", "Sent to the EHR, not yet confirmed"),
            Map.entry("ehr-confirmed", "Confirmed by the EHR"),
            Map.entry("ehr-mismatched", "The EHR shows something else"),
            Map.entry("ehr-rejected", "Refused by the EHR"));

    @Inject
    Patients patients;

    @Inject
    PatientTimeline timeline;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable PatientView patient;
    private List<PatientTimeline.Visit> visits = List.of();
    private List<PatientTimeline.Event> events = List.of();

    @PostConstruct
    void read() {
        String id = asked.text("id");
        patient = id == null ? null : patients.find(id).orElse(null);
        if (patient != null) {
            visits = timeline.visits(patient.id());
            events = timeline.events(patient.id());
        }
    }

    public void open() {
        if (patient == null) {
            go.nowhere();
        }
    }

    public PatientView getPatient() {
        if (patient == null) {
            throw new IllegalStateException("There is no such patient.");
        }
        return patient;
    }

    public @Nullable Integer getAge() {
        return getPatient().ageOn(London.dayOf(Instant.now()));
    }

    public List<PatientTimeline.Visit> getVisits() {
        return visits;
    }

    public List<PatientTimeline.Event> getEvents() {
        return events;
    }

    public String whatHappened(String code) {
        return WHAT_HAPPENED.getOrDefault(code, code);
    }

    /** The visit's state in words; the page never says it by colour alone. */
    public String stateOf(PatientTimeline.Visit visit) {
        return switch (visit.status()) {
            case "BOOKED" -> "Booked";
            case "ATTENDED" -> "Attended";
            case "DID_NOT_ATTEND" -> "Did not attend";
            case "CANCELLED" ->
                "HOSPITAL".equals(visit.cancelledBy()) ? "Cancelled by the hospital" : "Cancelled by the patient";
            default -> "Entered in error";
        };
    }
}
