package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/**
 * What would come of a strike if more or fewer were absent, sessions were added or a rule were relaxed, side by side. A
 * scenario touches nothing that is live: it stands in tables of its own, and no plan is ever made of its rows.
 */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Scenarios {

    /** The name of the scenario in which nothing is otherwise. */
    static final String AS_IT_STANDS = "As it stands";

    @Resource
    SessionContext caller;

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    ScenarioTable table;

    @Inject
    ScenarioDifferences differences;

    @Inject
    Clinics clinics;

    @Inject
    CopiedSessionReader copies;

    @Inject
    AuditTrail audit;

    /** The scenarios of a strike: as it stands first, then in the order in which they were added. */
    public List<Scenario> of(long strikeId) {
        StrikeView strike = theStrike(strikeId);
        RuleSet inForce = ruleSets.inForceOn(strike.firstDay());
        Map<String, String> names = clinics.names();
        return table.of(strikeId).stream()
                .map(row -> scenario(row, inForce, names))
                .toList();
    }

    public Optional<Scenario> find(long scenarioId) {
        return table.find(scenarioId)
                .map(row -> scenario(
                        row, ruleSets.inForceOn(theStrike(row.strikeId()).firstDay()), clinics.names()));
    }

    /**
     * Adds a scenario to try; it comes to nothing until it is worked out.
     *
     * @throws ScenarioRefused naming the field and the value
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public long add(long strikeId, String typedName, ScenarioChanges changes) {
        StrikeView strike = theStrike(strikeId);
        if (!strike.status().keepsDaysClear()) {
            throw new ScenarioRefused("strike: %s is %s, so there is nothing to try."
                    .formatted(strike.name(), strike.status().inWords()));
        }
        table.lock(strikeId);
        RuleSet inForce = ruleSets.inForceOn(strike.firstDay());
        List<ScenarioTable.Row> others = table.of(strikeId);
        List<String> taken =
                new ArrayList<>(others.stream().map(ScenarioTable.Row::name).toList());
        taken.add(AS_IT_STANDS);
        String name = ScenarioRules.name(typedName, taken);
        ScenarioRules.room(
                (int) others.stream().filter(row -> !row.asItStands()).count());
        Instant now = PlanningTime.of(strike, inForce);
        ScenarioRules.changes(changes, strike.participation().likely(), inForce, London.dayOf(now));
        changes.sessions().forEach(added -> requireClinic(added, strike, now));
        long scenario = table.keep(
                strikeId,
                name,
                false,
                new ScenarioChanges(changes.participation(), changes.sessions(), ScenarioRules.normal(changes.rules())),
                me());
        note("add-scenario", strikeId, "Scenario %d, %s.".formatted(scenario, name));
        return scenario;
    }

    private void requireClinic(AddedSessions added, StrikeView strike, Instant now) {
        if (!clinics.names().containsKey(added.clinic())) {
            throw new ScenarioRefused("clinic: there is no clinic '%s'.".formatted(added.clinic()));
        }
        if (copies.of(added.clinic(), strike, now).isEmpty()) {
            throw new ScenarioRefused(
                    "clinic: '%s' has no session in the 18 weeks after the strike that could be copied."
                            .formatted(added.clinic()));
        }
    }

    /** Removes a scenario and what it came to. */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public void remove(long scenarioId) {
        ScenarioTable.Row scenario = theRow(scenarioId);
        if (scenario.asItStands()) {
            throw new ScenarioRefused(
                    "scenario: the strike as it stands is what the others are compared with, and stays.");
        }
        table.remove(scenarioId);
        note("remove-scenario", scenario.strikeId(), "Scenario %d, %s.".formatted(scenarioId, scenario.name()));
    }

    /** The patients to whom two scenarios of a strike give another decision or date, those most at risk first. */
    public List<ScenarioDifference> differences(long one, long other, int from, int atMost) {
        requireSameStrike(one, other);
        return differences.between(one, other, from, atMost);
    }

    public int countDifferences(long one, long other) {
        requireSameStrike(one, other);
        return differences.count(one, other);
    }

    /** How the strike's patients would be seen; empty until the scenario is worked out. */
    public Optional<Recovery> recovery(long scenarioId) {
        return table.recoveryOf(scenarioId);
    }

    private Scenario scenario(ScenarioTable.Row row, RuleSet inForce, Map<String, String> names) {
        Scenario.@Nullable Result result = row.result();
        if (result != null && result.outdated() == null && !result.ruleVersion().equals(inForce.version())) {
            result = new Scenario.Result(
                    result.run(),
                    result.fingerprint(),
                    result.ruleVersion(),
                    result.madeAt(),
                    result.figures(),
                    "Since then other rules are in force, %s.".formatted(inForce.version()));
        }
        return new Scenario(
                row.id(),
                row.strikeId(),
                row.name(),
                row.asItStands(),
                row.changes(),
                ScenarioWords.changes(row.changes(), inForce, names),
                row.createdAt(),
                row.createdBy(),
                result);
    }

    private void requireSameStrike(long one, long other) {
        if (theRow(one).strikeId() != theRow(other).strikeId()) {
            throw new ScenarioRefused(
                    "with: scenarios %d and %d are of different strikes and cannot be compared.".formatted(one, other));
        }
    }

    private ScenarioTable.Row theRow(long scenario) {
        return table.find(scenario).orElseThrow(() -> noSuch(scenario));
    }

    static ScenarioRefused noSuch(long scenario) {
        return new ScenarioRefused("scenario: there is no scenario %d.".formatted(scenario));
    }

    private StrikeView theStrike(long strike) {
        return strikes.find(strike)
                .orElseThrow(() -> new ScenarioRefused("strike: there is no strike %d.".formatted(strike)));
    }

    private void note(String action, long strike, String why) {
        audit.write(new AuditTrail.Entry(action, "strike", Long.toString(strike), null, why, null, null, null));
    }

    private String me() {
        return caller.getCallerPrincipal().getName();
    }
}
