package org.rebook.ear.demo;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** Writes what theatre lists share, and whose allergy or diabetes gives them an early turn there. */
final class TheatrePages {

    private static final String LATEX_ALLERGY = "300916003";
    private static final String DIABETES = "44054006";
    // In a thousand of those who are operated on; diabetes among those from forty on.
    private static final int LATEX = 12;
    private static final int DIABETIC = 110;
    private static final int DIABETIC_FROM = 40;

    private final List<Booking> bookings;
    private final KitAndWards shared;

    TheatrePages(List<Booking> bookings) {
        this.bookings = bookings;
        this.shared = new KitAndWards(bookings);
    }

    void writeWards(FhirFile file) throws IOException {
        for (KitAndWards.Ward ward : shared.wards()) {
            file.begin(ward.id(), true);
            file.startArray("extension");
            for (String specialty : ward.specialties()) {
                file.textExtension(Urls.EXTENSION + "ward-specialty", "valueCode", specialty);
            }
            file.startObject();
            file.startArray("extension");
            file.numberExtension("beds", "valueInteger", ward.beds());
            file.endArray();
            file.text("url", Urls.EXTENSION + "beds-for-operations");
            file.endObject();
            file.endArray();
            file.text("status", "active");
            file.text("name", ward.name());
            file.concept("physicalType", Urls.LOCATION_TYPE, "wd");
            file.reference("managingOrganization", "Organization/" + TrustPages.TRUST);
            file.reference("partOf", "Location/" + ward.site().name());
            file.end();
        }
    }

    void writeKit(FhirFile file) throws IOException {
        for (KitAndWards.Kit piece : shared.kit()) {
            file.begin(piece.id(), false);
            file.startArray("extension");
            file.numberExtension(Urls.EXTENSION + "uses-per-day", "valueInteger", piece.usesPerDay());
            file.endArray();
            file.text("status", "active");
            file.concept("type", Urls.KIT, piece.code());
            file.reference("owner", "Organization/" + TrustPages.TRUST);
            file.reference("location", "Location/" + piece.site().name());
            file.end();
        }
    }

    void writeAllergies(FhirFile file) throws IOException {
        for (Person person : operatedOn(person -> isOneOf(LATEX, person, 1))) {
            file.begin("latex-" + person.id(), true);
            file.concept("clinicalStatus", Urls.CLINICAL.formatted("allergyintolerance"), "active");
            file.concept(
                    "verificationStatus", Urls.VERIFICATION.formatted("allergyintolerance-verification"), "confirmed");
            file.concept("code", Urls.SNOMED, LATEX_ALLERGY);
            file.reference("patient", "Patient/" + person.id());
            file.end();
        }
    }

    void writeProblems(FhirFile file) throws IOException {
        for (Person person : operatedOn(person -> isOneOf(DIABETIC, person, 2) && isOfAge(person))) {
            file.begin("diabetes-" + person.id(), true);
            file.concept("clinicalStatus", Urls.CLINICAL.formatted("condition"), "active");
            file.concept("verificationStatus", Urls.VERIFICATION.formatted("condition-ver-status"), "confirmed");
            file.concept("code", Urls.SNOMED, DIABETES);
            file.reference("subject", "Patient/" + person.id());
            file.end();
        }
    }

    private List<Person> operatedOn(Predicate<Person> whom) {
        return bookings.stream()
                .filter(booking -> booking.kind() == AppointmentKind.OPERATION)
                .map(Booking::person)
                .distinct()
                .filter(person -> !person.isEdge())
                .filter(whom)
                .toList();
    }

    private boolean isOfAge(Person person) {
        return person.ageOn(bookings.get(0).start().toLocalDate()) >= DIABETIC_FROM;
    }

    // Drawn from the number, so that nothing else about the trust changes with it.
    private static boolean isOneOf(int inAThousand, Person person, int salt) {
        long mixed = Long.parseLong(person.nhsNumber()) * 2_654_435_761L * (2L * salt + 1);
        return Math.floorMod(mixed >>> 20, 1000) < inAThousand;
    }
}
