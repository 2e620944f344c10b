package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Works one scenario out and settles it in the run; one that has been removed meanwhile is settled too. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void work(long run, long scenarioId) {
        ScenarioTable.Row scenario = results.find(scenarioId).orElse(null);
        if (scenario == null) {
            results.settle(run, scenarioId, ItemStatus.HELD_BACK, "It was removed.");
            return;
        }
        try {
            results.keep(run, worked(scenario));
        } catch (ScenarioRefused refused) {
            results.settle(run, scenarioId, ItemStatus.FAILED, refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "Scenario " + scenarioId + " could not be worked out.", failure);
            results.settle(
                    run, scenarioId, ItemStatus.FAILED, "It could not be worked out. The server's log says why.");
        }
    }

    private ScenarioResults.Worked worked(ScenarioTable.Row scenario) {
        StrikeView strike = strikes.find(scenario.strikeId()).orElseThrow();
        RuleSet inForce = ruleSets.inForceOn(strike.firstDay());
        Instant now = PlanningTime.of(strike, inForce);
        ScenarioChanges changes = scenario.changes();
        int declared = strike.participation().likely();
        int likely = changes.participation() == null ? declared : changes.participation();
        Map<AddedSessions, List<LocalDate>> missing = changes.sessions().stream()
                .collect(Collectors.toMap(each -> each, diary::daysWithout, (one, same) -> one, LinkedHashMap::new));
        List<Opening> added = missing.entrySet().stream()
                .flatMap(each -> openings(each.getKey(), each.getValue(), strike, now).stream())
                .toList();
        TrialPlans.Data data = trials.read(strike.id(), now, inForce, likely, changes);
        PlanInputs inputs = data.inputs().with(added);
        Proposal proposal = StrikePlanner.plan(inputs, Plans.SEED);
        int sessions = missing.values().stream().mapToInt(List::size).sum();
        return new ScenarioResults.Worked(
                scenario.id(),
                data.fingerprint(),
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
