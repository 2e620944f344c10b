package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A Practitioner is a clinician; the grade and specialty come with the roles. */
final class ClinicianProjection implements Projection<ClinicianProjection.Row> {

    record Row(String id, String name, @Nullable String gmcNumber) {}

    @Override
    public String type() {
        return "Practitioner";
    }

    @Override
    public Row row(Resource resource) {
        Practitioner sent = (Practitioner) resource;
        HumanName name = sent.getNameFirstRep();
        String inWords = name.hasText() ? name.getText() : name.getNameAsSingleString();
        return new Row(
                sent.getIdPart(),
                inWords == null || inWords.isBlank() ? sent.getIdPart() : inWords,
                Elements.identifier(sent.getIdentifier(), Names.GMC_NUMBER));
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of();
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .with("name", Row::name)
                .with("gmc_number", Row::gmcNumber)
                .run(
                        connection,
                        """
                        insert into clinician (id, name, gmc_number) select x.id, x.name, x.gmc_number from :rows
                        on conflict (id) do update set name = excluded.name, gmc_number = excluded.gmc_number
                        where (clinician.name, clinician.gmc_number)
                            is distinct from (excluded.name, excluded.gmc_number)
                        """);
    }
}
