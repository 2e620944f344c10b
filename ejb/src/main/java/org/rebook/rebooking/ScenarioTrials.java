package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.rebook.access.Role;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.run.ItemStatus;
import org.rebook.run.Runs;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/**
 * Works scenarios out: the strike's data are read as they would be, in a transaction that is undone, and planned in memory.
 * Only what a scenario came to is kept.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class ScenarioTrials {

    private static final Logger LOG = Logger.getLogger(ScenarioTrials.class.getName());

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    TrialPlans trials;

    @Inject
    CopiedSessionReader copies;

    @Inject
    ScenarioDiary diary;

    @Inject
    ScenarioTable scenarios;

    @Inject
    ScenarioResults results;

    @Inject
    Runs runs;

    /**
     * Lists the strike's scenarios as what the run has to do, the strike as it stands first.
     *
     * @throws ScenarioRefused when there is no such strike, or its days are no longer to be kept clear
     */
    public void prepare(long run, long strikeId, String who) {
        StrikeView strike = strikes.find(strikeId)
                .orElseThrow(() -> new ScenarioRefused("strike: there is no strike %d.".formatted(strikeId)));
        if (!strike.status().keepsDaysClear()) {
            throw new ScenarioRefused("strike: %s is %s, so there is nothing to try."
                    .formatted(strike.name(), strike.status().inWords()));
        }
        scenarios.lock(strikeId);
        if (scenarios.of(strikeId).stream().noneMatch(ScenarioTable.Row::asItStands)) {
            scenarios.keep(strikeId, Scenarios.AS_IT_STANDS, true, ScenarioChanges.NONE, who);
        }
        runs.addItems(
                run,
                scenarios.of(strikeId).stream()
                        .map(scenario -> new Runs.NewItem(Long.toString(scenario.id()), scenario.name()))
                        .toList());
    }

    public List<Long> left(long run) {
        return results.left(run);
    }

    /** The strike as it stands: what every scenario of a run is worked out from. */
    private record Struck(StrikeView strike, RuleSet inForce, PlanInputs inputs) {}

    /**
     * Works scenarios of one strike out, one after another, on data that are read once, and settles each in the run; one that
     * has been removed meanwhile is settled too. Without a database it ends, and what is left stays left.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void work(long run, List<Long> left, BooleanSupplier stopping) {
        Struck struck = null;
        for (long id : left) {
            if (stopping.getAsBoolean()) {
                return;
            }
            ScenarioTable.Row scenario = results.find(id).orElse(null);
            if (scenario == null) {
                results.settle(run, id, ItemStatus.HELD_BACK, "It was removed.");
                continue;
            }
            if (struck == null) {
                struck = read(scenario.strikeId());
            }
            work(run, scenario, struck);
        }
    }

    private void work(long run, ScenarioTable.Row scenario, Struck struck) {
        try {
            results.keep(run, worked(scenario, struck));
        } catch (ScenarioRefused refused) {
            results.settle(run, scenario.id(), ItemStatus.FAILED, refused.getMessage());
        } catch (RuntimeException failure) {
            if (isLostDatabase(failure)) {
                throw failure;
            }
            LOG.log(Level.WARNING, "Scenario " + scenario.id() + " could not be worked out.", failure);
            results.settle(
                    run, scenario.id(), ItemStatus.FAILED, "It could not be worked out. The server's log says why.");
        }
    }

    // Classes of the SQL standard: a connection that failed, and a server that is shutting down.
    private static boolean isLostDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))) {
                return true;
            }
        }
        return false;
    }

    private Struck read(long strikeId) {
        StrikeView strike = strikes.find(strikeId).orElseThrow();
        RuleSet inForce = ruleSets.inForceOn(strike.firstDay());
        return new Struck(strike, inForce, trials.asItStands(strikeId, PlanningTime.of(strike, inForce), inForce));
    }

    private ScenarioResults.Worked worked(ScenarioTable.Row scenario, Struck struck) {
        StrikeView strike = struck.strike();
        Instant now = struck.inputs().now().now();
        ScenarioChanges changes = scenario.changes();
        int declared = strike.participation().likely();
        int likely = changes.participation() == null ? declared : changes.participation();
        Map<AddedSessions, List<LocalDate>> missing = changes.sessions().stream()
                .collect(Collectors.toMap(each -> each, diary::daysWithout, (one, same) -> one, LinkedHashMap::new));
        List<Opening> added = missing.entrySet().stream()
                .flatMap(each -> openings(each.getKey(), each.getValue(), strike, now).stream())
                .toList();
        boolean sameData = likely == declared && changes.rules().isEmpty();
        PlanInputs inputs = (sameData
                        ? struck.inputs()
                        : trials.otherwise(strike.id(), struck.inputs(), changes.on(struck.inForce()), likely))
                .with(added);
        Proposal proposal = StrikePlanner.plan(inputs, Plans.SEED);
        int sessions = missing.values().stream().mapToInt(List::size).sum();
        return new ScenarioResults.Worked(
                scenario.id(),
                struck.inputs().fingerprint(),
                declared,
                inputs,
                proposal,
                ScenarioFigures.of(inputs, proposal, likely, sessions),
                RecoveryOfProposal.of(inputs, proposal, strike.firstDay()));
    }

    // A session that has been set up since is in the diary and would otherwise be held twice.
    private List<Opening> openings(AddedSessions added, List<LocalDate> days, StrikeView strike, Instant now) {
        CopiedSession copied = copies.of(added.clinic(), strike, now)
                .orElseThrow(() -> new ScenarioRefused(
                        "sessions: clinic '%s' has no session in the 18 weeks after the strike that could be copied."
                                .formatted(added.clinic())));
        return days.stream()
                .flatMap(day -> copied.on(day, added.from()).stream())
                .toList();
    }
}
