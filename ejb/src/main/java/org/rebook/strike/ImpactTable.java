package org.rebook.strike;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.rebook.appointment.ReasonCode;

/** What was last found to be left of each session. */
@ApplicationScoped
class ImpactTable {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** Replaces what was found before. */
    void keep(long strike, List<Assessment.Assessed> sessions) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from impact where strike_id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into impact (strike_id, session_id, staffing, booked, capacity_left, reason, cause, during,
                            hit, convertible)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            delete.setLong(1, strike);
            delete.executeUpdate();
            for (Assessment.Assessed assessed : sessions) {
                SessionImpact impact = assessed.impact();
                ReasonCode cause = impact.cause();
                insert.setLong(1, strike);
                insert.setString(2, assessed.session().id());
                insert.setString(3, impact.staffing().name());
                insert.setInt(4, assessed.session().booked().size());
                insert.setInt(5, impact.capacityLeft());
                insert.setString(6, impact.reason());
                insert.setString(7, cause == null ? null : cause.code());
                insert.setBoolean(8, assessed.during());
                insert.setInt(9, assessed.hit());
                insert.setInt(10, assessed.session().mayBeRemote());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The impact of strike %d could not be kept.".formatted(strike), e);
        }
    }

    @SuppressWarnings("unchecked")
    List<Impacts.Row> rows(long strike, Impacts.Filter filter) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.id, c.name as clinic, s.kind, s.specialty, sp.name as specialty_name, si.name as site,
                    cl.name as clinician, s.starts_at, s.ends_at, s.status, i.during, i.staffing, i.booked,
                    i.capacity_left, i.hit, i.convertible, i.reason, i.cause
                from impact i join session s on s.id = i.session_id join clinic c on c.id = s.clinic_id
                left join specialty sp on sp.code = s.specialty left join site si on si.id = s.site_id
                left join clinician cl on cl.id = s.clinician_id
                where i.strike_id = :strike
                    and (cast(:staffing as text) is null or i.staffing = :staffing)
                    and (cast(:specialty as text) is null or s.specialty = :specialty)
                    and (cast(:during as text) is null or cast(i.during as text) = :during)
                order by s.starts_at, s.specialty, s.id
                """,
                        Tuple.class)
                .setParameter("strike", strike)
                .setParameter(
                        "staffing",
                        filter.staffing() == null ? null : filter.staffing().name())
                .setParameter("specialty", filter.specialty())
                .setParameter(
                        "during",
                        filter.during() == null ? null : filter.during().toString())
                .getResultList();
        return rows.stream().map(ImpactTable::row).toList();
    }

    /** The sessions of the strike's own time, for calling them off in waves. */
    @SuppressWarnings("unchecked")
    List<RollingWaves.Planned> planned(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select si.name as site, s.starts_at, i.booked, i.hit
                from impact i join session s on s.id = i.session_id join site si on si.id = s.site_id
                where i.strike_id = :strike and i.during
                """,
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        return rows.stream()
                .map(row -> new RollingWaves.Planned(
                        row.get("site", String.class),
                        row.get("starts_at", Instant.class),
                        row.get("booked", Number.class).intValue(),
                        row.get("hit", Number.class).intValue()))
                .toList();
    }

    private static Impacts.Row row(Tuple row) {
        return new Impacts.Row(
                row.get("id", String.class),
                row.get("clinic", String.class),
                row.get("kind", String.class),
                row.get("specialty", String.class),
                row.get("specialty_name", String.class),
                row.get("site", String.class),
                row.get("clinician", String.class),
                row.get("starts_at", Instant.class),
                row.get("ends_at", Instant.class),
                row.get("status", String.class),
                row.get("during", Boolean.class),
                Staffing.valueOf(row.get("staffing", String.class)),
                row.get("booked", Number.class).intValue(),
                row.get("capacity_left", Number.class).intValue(),
                row.get("hit", Number.class).intValue(),
                row.get("convertible", Number.class).intValue(),
                row.get("reason", String.class),
                row.get("cause", String.class));
    }
}
