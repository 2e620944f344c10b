package org.rebook.ear.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Writes the appointments: operations last, for what an appointment is linked to must stand before it. */
final class AppointmentPages {

    private final LocalDate today;

    AppointmentPages(LocalDate today) {
        this.today = today;
    }

    void write(FhirFile file, List<Booking> bookings) throws IOException {
        for (Booking booking : bookings) {
            if (booking.kind() != AppointmentKind.OPERATION) {
                write(file, booking);
            }
        }
        for (Booking booking : bookings) {
            if (booking.kind() == AppointmentKind.OPERATION) {
                write(file, booking);
            }
        }
    }

    private void write(FhirFile file, Booking booking) throws IOException {
        String specialty = booking.clinic().kind().specialty();
        file.begin(booking.id(), Specialty.of(specialty).inUkCore());
        writeExtensions(file, booking);
        file.text("status", booking.status());
        file.concepts("serviceType", Urls.APPOINTMENT_KIND, booking.kind().code);
        file.concepts("specialty", Urls.SPECIALTY, specialty);
        if (booking.kind() == AppointmentKind.FOLLOW_UP) {
            file.concept("appointmentType", Urls.APPOINTMENT_TYPE, "FOLLOWUP");
        }
        file.instant("start", booking.start());
        file.instant("end", booking.end());
        file.number("minutesDuration", booking.minutes());
        if (booking.place() != null) {
            file.references("slot", "Slot/" + booking.place().id());
        }
        file.date("created", created(booking));
        file.references("basedOn", "ServiceRequest/" + booking.pathway().id());
        file.startArray("participant");
        writeParticipant(file, "Patient/" + booking.person().id());
        writeParticipant(file, "Location/" + booking.clinic().site().name());
        file.endArray();
        file.end();
    }

    private LocalDate created(Booking booking) {
        LocalDate weekAfterReferral = booking.pathway().started().plusDays(7);
        return weekAfterReferral.isBefore(today) ? weekAfterReferral : today;
    }

    private static void writeParticipant(FhirFile file, String actor) throws IOException {
        file.startObject();
        file.reference("actor", actor);
        file.text("required", "required");
        file.text("status", "accepted");
        file.endObject();
    }

    private static void writeExtensions(FhirFile file, Booking booking) throws IOException {
        file.startArray("extension");
        if (!booking.clinic().kind().modality().equals("in-person")) {
            ClinicPages.writeChannel(file, booking.clinic().kind());
        }
        file.textExtension(
                Urls.EXTENSION + "clinical-priority",
                "valueCode",
                booking.priority().code());
        file.textExtension(
                Urls.EXTENSION + "priority-set-on",
                "valueDate",
                booking.priority().setOn().toString());
        if (booking.lcad() != null) {
            file.textExtension(
                    Urls.EXTENSION + "latest-clinically-appropriate-date",
                    "valueDate",
                    booking.lcad().toString());
        }
        if (booking.doNotMove()) {
            file.truthExtension(Urls.EXTENSION + "do-not-move", true);
        }
        if (booking.hospitalCancellations() > 0) {
            file.numberExtension(
                    Urls.EXTENSION + "hospital-cancellations", "valueInteger", booking.hospitalCancellations());
        }
        if (booking.deviation() > 0) {
            file.numberExtension(Urls.EXTENSION + "duration-deviation", "valueInteger", booking.deviation());
        }
        for (String code : booking.requirements().needs()) {
            file.textExtension(Urls.EXTENSION + "needs", "valueCode", code);
        }
        if (booking.requirements().bedDays() > 0) {
            file.numberExtension(
                    Urls.EXTENSION + "bed-days",
                    "valueInteger",
                    booking.requirements().bedDays());
        }
        for (String what : booking.requirements().arrangements()) {
            file.textExtension(Urls.EXTENSION + "arrangement", "valueString", what);
        }
        if (booking.requirements().sameClinician()) {
            file.truthExtension(Urls.EXTENSION + "same-clinician", true);
        }
        for (Booking.Link link : booking.links()) {
            writeLink(file, link);
        }
        file.endArray();
    }

    private static void writeLink(FhirFile file, Booking.Link link) throws IOException {
        file.startObject();
        file.startArray("extension");
        file.extension("appointment");
        file.reference("valueReference", "Appointment/" + link.appointment());
        file.endObject();
        file.textExtension("type", "valueCode", link.type());
        file.numberExtension("min-days", "valueInteger", link.minDays());
        file.numberExtension("max-days", "valueInteger", link.maxDays());
        file.endArray();
        file.text("url", Urls.EXTENSION + "linked");
        file.endObject();
    }
}
