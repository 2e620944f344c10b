package org.rebook.ear.demo;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the clinics and theatre lists with the staff that a session of each needs. */
final class ClinicPages {

    /** One line of a session's staffing. */
    private record Post(
            String style, String role, String grade, int needed, int minimum, double share, List<String> cover) {}

    private static final List<Post> STAFFING = DataTable.read(
            "staffing.txt",
            field -> new Post(
                    field[0],
                    field[1],
                    field[2],
                    Integer.parseInt(field[3]),
                    Integer.parseInt(field[4]),
                    Double.parseDouble(field[5]),
                    ClinicKind.halfDays(field[6])));

    private final Timetable timetable;

    ClinicPages(Timetable timetable) {
        this.timetable = timetable;
    }

    void writeClinics(FhirFile file) throws IOException {
        for (Clinic clinic : timetable.clinics()) {
            ClinicKind kind = clinic.kind();
            // UK Core allows the delivery channel on slots and appointments only, so a remote clinic claims no profile.
            boolean valid = kind.modality().equals("in-person")
                    && Specialty.of(kind.specialty()).inUkCore();
            file.begin(clinic.id(), valid);
            file.startArray("extension");
            if (!kind.modality().equals("in-person")) {
                writeChannel(file, kind);
            }
            for (Post post : STAFFING) {
                if (post.style().equals(kind.style())) {
                    writeStaffing(file, post);
                }
            }
            file.truthExtension(Urls.EXTENSION + "clinic-convertible", kind.convertible());
            if (!kind.protectedWhy().isEmpty()) {
                file.textExtension(Urls.EXTENSION + "clinic-protected", "valueString", kind.protectedWhy());
            }
            for (String code : kind.capabilities()) {
                file.textExtension(Urls.EXTENSION + "capability", "valueCode", code);
            }
            writeAge(file, "least-age", kind.ages().leastAge());
            writeAge(file, "greatest-age", kind.ages().greatestAge());
            file.endArray();
            file.truth("active", true);
            file.reference("providedBy", "Organization/" + TrustPages.TRUST);
            file.concepts("type", Urls.CLINIC_KIND, kind.fhirKind());
            file.concepts("specialty", Urls.SPECIALTY, kind.specialty());
            file.references("location", "Location/" + clinic.site().name());
            file.text("name", clinic.name());
            file.end();
        }
    }

    static void writeChannel(FhirFile file, ClinicKind kind) throws IOException {
        String code = kind.modality().equals("video")
                ? "Video"
                : kind.modality().equals("telephone") ? "Telephone" : "In-person";
        file.conceptExtension(Urls.UK_CORE + "DeliveryChannel", Urls.UK_CODES + "DeliveryChannel", code);
    }

    private static void writeAge(FhirFile file, String name, @Nullable Integer age) throws IOException {
        if (age != null) {
            file.numberExtension(Urls.EXTENSION + name, "valueInteger", age);
        }
    }

    private static void writeStaffing(FhirFile file, Post post) throws IOException {
        file.startObject();
        file.startArray("extension");
        file.textExtension("role", "valueString", post.role());
        file.textExtension("grade", "valueCode", post.grade());
        file.numberExtension("needed", "valueInteger", post.needed());
        file.numberExtension("minimum", "valueInteger", post.minimum());
        for (String grade : post.cover()) {
            file.textExtension("cover", "valueCode", grade);
        }
        file.decimalExtension("share", post.share());
        file.endArray();
        file.text("url", Urls.EXTENSION + "clinic-staffing");
        file.endObject();
    }
}
