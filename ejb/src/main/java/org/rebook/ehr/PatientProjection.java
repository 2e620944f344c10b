package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.patient.NhsNumber;
import org.rebook.schema.Columns;

/** A Patient is a patient, with the days on which they cannot come. */
final class PatientProjection implements Projection<PatientProjection.Row> {

    private static final String SIGNED = "7";

    record Row(
            String id,
            @Nullable String nhsNumber,
            String family,
            String given,
            @Nullable LocalDate born,
            @Nullable LocalDate died,
            @Nullable String gender,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String postcode,
            @Nullable String language,
            String contactBy,
            boolean interpreter,
            boolean transport,
            boolean restricted,
            @Nullable String accessNeeds,
            List<String> vulnerabilities,
            boolean signLanguage,
            boolean doubleSlot,
            List<Away> away) {}

    record Away(String patient, LocalDate from, LocalDate to, List<Integer> weekdays, String reason) {}

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Row row(Resource resource) {
        Patient sent = (Patient) resource;
        HumanName name = sent.getName().stream()
                .filter(candidate -> candidate.getUse() == NameUse.OFFICIAL)
                .findFirst()
                .orElse(sent.getNameFirstRep());
        boolean signs = signs(sent);
        return new Row(
                sent.getIdPart(),
                nhsNumber(sent),
                name.hasFamily() ? name.getFamily() : name.hasText() ? name.getText() : "Unknown",
                name.getGivenAsSingleString(),
                sent.hasBirthDate() ? born(sent) : null,
                died(sent),
                sent.hasGender() ? sent.getGender().toCode() : null,
                telecom(sent, ContactPointSystem.PHONE),
                telecom(sent, ContactPointSystem.EMAIL),
                sent.hasAddress() ? sent.getAddressFirstRep().getPostalCode() : null,
                language(sent),
                contactBy(sent),
                signs
                        || sent.getExtensionsByUrl(Names.INTERPRETER).stream()
                                .anyMatch(extension -> extension.hasValue()
                                        && "true".equals(extension.getValue().primitiveValue())),
                Elements.ourTruth(sent, "transport-booked"),
                isRestricted(sent),
                Elements.ours(sent, "access-needs"),
                Vulnerabilities.of(Elements.ourTexts(sent, "vulnerability"), "Patient.extension(vulnerability)"),
                signs,
                Elements.ourTruth(sent, "double-slot"),
                Elements.allOurs(sent, "unavailability").stream()
                        .map(extension -> away(sent.getIdPart(), extension))
                        .toList());
    }

    private static @Nullable String nhsNumber(Patient sent) {
        String digits = Elements.identifier(sent.getIdentifier(), Names.NHS_NUMBER);
        if (digits != null && !NhsNumber.isValid(digits.replace(" ", ""))) {
            throw Elements.refused(
                    "Patient.identifier",
                    "'%s' is no NHS number: ten digits, of which the last checks the others".formatted(digits));
        }
        return digits == null ? null : digits.replace(" ", "");
    }

    // A birth date may be only a year or a month, which says no day.
    private static @Nullable LocalDate born(Patient sent) {
        String written = sent.getBirthDateElement().getValueAsString();
        return written.length() == 10 ? Elements.day(written, "Patient.birthDate") : null;
    }

    private static @Nullable LocalDate died(Patient sent) {
        if (sent.getDeceased() instanceof DateTimeType time && time.hasValue()) {
            // Without a time it is the day as written, or the first of the month or year.
            return time.hasTime()
                    ? London.dayOf(time.getValue().toInstant())
                    : LocalDate.of(time.getYear(), time.getMonth() + 1, time.getDay());
        }
        boolean isDead =
                sent.hasDeceasedBooleanType() && sent.getDeceasedBooleanType().booleanValue();
        if (!isDead) {
            return null;
        }
        // Only that the patient has died is known: the record's own day is the latest that it can have been.
        return sent.getMeta().hasLastUpdated()
                ? London.dayOf(sent.getMeta().getLastUpdated().toInstant())
                : LocalDate.EPOCH;
    }

    private static @Nullable String telecom(Patient sent, ContactPointSystem system) {
        return sent.getTelecom().stream()
                .filter(point -> point.getSystem() == system && point.hasValue())
                .min(Comparator.comparing(point -> point.getUse() != ContactPointUse.MOBILE))
                .map(point -> point.getValue())
                .orElse(null);
    }

    private static @Nullable String language(Patient sent) {
        return sent.getCommunication().stream()
                .filter(spoken -> spoken.getLanguage().hasCoding())
                .min(Comparator.comparing(spoken -> !spoken.getPreferred()))
                .map(spoken -> spoken.getLanguage().getCodingFirstRep().getCode())
                .orElse(null);
    }

    // The extension, a signed language (British Sign Language is bfi), or sign language as the way to be contacted.
    private static boolean signs(Patient sent) {
        String language = language(sent);
        return Elements.ourTruth(sent, "sign-language")
                || SIGNED.equals(contactMethod(sent))
                || (language != null && (language.equals("bfi") || language.startsWith("sgn")));
    }

    private static @Nullable String contactMethod(Patient sent) {
        Extension preference = sent.getExtensionByUrl(Names.CONTACT_PREFERENCE);
        return preference == null
                ? null
                : preference.getExtension().stream()
                        .filter(part -> "preferredContactMethod".equalsIgnoreCase(part.getUrl()))
                        .filter(part -> part.getValue() instanceof CodeableConcept)
                        .map(part -> ((CodeableConcept) part.getValue())
                                .getCodingFirstRep()
                                .getCode())
                        .findFirst()
                        .orElse(null);
    }

    private static String contactBy(Patient sent) {
        String method = contactMethod(sent);
        if (method == null) {
            boolean hasMobile = sent.getTelecom().stream()
                    .anyMatch(point ->
                            point.getSystem() == ContactPointSystem.PHONE && point.getUse() == ContactPointUse.MOBILE);
            return hasMobile ? "SMS" : "LETTER";
        }
        return switch (method) {
            case "3", "5", "6" -> "PHONE";
            case "4" -> "EMAIL";
            default -> "LETTER";
        };
    }

    private static boolean isRestricted(Patient sent) {
        return sent.getMeta().getSecurity().stream()
                .anyMatch(label -> Names.CONFIDENTIALITY.equals(label.getSystem())
                        && ("R".equals(label.getCode()) || "V".equals(label.getCode())));
    }

    private static Away away(String patient, Extension extension) {
        String element = "Patient.extension(unavailability)";
        Extension period = extension.getExtensionByUrl("period");
        if (period == null || !(period.getValue() instanceof Period days) || !days.hasStart()) {
            throw Elements.refused(element + ".period", "is missing or has no start");
        }
        LocalDate from = Elements.day(days.getStartElement().getValueAsString(), element + ".period.start");
        LocalDate to = days.hasEnd()
                ? Elements.day(days.getEndElement().getValueAsString(), element + ".period.end")
                : from.plusYears(1);
        if (to.isBefore(from)) {
            throw Elements.refused(element + ".period", "ends on %s, before it starts on %s".formatted(to, from));
        }
        List<Integer> weekdays = new ArrayList<>(new TreeSet<>(Elements.parts(extension, "weekday").stream()
                .map(day -> Elements.number(day, element + ".weekday"))
                .toList()));
        String reason = Elements.part(extension, "reason");
        return new Away(
                patient,
                from,
                to,
                weekdays.isEmpty() ? List.of(1, 2, 3, 4, 5, 6, 7) : weekdays,
                reason == null ? "Not available" : reason);
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of();
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .with("nhs_number", Row::nhsNumber)
                .with("family", Row::family)
                .with("given", Row::given)
                .with("born", Row::born)
                .with("died", Row::died)
                .with("gender", Row::gender)
                .with("phone", Row::phone)
                .with("email", Row::email)
                .with("postcode", Row::postcode)
                .with("language", Row::language)
                .with("contact_by", Row::contactBy)
                .with("interpreter", Row::interpreter)
                .with("transport", Row::transport)
                .with("restricted", Row::restricted)
                .with("access_needs", Row::accessNeeds)
                .with("vulnerabilities", row -> Columns.array(row.vulnerabilities()))
                .with("sign_language", Row::signLanguage)
                .with("double_slot", Row::doubleSlot)
                .run(
                        connection,
                        """
                        insert into patient (id, nhs_number, family_name, given_name, birth_date, deceased_on, gender, phone,
                            email, postcode, language, contact_preference, interpreter, transport, restricted, access_needs,
                            vulnerabilities, sign_language, double_slot)
                        select x.id, x.nhs_number, x.family, x.given, x.born::date, x.died::date, x.gender, x.phone, x.email,
                            x.postcode, x.language, x.contact_by, x.interpreter::boolean, x.transport::boolean,
                            x.restricted::boolean, x.access_needs, x.vulnerabilities::text[], x.sign_language::boolean,
                            x.double_slot::boolean
                        from :rows
                        on conflict (id) do update set nhs_number = excluded.nhs_number,
                            family_name = excluded.family_name, given_name = excluded.given_name,
                            birth_date = excluded.birth_date, deceased_on = excluded.deceased_on,
                            gender = excluded.gender, phone = excluded.phone, email = excluded.email,
                            postcode = excluded.postcode, language = excluded.language,
                            contact_preference = excluded.contact_preference, interpreter = excluded.interpreter,
                            transport = excluded.transport, restricted = excluded.restricted,
                            access_needs = excluded.access_needs, vulnerabilities = excluded.vulnerabilities,
                            sign_language = excluded.sign_language, double_slot = excluded.double_slot,
                            version = patient.version + 1
                        """);
        writeAway(connection, rows);
    }

    private static void writeAway(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .run(connection, "delete from patient_unavailability u using :rows where u.patient_id = x.id");
        new Columns<>(rows.stream().flatMap(row -> row.away().stream()).toList())
                .with("patient", Away::patient)
                .with("from_day", Away::from)
                .with("to_day", Away::to)
                .with(
                        "weekdays",
                        away -> away.weekdays().toString().replace('[', '{').replace(']', '}'))
                .with("reason", Away::reason)
                .run(
                        connection,
                        """
                        insert into patient_unavailability (patient_id, from_day, to_day, weekdays, reason)
                        select x.patient, x.from_day::date, x.to_day::date, x.weekdays::int[], x.reason from :rows
                        on conflict do nothing
                        """);
    }
}
