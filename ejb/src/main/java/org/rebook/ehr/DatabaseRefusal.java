package org.rebook.ehr;

import java.sql.SQLException;
import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;
import org.rebook.appointment.RefusedByDatabase;

/** Says in words, and with the element named, why the database refused a resource. */
final class DatabaseRefusal {

    private record Words(String element, String reason) {}

    private static final Map<String, Words> IN_WORDS = Map.of(
            "patient_is_in_one_place", new Words("Appointment.participant", ""),
            "slot_has_one_patient", new Words("Appointment.slot", ""),
            "list_is_not_overfull", new Words("Appointment.slot", ""),
            "is overfull", new Words("Appointment.slot", ""),
            "patient_nhs_number_key", new Words("Patient.identifier", "another patient has this NHS number"),
            "trust_fhir_id_key", new Words("Organization.identifier", "the organization has another ODS code already"),
            "site_ods_code_key", new Words("Location.identifier", "another location has this ODS code"),
            "clinic_staffing_pkey",
                    new Words("HealthcareService.extension(clinic-staffing)", "names the same role twice"),
            "clinic_staffing_capacity_share_check",
                    new Words("HealthcareService.extension(clinic-staffing).share", "is not between 0 and 1"),
            "appointment_sd_minutes_check",
                    new Words("Appointment.extension(duration-deviation)", "is less than nothing"));

    private DatabaseRefusal() {}

    /** Whether the failure is about what was sent, and not about the database or two callers at once. */
    static boolean isOfTheRow(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    static RefusedResource inWords(Received received, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        for (Map.Entry<String, Words> known : IN_WORDS.entrySet()) {
            if (message.contains(known.getKey())) {
                Words words = known.getValue();
                return new RefusedResource(
                        words.element(),
                        RefusedByDatabase.inWords(failure)
                                .map(said -> about(received, said))
                                .orElse(words.reason()),
                        RefusedResource.Kind.CONFLICT);
            }
        }
        return new RefusedResource(
                received.type(),
                "was refused by the database (SQLSTATE %s)".formatted(failure.getSQLState()),
                RefusedResource.Kind.VALUE);
    }

    private static String about(Received received, String sentence) {
        String said = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        if (received.resource() instanceof Appointment appointment) {
            return "%s at %s: %s"
                    .formatted(
                            appointment.hasSlot()
                                    ? appointment.getSlotFirstRep().getReference()
                                    : "no slot",
                            Elements.instant(appointment.getStart()),
                            said);
        }
        return said;
    }
}
