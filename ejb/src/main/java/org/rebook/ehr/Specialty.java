package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A treatment function as a resource names it. */
record Specialty(String code, @Nullable String name) {

    static @Nullable String codeOf(@Nullable Specialty specialty) {
        return specialty == null ? null : specialty.code();
    }

    /** Adds those that Rebook does not know yet; intake must not stop at a new code of the NHS. */
    static void add(Connection connection, Collection<@Nullable Specialty> specialties) throws SQLException {
        List<Specialty> named =
                specialties.stream().filter(Objects::nonNull).distinct().toList();
        new Columns<>(named)
                .with("code", Specialty::code)
                .with("name", Specialty::name)
                .run(
                        connection,
                        """
                        insert into specialty (code, name)
                        select distinct on (x.code) x.code, coalesce(x.name, 'Treatment function ' || x.code) from :rows
                        where not exists (select 1 from specialty s where s.code = x.code)
                        order by x.code, x.name
                        on conflict do nothing
                        """);
    }
}
