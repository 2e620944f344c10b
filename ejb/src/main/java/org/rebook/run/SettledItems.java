package org.rebook.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** Settles many items of a run in one statement of the transaction that does their work. */
public final class SettledItems {

    private SettledItems() {}

    /** An item that is done, and what is to be said of it. */
    public record Done(String item, @Nullable String reason) {}

    public static void write(Connection connection, long run, List<Done> items) throws SQLException {
        new Columns<>(items)
                .with("run", each -> run)
                .with("item", Done::item)
                .with("reason", Done::reason)
                .run(
                        connection,
                        """
                        update run_item i set status = 'DONE', reason = x.reason, at = now(), attempts = i.attempts + 1
                        from :rows where i.run_id = x.run::bigint and i.item = x.item
                        """);
    }
}
