package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.Priority;
import org.rebook.appointment.ReasonCode;

/** An Appointment is an appointment, unless it is only proposed or waited for. */
final class BookingProjection implements Projection<BookingProjection.Row> {

    // Who stays longer is planned for by people.
    private static final int LONGEST_STAY = 60;

    record Row(
            String id,
            String patient,
            @Nullable String pathway,
            @Nullable String slot,
            @Nullable String kind,
            @Nullable String modality,
            String status,
            @Nullable Specialty specialty,
            String priority,
            @Nullable LocalDate prioritySetOn,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Integer minutes,
            @Nullable Integer deviation,
            @Nullable String description,
            @Nullable LocalDate lcad,
            boolean doNotMove,
            List<String> needs,
            int bedDays,
            List<String> arrangements,
            boolean sameClinician,
            int postponed,
            int hospitalCancellations,
            @Nullable Instant updatedAt,
            @Nullable String cancelledBy,
            @Nullable String cancellationReason,
            boolean cancelledForOurReason,
            @Nullable String replaces,
            List<Link> links) {}

    record Link(String appointment, String other, String type, @Nullable Integer minDays, @Nullable Integer maxDays) {}

    @Override
    public String type() {
        return "Appointment";
    }

    @Override
    public @Nullable Row row(Resource resource) {
        Appointment sent = (Appointment) resource;
        String status = status(sent);
        if (status == null) {
            return null;
        }
        Instant start = Elements.instant(sent.getStart());
        Instant end = Elements.instant(sent.getEnd());
        checkTimes(status, start, end);
        String patient = patient(sent);
        String kind = kind(sent);
        boolean isCancelled = status.equals("CANCELLED");
        return new Row(
                sent.getIdPart(),
                patient,
                sent.hasBasedOn() ? Elements.id(sent.getBasedOnFirstRep(), "ServiceRequest") : null,
                sent.hasSlot() ? Elements.id(sent.getSlotFirstRep(), "Slot") : null,
                kind,
                Elements.modality(sent),
                status,
                Elements.specialty(sent.getSpecialty()),
                priority(sent),
                Elements.ourDate(sent, "priority-set-on"),
                start,
                end,
                sent.hasMinutesDuration() ? Integer.valueOf(minutes(sent)) : null,
                Elements.ourNumber(sent, "duration-deviation"),
                sent.getDescription(),
                Elements.ourDate(sent, "latest-clinically-appropriate-date"),
                Elements.ourTruth(sent, "do-not-move"),
                Elements.ourCodes(sent, "needs"),
                bedDays(sent),
                Elements.ourTexts(sent, "arrangement"),
                Elements.ourTruth(sent, "same-clinician"),
                Elements.ourCount(sent, "postponed", 0),
                Elements.ourCount(sent, "hospital-cancellations", 0),
                Elements.instant(sent.getMeta().getLastUpdated()),
                isCancelled ? cancelledBy(sent) : null,
                isCancelled ? reason(sent) : null,
                isCancelled
                        && Elements.coding(List.of(sent.getCancelationReason()), Names.REASON)
                                .isPresent(),
                Elements.ours(sent, "replaces"),
                Elements.allOurs(sent, "linked").stream()
                        .map(extension -> link(sent.getIdPart(), extension))
                        .toList());
    }

    private static @Nullable String status(Appointment sent) {
        if (!sent.hasStatus()) {
            throw Elements.refused("Appointment.status", "is missing");
        }
        return switch (sent.getStatus()) {
            case BOOKED, ARRIVED, CHECKEDIN, PENDING -> "BOOKED";
            case FULFILLED -> "ATTENDED";
            case NOSHOW -> "DID_NOT_ATTEND";
            case CANCELLED -> "CANCELLED";
            case ENTEREDINERROR -> "ENTERED_IN_ERROR";
            default -> null;
        };
    }

    private static void checkTimes(String status, @Nullable Instant start, @Nullable Instant end) {
        if (status.equals("BOOKED") && (start == null || end == null)) {
            throw Elements.refused(
                    start == null ? "Appointment.start" : "Appointment.end",
                    "is missing, and the appointment is booked");
        }
        if (start != null && end != null && !start.isBefore(end)) {
            throw Elements.refused("Appointment.end", "%s is not after the start, %s".formatted(end, start));
        }
    }

    private static String patient(Appointment sent) {
        for (AppointmentParticipantComponent participant : sent.getParticipant()) {
            String reference = participant.getActor().getReference();
            boolean canBe = reference != null && (reference.contains("Patient/") || reference.startsWith("urn:"));
            String patient = canBe ? Elements.id(participant.getActor(), "Patient") : null;
            if (patient != null) {
                return patient;
            }
        }
        throw Elements.missing("Appointment.participant", "names no Patient");
    }

    private static @Nullable String kind(Appointment sent) {
        return Elements.coding(sent.getServiceType(), Names.APPOINTMENT_KIND)
                .map(coding -> AppointmentKinds.of(coding.getCode(), "Appointment.serviceType"))
                .or(() -> Elements.coding(List.of(sent.getAppointmentType()), Names.APPOINTMENT_TYPE)
                        .filter(coding -> coding.getCode().equals("FOLLOWUP"))
                        .map(coding -> "FOLLOW_UP"))
                .orElse(null);
    }

    private static String priority(Appointment sent) {
        String code = Elements.ours(sent, "clinical-priority");
        if (code == null) {
            return "ROUTINE";
        }
        if (Arrays.stream(Priority.values()).noneMatch(known -> known.name().equals(code))) {
            throw Elements.refused(
                    "Appointment.extension(clinical-priority)",
                    "'%s' is no priority. Maybe one of %s?".formatted(code, List.of(Priority.values())));
        }
        return code;
    }

    private static int minutes(Appointment sent) {
        if (sent.getMinutesDuration() < 1) {
            throw Elements.refused(
                    "Appointment.minutesDuration", "%d minutes cannot be".formatted(sent.getMinutesDuration()));
        }
        return sent.getMinutesDuration();
    }

    private static int bedDays(Appointment sent) {
        int days = Elements.ourCount(sent, "bed-days", 0);
        if (days > LONGEST_STAY) {
            throw Elements.refused(
                    "Appointment.extension(bed-days)", "%d is more than %d".formatted(days, LONGEST_STAY));
        }
        return days;
    }

    private static String cancelledBy(Appointment sent) {
        boolean byPatient = sent.getCancelationReason().getCoding().stream()
                .filter(coding -> Names.CANCELLATION_REASON.equals(coding.getSystem()) && coding.hasCode())
                .anyMatch(coding -> coding.getCode().startsWith("pat"));
        return byPatient ? "PATIENT" : "HOSPITAL";
    }

    private static @Nullable String reason(Appointment sent) {
        Optional<Coding> ours = Elements.coding(List.of(sent.getCancelationReason()), Names.REASON);
        if (ours.isPresent()) {
            return ourReason(ours.get().getCode());
        }
        if (sent.getCancelationReason().hasText()) {
            return sent.getCancelationReason().getText();
        }
        Coding coding = sent.getCancelationReason().getCodingFirstRep();
        return coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
    }

    private static String ourReason(String code) {
        return ReasonCode.of(code)
                .orElseThrow(() -> Elements.refused(
                        "Appointment.cancelationReason",
                        "'%s' is no reason of ours. Maybe one of %s?".formatted(code, List.of(ReasonCode.values()))))
                .code();
    }

    private static Link link(String appointment, Extension extension) {
        String element = "Appointment.extension(linked)";
        String type = Elements.requiredPart(extension, "linked", "type");
        if (!List.of("same-day", "before", "after", "same-clinician").contains(type)) {
            throw Elements.refused(
                    element + ".type",
                    "'%s' is no link. Maybe same-day, before, after or same-clinician?".formatted(type));
        }
        String min = Elements.part(extension, "min-days");
        String max = Elements.part(extension, "max-days");
        return new Link(
                appointment,
                Elements.requiredPart(extension, "linked", "appointment"),
                type.toUpperCase().replace('-', '_'),
                min == null ? null : Elements.number(min, element + ".min-days"),
                max == null ? null : Elements.number(max, element + ".max-days"));
    }

    @Override
    public List<Need> needs(Row row) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.vital(Known.PATIENT, row.patient(), "Appointment.participant"));
        if (row.slot() != null) {
            needs.add(Need.vital(Known.SLOT, row.slot(), "Appointment.slot"));
        }
        if (row.pathway() != null) {
            needs.add(Need.wanted(Known.SERVICE_REQUEST, row.pathway(), "Appointment.basedOn"));
        }
        if (row.replaces() != null) {
            needs.add(Need.wanted(Known.APPOINTMENT, row.replaces(), "Appointment.extension(replaces)"));
        }
        for (Link link : row.links()) {
            needs.add(Need.wanted(Known.APPOINTMENT, link.other(), "Appointment.extension(linked)"));
        }
        return needs;
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        Specialty.add(connection, rows.stream().map(Row::specialty).toList());
        BookingRows.write(connection, rows);
    }
}
