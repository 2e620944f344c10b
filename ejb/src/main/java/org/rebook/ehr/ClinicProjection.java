package org.rebook.ehr;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;
import org.rebook.strike.StaffGrade;

/** A HealthcareService is a clinic or theatre as it is set up, with the staff that its sessions need. */
final class ClinicProjection implements Projection<ClinicProjection.Row> {

    private static final int ANY_AGE = 200;

    record Row(
            String id,
            String name,
            String kind,
            @Nullable Specialty specialty,
            @Nullable String site,
            String modality,
            boolean convertible,
            @Nullable String protectedWhy,
            List<String> capabilities,
            int leastAge,
            int greatestAge,
            List<Staff> staffing) {}

    record Staff(
            String clinic,
            String role,
            StaffGrade grade,
            int needed,
            int minimum,
            List<String> cover,
            @Nullable BigDecimal share) {}

    @Override
    public String type() {
        return "HealthcareService";
    }

    @Override
    public Row row(Resource resource) {
        HealthcareService sent = (HealthcareService) resource;
        String kind = Elements.coding(sent.getType(), Names.CLINIC_KIND)
                .map(coding -> kind(coding.getCode()))
                .orElse("CLINIC");
        String modality = Elements.modality(sent);
        int leastAge = Elements.ourCount(sent, "least-age", 0);
        int greatestAge = Elements.ourCount(sent, "greatest-age", ANY_AGE);
        if (greatestAge < leastAge) {
            throw Elements.refused(
                    "HealthcareService.extension(greatest-age)",
                    "%d is less than the least age, %d".formatted(greatestAge, leastAge));
        }
        return new Row(
                sent.getIdPart(),
                sent.hasName() ? sent.getName() : sent.getIdPart(),
                kind,
                Elements.specialty(sent.getSpecialty()),
                sent.hasLocation() ? Elements.id(sent.getLocationFirstRep(), "Location") : null,
                modality == null ? "IN_PERSON" : modality,
                Elements.ourTruth(sent, "clinic-convertible"),
                Elements.ours(sent, "clinic-protected"),
                Elements.ourCodes(sent, "capability"),
                leastAge,
                greatestAge,
                staffing(sent));
    }

    private static String kind(String code) {
        return switch (code) {
            case "clinic" -> "CLINIC";
            case "theatre" -> "THEATRE";
            case "diagnostic" -> "DIAGNOSTIC";
            default ->
                throw Elements.refused(
                        "HealthcareService.type",
                        "'%s' is no kind of clinic. Maybe clinic, theatre or diagnostic?".formatted(code));
        };
    }

    private static List<Staff> staffing(HealthcareService sent) {
        List<Staff> staffing = new ArrayList<>();
        for (Extension extension : Elements.allOurs(sent, "clinic-staffing")) {
            staffing.add(staff(sent.getIdPart(), extension));
        }
        return staffing;
    }

    private static Staff staff(String clinic, Extension extension) {
        String name = "clinic-staffing";
        String element = "HealthcareService.extension(clinic-staffing)";
        int needed = Elements.number(Elements.requiredPart(extension, name, "needed"), element + ".needed");
        String minimum = Elements.part(extension, "minimum");
        String share = Elements.part(extension, "share");
        Staff staff = new Staff(
                clinic,
                Elements.requiredPart(extension, name, "role"),
                Grade.of(Elements.requiredPart(extension, name, "grade"), element + ".grade"),
                needed,
                minimum == null ? needed : Elements.number(minimum, element + ".minimum"),
                Elements.parts(extension, "cover").stream()
                        .map(code -> Grade.of(code, element + ".cover").grade())
                        .toList(),
                share == null ? null : Elements.decimal(share, element + ".share"));
        if (staff.needed() < 1 || staff.minimum() < 0 || staff.minimum() > staff.needed()) {
            throw Elements.refused(
                    element, "needs %d and at least %d, which cannot be".formatted(staff.needed(), staff.minimum()));
        }
        return staff;
    }

    @Override
    public List<Need> needs(Row row) {
        return row.site() == null
                ? List.of()
                : List.of(Need.wanted(Known.LOCATION, row.site(), "HealthcareService.location"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        Specialty.add(connection, rows.stream().map(Row::specialty).toList());
        new Columns<>(rows)
                .with("id", Row::id)
                .with("name", Row::name)
                .with("kind", Row::kind)
                .with("specialty", row -> Specialty.codeOf(row.specialty()))
                .with("site", Row::site)
                .with("modality", Row::modality)
                .with("convertible", Row::convertible)
                .with("protected_why", Row::protectedWhy)
                .with("capabilities", row -> Columns.array(row.capabilities()))
                .with("least_age", Row::leastAge)
                .with("greatest_age", Row::greatestAge)
                .run(
                        connection,
                        """
                        insert into clinic
                            (id, name, kind, specialty, site_id, modality, convertible, protected, protected_why,
                            capabilities, least_age, greatest_age)
                        select x.id, x.name, x.kind, x.specialty, s.id, x.modality, x.convertible::boolean,
                            x.protected_why is not null, x.protected_why, x.capabilities::text[], x.least_age::int,
                            x.greatest_age::int
                        from :rows left join site s on s.id = x.site
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind,
                            specialty = excluded.specialty, site_id = excluded.site_id, modality = excluded.modality,
                            convertible = excluded.convertible, protected = excluded.protected,
                            protected_why = excluded.protected_why, capabilities = excluded.capabilities,
                            least_age = excluded.least_age, greatest_age = excluded.greatest_age
                        """);
        writeStaffing(connection, rows);
    }

    private static void writeStaffing(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .run(connection, "delete from clinic_staffing s using :rows where s.clinic_id = x.id");
        List<Staff> staffing =
                rows.stream().flatMap(row -> row.staffing().stream()).toList();
        new Columns<>(staffing)
                .with("clinic", Staff::clinic)
                .with("role", Staff::role)
                .with("staff_group", staff -> staff.grade().group())
                .with("grade", staff -> staff.grade().grade())
                .with("needed", Staff::needed)
                .with("minimum", Staff::minimum)
                .with("cover", staff -> "{" + String.join(",", staff.cover()) + "}")
                .with("share", Staff::share)
                .run(
                        connection,
                        """
                        insert into clinic_staffing
                            (clinic_id, role, staff_group, grade, needed, minimum, cover_grades, capacity_share)
                        select x.clinic, x.role, x.staff_group, x.grade, x.needed::int, x.minimum::int,
                            x.cover::text[], coalesce(x.share::numeric, 0.400)
                        from :rows
                        """);
    }
}
