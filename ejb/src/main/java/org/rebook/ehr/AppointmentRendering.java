package org.rebook.ehr;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipantRequired;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.ReasonCode;

/** What an appointment looks like in FHIR: as Rebook knows it, laid over what the EHR sent of it. */
final class AppointmentRendering {

    private static final TimeZone LONDON = TimeZone.getTimeZone("Europe/London");
    private static final List<AppointmentStatus> AS_GOOD_AS_BOOKED = List.of(
            AppointmentStatus.BOOKED,
            AppointmentStatus.ARRIVED,
            AppointmentStatus.CHECKEDIN,
            AppointmentStatus.PENDING);

    private AppointmentRendering() {}

    /** Lays today's state over what was sent; what was sent and is not ours to say stays. */
    static Appointment over(Appointment shown, AppointmentState state) {
        if (!AS_GOOD_AS_BOOKED.contains(shown.getStatus()) || !state.status().equals("BOOKED")) {
            shown.setStatus(statusOf(state));
        }
        cancellation(shown, state);
        times(shown, state);
        slot(shown, state);
        if (state.changedHere()) {
            channel(shown, state);
            changes(shown, state);
        }
        return shown;
    }

    /** An appointment that no EHR has sent, because Rebook booked it. */
    static Appointment whole(AppointmentState state) {
        Appointment shown = new Appointment();
        shown.setId(state.id());
        shown.getMeta().addProfile(Names.UK_CORE_APPOINTMENT);
        shown.setStatus(statusOf(state));
        shown.addServiceType().addCoding(new Coding(Names.APPOINTMENT_KIND, Names.code(state.kind()), null));
        if (state.specialty() != null) {
            shown.addSpecialty()
                    .addCoding(new Coding(Names.PRACTICE_SETTING, state.specialty(), state.specialtyName()));
        }
        if (state.kind().equals("FOLLOW_UP")) {
            shown.setAppointmentType(
                    new CodeableConcept().addCoding(new Coding(Names.APPOINTMENT_TYPE, "FOLLOWUP", null)));
        }
        if (state.procedureName() != null) {
            shown.setDescription(state.procedureName());
        }
        if (state.meanMinutes() != null) {
            shown.setMinutesDuration(state.meanMinutes());
        }
        if (state.pathwayId() != null) {
            shown.addBasedOn(new Reference("ServiceRequest/" + state.pathwayId()));
        }
        participants(shown, state);
        cancellation(shown, state);
        times(shown, state);
        slot(shown, state);
        channel(shown, state);
        facts(shown, state);
        changes(shown, state);
        return shown;
    }

    private static AppointmentStatus statusOf(AppointmentState state) {
        return switch (state.status()) {
            case "BOOKED" -> AppointmentStatus.BOOKED;
            case "ATTENDED" -> AppointmentStatus.FULFILLED;
            case "DID_NOT_ATTEND" -> AppointmentStatus.NOSHOW;
            case "CANCELLED" -> AppointmentStatus.CANCELLED;
            default -> AppointmentStatus.ENTEREDINERROR;
        };
    }

    private static void cancellation(Appointment shown, AppointmentState state) {
        if (!state.status().equals("CANCELLED")) {
            // R4 allows a reason on nothing but a cancelled appointment.
            shown.setCancelationReason(null);
            return;
        }
        if (shown.hasCancelationReason() && !state.changedHere()) {
            return;
        }
        CodeableConcept reason = new CodeableConcept()
                .addCoding(new Coding(
                        Names.CANCELLATION_REASON, "PATIENT".equals(state.cancelledBy()) ? "pat" : "prov", null));
        String why = state.cancellationReason();
        if (why != null) {
            Optional<ReasonCode> ours = ReasonCode.of(why);
            ours.ifPresent(code -> reason.addCoding(new Coding(Names.REASON, code.code(), null)));
            reason.setText(ours.map(ReasonCode::forOthers).orElse(why));
        }
        shown.setCancelationReason(reason);
    }

    private static void times(Appointment shown, AppointmentState state) {
        if (differs(shown.getStart(), state.startsAt())) {
            shown.setStartElement(inLondon(state.startsAt()));
        }
        if (differs(shown.getEnd(), state.endsAt())) {
            shown.setEndElement(inLondon(state.endsAt()));
        }
    }

    private static boolean differs(@Nullable Date sent, @Nullable Instant known) {
        return known != null && (sent == null || !sent.toInstant().equals(known));
    }

    private static InstantType inLondon(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.SECOND, LONDON);
    }

    private static void slot(Appointment shown, AppointmentState state) {
        if (state.slotId() == null) {
            return;
        }
        boolean isShown = shown.getSlot().stream().anyMatch(slot -> state.slotId()
                .equals(slot.getReferenceElement().getIdPart()));
        if (!isShown) {
            shown.setSlot(List.of(new Reference("Slot/" + state.slotId())));
        }
    }

    private static void participants(Appointment shown, AppointmentState state) {
        participant(shown, "Patient/" + state.patientId(), null);
        if (state.clinicianId() != null) {
            participant(shown, "Practitioner/" + state.clinicianId(), state.clinicianName());
        }
        if (state.clinicId() != null) {
            participant(shown, "HealthcareService/" + state.clinicId(), state.clinicName());
        }
        if (state.siteId() != null) {
            participant(shown, "Location/" + state.siteId(), state.siteName());
        }
    }

    private static void participant(Appointment shown, String reference, @Nullable String display) {
        shown.addParticipant()
                .setActor(new Reference(reference).setDisplay(display))
                .setRequired(ParticipantRequired.REQUIRED)
                .setStatus(ParticipationStatus.ACCEPTED);
    }

    private static void channel(Appointment shown, AppointmentState state) {
        Coding coding =
                switch (state.modality()) {
                    case "TELEPHONE" -> new Coding(Names.DELIVERY_CHANNEL, "Telephone", "Telephone");
                    case "VIDEO" -> new Coding(Names.DELIVERY_CHANNEL, "Video", "Video");
                    default -> new Coding(Names.DELIVERY_CHANNEL, "In-person", "In person");
                };
        put(shown, Names.DELIVERY_CHANNEL_EXTENSION, new CodeableConcept().addCoding(coding));
    }

    private static void facts(Appointment shown, AppointmentState state) {
        put(shown, Names.extension("clinical-priority"), new CodeType(state.priority()));
        put(shown, Names.extension("priority-set-on"), date(state.prioritySetOn()));
        put(shown, Names.extension("latest-clinically-appropriate-date"), date(state.lcad()));
        put(shown, Names.extension("duration-deviation"), integer(state.sdMinutes()));
        put(shown, Names.extension("do-not-move"), state.doNotMove() ? new BooleanType(true) : null);
        state.needs().forEach(code -> shown.addExtension(Names.extension("needs"), new CodeType(code)));
        state.arrangements().forEach(what -> shown.addExtension(Names.extension("arrangement"), new StringType(what)));
        put(shown, Names.extension("same-clinician"), state.sameClinician() ? new BooleanType(true) : null);
    }

    private static void changes(Appointment shown, AppointmentState state) {
        put(shown, Names.extension("postponed"), state.postponed() == 0 ? null : new IntegerType(state.postponed()));
        put(
                shown,
                Names.extension("hospital-cancellations"),
                state.hospitalCancellations() == 0 ? null : new IntegerType(state.hospitalCancellations()));
        put(
                shown,
                Names.extension("replaces"),
                state.replacesId() == null ? null : new Reference("Appointment/" + state.replacesId()));
        put(
                shown,
                Names.extension("strike"),
                state.strikeId() == null
                        ? null
                        : new StringType(state.strikeId().toString()));
    }

    /** Replaces the extension's value, or leaves what is there when there is no value to say. */
    static void put(Appointment shown, String url, @Nullable Type value) {
        if (value != null) {
            shown.getExtension().removeIf(extension -> url.equals(extension.getUrl()));
            shown.addExtension(url, value);
        }
    }

    private static @Nullable DateType date(@Nullable LocalDate day) {
        return day == null ? null : new DateType(day.toString());
    }

    private static @Nullable IntegerType integer(@Nullable Integer number) {
        return number == null ? null : new IntegerType(number);
    }
}
