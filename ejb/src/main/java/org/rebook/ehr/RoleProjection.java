package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;
import org.rebook.strike.StaffGrade;

/** A PractitionerRole gives a clinician a grade and a specialty, and another name by which sessions call them. */
final class RoleProjection implements Projection<RoleProjection.Row> {

    record Row(String id, String clinician, @Nullable StaffGrade grade, @Nullable Specialty specialty) {

        @Nullable
        String group() {
            return grade == null ? null : grade.group();
        }

        @Nullable
        String gradeName() {
            return grade == null ? null : grade.grade();
        }
    }

    @Override
    public String type() {
        return "PractitionerRole";
    }

    @Override
    public @Nullable Row row(Resource resource) {
        PractitionerRole sent = (PractitionerRole) resource;
        String clinician = Elements.id(sent.getPractitioner(), "Practitioner");
        if (clinician == null) {
            return null;
        }
        StaffGrade grade = Elements.coding(sent.getCode(), Names.STAFF_GRADE)
                .map(coding -> Grade.of(coding.getCode(), "PractitionerRole.code"))
                .orElse(null);
        return new Row(sent.getIdPart(), clinician, grade, Elements.specialty(sent.getSpecialty()));
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of(Need.vital(Known.PRACTITIONER, row.clinician(), "PractitionerRole.practitioner"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        Specialty.add(connection, rows.stream().map(Row::specialty).toList());
        Columns<Row> columns = new Columns<>(rows)
                .with("id", Row::id)
                .with("clinician", Row::clinician)
                .with("staff_group", Row::group)
                .with("grade", Row::gradeName)
                .with("specialty", row -> Specialty.codeOf(row.specialty()));
        columns.run(
                connection,
                """
                insert into clinician_role (id, clinician_id) select x.id, x.clinician from :rows
                on conflict (id) do update set clinician_id = excluded.clinician_id
                where clinician_role.clinician_id <> excluded.clinician_id
                """);
        columns.run(
                connection,
                """
                update clinician c set staff_group = coalesce(x.staff_group, c.staff_group),
                    grade = coalesce(x.grade, c.grade), specialty = coalesce(x.specialty, c.specialty)
                from :rows where c.id = x.clinician and (c.staff_group, c.grade, c.specialty) is distinct from
                    (coalesce(x.staff_group, c.staff_group), coalesce(x.grade, c.grade), coalesce(x.specialty, c.specialty))
                """);
    }
}
