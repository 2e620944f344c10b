package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A Location is a site of the trust that manages it, or a ward of such a site. */
final class SiteProjection implements Projection<SiteProjection.Row> {

    /** @param beds what a ward counts; null for a site, and for a ward that is closed */
    record Row(
            String id,
            @Nullable String odsCode,
            String name,
            @Nullable String trust,
            boolean isWard,
            @Nullable WardBeds beds) {}

    @Override
    public String type() {
        return "Location";
    }

    @Override
    public Row row(Resource resource) {
        Location sent = (Location) resource;
        boolean isWard = WardBeds.isWard(sent);
        return new Row(
                sent.getIdPart(),
                Elements.identifier(sent.getIdentifier(), Names.ODS_SITE),
                sent.hasName() ? sent.getName() : sent.getIdPart(),
                isWard ? null : Elements.id(sent.getManagingOrganization(), "Organization"),
                isWard,
                isWard ? WardBeds.of(sent) : null);
    }

    @Override
    public List<Need> needs(Row row) {
        if (row.beds() != null) {
            return List.of(Need.vital(Known.LOCATION, row.beds().site(), "Location.partOf"));
        }
        return row.trust() == null
                ? List.of()
                : List.of(Need.wanted(Known.ORGANIZATION, row.trust(), "Location.managingOrganization"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows.stream().filter(row -> !row.isWard()).toList())
                .with("id", Row::id)
                .with("ods_code", Row::odsCode)
                .with("name", Row::name)
                .with("trust", Row::trust)
                .run(
                        connection,
                        """
                        insert into site (id, ods_code, name, trust_ods)
                        select x.id, x.ods_code, x.name, t.ods_code from :rows left join trust t on t.fhir_id = x.trust
                        on conflict (id) do update set
                            ods_code = excluded.ods_code, name = excluded.name, trust_ods = excluded.trust_ods
                        where (site.ods_code, site.name, site.trust_ods)
                            is distinct from (excluded.ods_code, excluded.name, excluded.trust_ods)
                        """);
        WardBeds.write(
                connection,
                rows.stream().map(Row::id).toList(),
                rows.stream().map(Row::beds).filter(Objects::nonNull).toList());
    }
}
