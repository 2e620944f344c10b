package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.rebook.access.Role;
import org.rebook.run.ItemStatus;
import org.rebook.run.Runs;

/** Keeps what scenarios came to, each in a transaction of its own, in the tables of scenarios and in no other. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class ScenarioResults {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    @Inject
    ScenarioTable scenarios;

    @Inject
    Runs runs;

    /** A scenario that was worked out, and the fingerprint and the forecast of the strike as it stood. */
    record Worked(
            long scenario,
            String fingerprint,
            int declaredLikely,
            PlanInputs inputs,
            Proposal proposal,
            ScenarioFigures figures,
            Recovery recovery) {}

    public Optional<ScenarioTable.Row> find(long scenario) {
        return scenarios.find(scenario);
    }

    @SuppressWarnings("unchecked")
    public List<Long> left(long run) {
        List<String> items = entities.createNativeQuery(
                        "select item from run_item where run_id = :run and status = 'LEFT' order by ordinal")
                .setParameter("run", run)
                .getResultList();
        return items.stream().map(Long::valueOf).toList();
    }

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void settle(long run, long scenario, ItemStatus status, String why) {
        runs.settle(run, Long.toString(scenario), status, why);
    }

    /** Replaces what the scenario came to before. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void keep(long run, Worked worked) {
        entities.createNativeQuery("delete from scenario_result where scenario_id = :scenario")
                .setParameter("scenario", worked.scenario())
                .executeUpdate();
        entities.createNativeQuery(
                        """
                insert into scenario_result (scenario_id, run_id, fingerprint, rule_version, declared_likely, made_at, figures,
                    recovery, inputs)
                values (:scenario, :run, :fingerprint, :rules, :likely, :made, cast(:figures as jsonb),
                    cast(:recovery as jsonb), :inputs)
                """)
                .setParameter("scenario", worked.scenario())
                .setParameter("run", run)
                .setParameter("fingerprint", worked.fingerprint())
                .setParameter("rules", worked.inputs().now().rules().version())
                .setParameter("likely", worked.declaredLikely())
                .setParameter("made", worked.inputs().now().now())
                .setParameter("figures", ScenarioTable.json(worked.figures()))
                .setParameter("recovery", ScenarioTable.json(worked.recovery()))
                .setParameter("inputs", PlanArchive.write(worked.inputs()))
                .executeUpdate();
        keepPlacements(worked);
        PlanFigures figures = worked.figures().plan();
        runs.settle(
                run,
                Long.toString(worked.scenario()),
                ItemStatus.DONE,
                "%,d affected, %,d move, %,d without a date."
                        .formatted(figures.affected(), figures.moved(), figures.unplaced()));
    }

    private void keepPlacements(Worked worked) {
        Circumstances now = worked.inputs().now();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                insert into scenario_placement (scenario_id, appointment_id, appointment_version, decision, day, tier, slot_id,
                    session_id, site_id, clinician_id, starts_at, added, for_clinician, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (Placed each : worked.proposal().placed()) {
                Displaced patient = each.affected().displaced();
                OfferedSlot place =
                        each.opening() == null ? null : each.opening().sample();
                insert.setLong(1, worked.scenario());
                insert.setString(2, each.affected().appointment());
                insert.setLong(3, each.affected().version());
                insert.setString(4, each.decision().name());
                insert.setObject(5, patient.lostOn());
                insert.setInt(6, RiskTier.of(patient, now.today(), now.rules()).ordinal());
                insert.setString(7, each.slot() == null ? null : each.slot().id());
                insert.setString(8, place == null ? null : place.session());
                insert.setString(9, place == null ? null : place.site());
                insert.setString(10, place == null ? null : place.clinician());
                insert.setTimestamp(
                        11,
                        each.time() == null ? null : Timestamp.from(each.time().startsAt()));
                insert.setBoolean(12, CopiedSession.isAdded(each.opening()));
                insert.setBoolean(13, each.forClinician());
                insert.setString(14, each.reasonInFull());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "What scenario %d came to could not be kept.".formatted(worked.scenario()), e);
        }
    }
}
