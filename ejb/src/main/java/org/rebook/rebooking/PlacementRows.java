package org.rebook.rebooking;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** What a plan decides, as rows of the database: thousands of them in a handful of statements. */
public final class PlacementRows {

    private static final int ROWS_A_STATEMENT = 2_000;

    private PlacementRows() {}

    /**
     * @param version the appointment's, when the plan was made
     * @param alternatives a JSON array
     * @param day the day whose place is lost
     * @param tier how soon the patient is at risk, from 0
     * @param bulkUntil the last day on which it may be carried out without a call
     */
    public record Row(
            String appointment,
            long version,
            String pool,
            String decision,
            @Nullable Where where,
            @Nullable String modality,
            long cost,
            String reason,
            String alternatives,
            boolean needsAgreement,
            LocalDate day,
            int tier,
            boolean forClinician,
            LocalDate bulkUntil) {}

    /** @param slot null on a theatre list */
    public record Where(@Nullable String slot, String session, Instant startsAt, Instant endsAt) {}

    public static void write(Connection connection, long plan, List<Row> rows) throws SQLException {
        for (int from = 0; from < rows.size(); from += ROWS_A_STATEMENT) {
            insert(connection, plan, rows.subList(from, Math.min(from + ROWS_A_STATEMENT, rows.size())));
        }
    }

    private static void insert(Connection connection, long plan, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("plan", row -> plan)
                .with("appointment", Row::appointment)
                .with("version", Row::version)
                .with("pool", Row::pool)
                .with("decision", Row::decision)
                .with("slot", row -> row.where() == null ? null : row.where().slot())
                .with("session", row -> row.where() == null ? null : row.where().session())
                .with(
                        "starts_at",
                        row -> row.where() == null ? null : row.where().startsAt())
                .with("ends_at", row -> row.where() == null ? null : row.where().endsAt())
                .with("modality", Row::modality)
                .with("cost", Row::cost)
                .with("reason", Row::reason)
                .with("alternatives", Row::alternatives)
                .with("needs_agreement", Row::needsAgreement)
                .with("day", Row::day)
                .with("tier", Row::tier)
                .with("for_clinician", Row::forClinician)
                .with("bulk_until", Row::bulkUntil)
                .run(
                        connection,
                        """
                        insert into placement (plan_id, appointment_id, appointment_version, pool, decision, slot_id,
                            session_id, starts_at, ends_at, modality, cost, reason, alternatives, needs_acceptance, day,
                            tier, for_clinician, bulk_until)
                        select x.plan::bigint, x.appointment, x.version::bigint, x.pool, x.decision, x.slot,
                            x.session, x.starts_at::timestamptz, x.ends_at::timestamptz, x.modality, x.cost::bigint,
                            x.reason, x.alternatives::jsonb, x.needs_agreement::boolean, x.day::date, x.tier::int,
                            x.for_clinician::boolean, x.bulk_until::date
                        from :rows
                        """);
    }
}
