package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** An Organization with an ODS code is a trust; any other is only kept. */
final class TrustProjection implements Projection<TrustProjection.Row> {

    record Row(String odsCode, String name, String fhirId) {}

    @Override
    public String type() {
        return "Organization";
    }

    @Override
    public @Nullable Row row(Resource resource) {
        Organization sent = (Organization) resource;
        String odsCode = Elements.identifier(sent.getIdentifier(), Names.ODS_ORGANIZATION);
        return odsCode == null ? null : new Row(odsCode, sent.hasName() ? sent.getName() : odsCode, sent.getIdPart());
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of();
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("ods_code", Row::odsCode)
                .with("name", Row::name)
                .with("fhir_id", Row::fhirId)
                .run(
                        connection,
                        """
                        insert into trust (ods_code, name, fhir_id) select x.ods_code, x.name, x.fhir_id from :rows
                        on conflict (ods_code) do update set name = excluded.name, fhir_id = excluded.fhir_id
                        where (trust.name, trust.fhir_id) is distinct from (excluded.name, excluded.fhir_id)
                        """);
    }
}
