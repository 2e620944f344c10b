package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rebook.appointment.Cause;
import org.rebook.appointment.MakesRoom;
import org.rebook.appointment.ReasonCode;
import org.rebook.appointment.Target;

/** How the moves of those who give way are kept, each beside the placement that it makes room for. */
@ApplicationScoped
class GivingTable {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    void keep(long plan, List<Placed> placed) {
        List<Placed> taking =
                placed.stream().filter(each -> each.givesWay() != null).toList();
        if (taking.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        """
                update placement set gives_way_appointment_id = ?, gives_way_version = ?, gives_way_slot_id = ?,
                    gives_way_session_id = ?, gives_way_starts_at = ?, gives_way_ends_at = ?, gives_way_modality = ?,
                    gives_way_reason = ?
                where plan_id = ? and appointment_id = ?
                """)) {
            for (Placed each : taking) {
                GivesWay move = each.givesWay();
                OfferedSlot to = move.opening().sample();
                update.setString(1, move.giver().appointment());
                update.setLong(2, move.giver().patient().version());
                update.setString(3, move.slot().id());
                update.setString(4, to.session());
                update.setTimestamp(5, Timestamp.from(move.slot().time().startsAt()));
                update.setTimestamp(6, Timestamp.from(move.slot().time().endsAt()));
                update.setString(7, to.modality().name());
                update.setString(8, move.reason());
                update.setLong(9, plan);
                update.setString(10, each.appointment());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Those who give way in plan " + plan + " could not be kept.", e);
        }
    }

    /** Who makes room for the placement, for a reason of their own; mostly nobody. */
    @SuppressWarnings("unchecked")
    Optional<MakesRoom> of(long run, Placement placement) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select l.gives_way_appointment_id, l.gives_way_version, l.gives_way_slot_id, l.gives_way_session_id,
                    l.gives_way_starts_at, l.gives_way_ends_at, l.gives_way_modality, l.gives_way_reason
                from run r join placement l on l.plan_id = r.plan_id
                where r.id = :run and l.appointment_id = :appointment and l.gives_way_appointment_id is not null
                """,
                        Tuple.class)
                .setParameter("run", run)
                .setParameter("appointment", placement.appointment())
                .getResultList();
        return rows.stream().findFirst().map(row -> makesRoom(row, placement.cause(run)));
    }

    private static MakesRoom makesRoom(Tuple row, Cause cause) {
        return new MakesRoom(
                row.get(0, String.class),
                row.get(1, Number.class).longValue(),
                new Target(
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class),
                        row.get(6, String.class)),
                new Cause(
                        ReasonCode.IA_KNOCKON,
                        row.get(7, String.class),
                        cause.who(),
                        cause.ruleVersion(),
                        cause.strikeId(),
                        cause.runId()));
    }
}
