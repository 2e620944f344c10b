package org.rebook.web.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What there is to count in the database, read in one query and kept for a moment: a scrape costs next to nothing. */
@ApplicationScoped
public class Tallies {

    private static final Duration KEPT_FOR = Duration.ofSeconds(10);

    private static final String QUERY =
            """
            select 'runs' as what, kind as first, status as second, cast(count(*) as float8) as value
                from run group by kind, status
            union all
            select 'run_items', r.kind, i.status, count(*) from run_item i join run r on r.id = i.run_id
                where r.status in ('STARTING', 'RUNNING', 'STOPPING') group by r.kind, i.status
            union all
            select 'outbox', status, '', count(*) from outbox group by status
            union all
            select 'outbox_oldest', '', '', coalesce(extract(epoch from now() - min(created_at)), 0)
                from outbox where status in ('PENDING', 'SENT')
            union all
            select 'obligations', kind, '', count(*) from obligation where status = 'OPEN' group by kind
            union all
            select 'obligations_overdue', kind, '', count(*) from obligation
                where status = 'OPEN' and due_on < (now() at time zone 'Europe/London')::date group by kind
            union all
            select 'orphans', '', '', count(*) from orphan
            union all
            select 'import_resources', '', '', coalesce(sum(taken), 0) from feed_file
            """;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    private @Nullable Read last;

    /** One number and what it counts; a label that does not apply is empty. */
    record Tally(String what, String first, String second, double value) {}

    private record Read(Instant at, List<Tally> tallies) {}

    /** @throws SQLException when the database does not answer */
    synchronized List<Tally> now() throws SQLException {
        Instant now = Instant.now();
        Read read = last;
        if (read == null || read.at().plus(KEPT_FOR).isBefore(now)) {
            read = new Read(now, read());
            last = read;
        }
        return read.tallies();
    }

    private List<Tally> read() throws SQLException {
        List<Tally> tallies = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                tallies.add(new Tally(rows.getString(1), rows.getString(2), rows.getString(3), rows.getDouble(4)));
            }
        }
        return List.copyOf(tallies);
    }
}
