package org.rebook.ear.demo;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.Person.Away;

/** Writes the patients. */
final class PatientPages {

    void write(FhirFile file, List<Person> people) throws IOException {
        for (Person person : people) {
            write(file, person, null);
        }
    }

    void writeDeceased(FhirFile file, Person person, LocalDate died) throws IOException {
        write(file, person, died);
    }

    private void write(FhirFile file, Person person, @Nullable LocalDate died) throws IOException {
        file.begin(person.id(), !person.needs().restricted());
        if (person.needs().restricted()) {
            file.startObject("meta");
            file.startArray("security");
            file.startObject();
            file.text("system", Urls.CONFIDENTIALITY);
            file.text("code", "R");
            file.endObject();
            file.endArray();
            file.endObject();
        }
        writeExtensions(file, person);
        file.startArray("identifier");
        file.identifier(Urls.NHS_NUMBER, person.nhsNumber());
        file.endArray();
        file.startArray("name");
        file.startObject();
        file.text("use", "official");
        file.text("family", person.family());
        file.startArray("given");
        file.value(person.given());
        file.endArray();
        file.endObject();
        file.endArray();
        writeTelecom(file, person.contact());
        file.text("gender", person.gender());
        file.date("birthDate", person.born());
        if (died != null) {
            file.instant("deceasedDateTime", died.atTime(3, 20));
        }
        file.startArray("address");
        file.startObject();
        file.text("use", "home");
        file.text("postalCode", person.contact().postcode());
        file.endObject();
        file.endArray();
        file.startArray("communication");
        file.startObject();
        file.concept("language", Urls.LANGUAGE, person.contact().language());
        file.truth("preferred", true);
        file.endObject();
        file.endArray();
        file.end();
    }

    private static void writeTelecom(FhirFile file, Person.Contact contact) throws IOException {
        if (contact.phone().isEmpty() && contact.email().isEmpty()) {
            return;
        }
        file.startArray("telecom");
        if (!contact.phone().isEmpty()) {
            file.startObject();
            file.text("system", "phone");
            file.text("value", contact.phone());
            file.text("use", contact.phone().startsWith("07") ? "mobile" : "home");
            file.endObject();
        }
        if (!contact.email().isEmpty()) {
            file.startObject();
            file.text("system", "email");
            file.text("value", contact.email());
            file.endObject();
        }
        file.endArray();
    }

    private static void writeExtensions(FhirFile file, Person person) throws IOException {
        Person.Needs needs = person.needs();
        String preferred = person.contact().preferred();
        if (preferred.isEmpty() && isPlain(needs)) {
            return;
        }
        file.startArray("extension");
        if (!preferred.isEmpty()) {
            file.startObject();
            file.startArray("extension");
            file.conceptExtension("PreferredContactMethod", Urls.UK_CODES + "PreferredContactMethod", preferred);
            file.endArray();
            file.text("url", Urls.UK_CORE + "ContactPreference");
            file.endObject();
        }
        if (needs.interpreter()) {
            file.truthExtension(Urls.INTERPRETER, true);
        }
        if (needs.signLanguage()) {
            file.truthExtension(Urls.EXTENSION + "sign-language", true);
        }
        if (needs.doubleSlot()) {
            file.truthExtension(Urls.EXTENSION + "double-slot", true);
        }
        for (String code : needs.vulnerabilities()) {
            file.textExtension(Urls.EXTENSION + "vulnerability", "valueCode", code);
        }
        if (needs.transport()) {
            file.truthExtension(Urls.EXTENSION + "transport-booked", true);
        }
        if (!needs.access().isEmpty()) {
            file.textExtension(Urls.EXTENSION + "access-needs", "valueString", needs.access());
        }
        for (Away away : needs.away()) {
            writeAway(file, away);
        }
        file.endArray();
    }

    private static boolean isPlain(Person.Needs needs) {
        return !needs.time()
                && !needs.transport()
                && needs.vulnerabilities().isEmpty()
                && needs.access().isEmpty()
                && needs.away().isEmpty();
    }

    private static void writeAway(FhirFile file, Away away) throws IOException {
        file.startObject();
        file.startArray("extension");
        file.extension("period");
        file.startObject("valuePeriod");
        file.date("start", away.from());
        file.date("end", away.to());
        file.endObject();
        file.endObject();
        for (DayOfWeek day : new TreeSet<>(away.weekdays())) {
            file.numberExtension("weekday", "valuePositiveInt", day.getValue());
        }
        file.textExtension("reason", "valueString", away.reason());
        file.endArray();
        file.text("url", Urls.EXTENSION + "unavailability");
        file.endObject();
    }
}
