package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A Device whose type is one of the trust's kit codes is a piece of kit that the theatre lists of its site share. */
final class KitProjection implements Projection<KitProjection.Row> {

    /** @param code null when the device is no kit of ours, or out of use */
    record Row(String id, @Nullable String code, String site, int usesPerDay) {}

    @Override
    public String type() {
        return "Device";
    }

    @Override
    public @Nullable Row row(Resource resource) {
        Device sent = (Device) resource;
        String code = Elements.coding(List.of(sent.getType()), Names.KIT)
                .map(coding -> Elements.plainCode(coding.getCode(), "Device.type"))
                .orElse(null);
        boolean inUse = !sent.hasStatus() || sent.getStatus() == Device.FHIRDeviceStatus.ACTIVE;
        int uses = Elements.ourCount(sent, "uses-per-day", 1);
        if (uses == 0) {
            throw Elements.refused("Device.extension(uses-per-day)", "0 cannot be; say that it is inactive instead");
        }
        String site = Elements.id(sent.getLocation(), "Location");
        if (code != null && site == null) {
            throw Elements.missing("Device.location", "names no Location");
        }
        return new Row(sent.getIdPart(), inUse ? code : null, site == null ? "" : site, uses);
    }

    @Override
    public List<Need> needs(Row row) {
        return row.code() == null ? List.of() : List.of(Need.vital(Known.LOCATION, row.site(), "Device.location"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows).with("id", Row::id).run(connection, "delete from kit k using :rows where k.id = x.id");
        new Columns<>(rows.stream().filter(row -> row.code() != null).toList())
                .with("id", Row::id)
                .with("code", Row::code)
                .with("site", Row::site)
                .with("uses", Row::usesPerDay)
                .run(
                        connection,
                        """
                        insert into kit (id, code, site_id, uses_per_day)
                        select x.id, x.code, x.site, x.uses::int from :rows
                        """);
    }
}
