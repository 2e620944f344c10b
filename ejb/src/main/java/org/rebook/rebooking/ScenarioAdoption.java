package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.policy.RuleDrafts;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/**
 * From a scenario to a plan: what it supposes is set up first, as it always is, and then the plan is made of what there is.
 * Nothing is ever planned by rules that nobody approved or in sessions that no diary has.
 */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR})
public class ScenarioAdoption {

    @Inject
    Scenarios scenarios;

    @Inject
    ScenarioTable table;

    @Inject
    ScenarioDiary diary;

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    RuleDrafts drafts;

    /** What the scenario supposes that a plan needs, and what of it is there by now. */
    public ScenarioNeeds needs(long scenarioId) {
        ScenarioTable.Row scenario = theScenario(scenarioId);
        StrikeView strike = strikes.find(scenario.strikeId()).orElseThrow();
        RuleSet inForce = ruleSets.inForceOn(strike.firstDay());
        Map<Setting, String> wanted = scenario.changes().rules();
        return new ScenarioNeeds(
                inForce.version(),
                wanted.entrySet().stream()
                        .map(rule ->
                                new ScenarioNeeds.OfRule(rule.getKey(), inForce.value(rule.getKey()), rule.getValue()))
                        .toList(),
                diary.sessions(scenario.changes(), strike, PlanningTime.of(strike, inForce)),
                wanted.isEmpty() ? List.of() : draftsWith(wanted, strike.firstDay()));
    }

    private List<ScenarioNeeds.Draft> draftsWith(Map<Setting, String> wanted, LocalDate day) {
        return history.all().stream()
                .filter(set -> set.draft())
                .filter(set -> {
                    RuleSet draft = ruleSets.version(set.version()).orElseThrow();
                    return ruleSets.wouldBeInForce(draft, day)
                            && wanted.entrySet().stream()
                                    .allMatch(rule -> draft.value(rule.getKey()).equals(rule.getValue()));
                })
                .map(set -> new ScenarioNeeds.Draft(set.version(), set.createdBy()))
                .toList();
    }

    /**
     * Drafts the values that the scenario supposes, as rules from the strike's first day on. The draft is the caller's: it is
     * previewed, and approved by a second administrator, as any other.
     *
     * @param document the national document that says so, where a value follows national policy
     * @return the draft's version
     * @throws ScenarioRefused when there is nothing to draft, it is drafted already, or the strike has begun
     * @throws org.rebook.policy.RuleRefused when a value cannot be
     */
    @RolesAllowed(Role.ADMINISTRATOR)
    public String draftRules(long scenarioId, @Nullable String document) {
        ScenarioNeeds needs = needs(scenarioId);
        ScenarioTable.Row scenario = theScenario(scenarioId);
        if (needs.rulesMet()) {
            throw new ScenarioRefused(
                    "rules: scenario '%s' needs no rules that are not in force, so there is nothing to draft."
                            .formatted(scenario.name()));
        }
        if (!needs.drafts().isEmpty()) {
            throw new ScenarioRefused(
                    "rules: the draft %s of %s has these values already. Maybe have that one approved?"
                            .formatted(
                                    needs.drafts().get(0).version(),
                                    needs.drafts().get(0).createdBy()));
        }
        StrikeView strike = strikes.find(scenario.strikeId()).orElseThrow();
        String why = "Scenario %d, '%s', of strike %d, '%s'."
                .formatted(scenario.id(), scenario.name(), strike.id(), strike.name());
        String version = freeName(scenario);
        drafts.start(version, strike.firstDay(), why);
        needs.rules().stream()
                .filter(rule -> !rule.met())
                .forEach(rule -> drafts.change(version, rule.setting(), rule.wanted(), why, document));
        return version;
    }

    // A discarded draft keeps its name.
    private String freeName(ScenarioTable.Row scenario) {
        String name = "strike-%d-scenario-%d".formatted(scenario.strikeId(), scenario.id());
        String free = name;
        for (int again = 2; ruleSets.version(free).isPresent(); again++) {
            free = name + "." + again;
        }
        return free;
    }

    /**
     * Adopts a scenario once all that it supposes is there; the strike's forecast becomes the scenario's. Until then nothing
     * is changed, and the answer says what is needed.
     *
     * @throws ScenarioRefused when it has not been worked out, or nothing in it is otherwise
     */
    @RolesAllowed(Role.SERVICE_MANAGER)
    public Adoption adopt(long scenarioId) {
        Scenario scenario = scenarios.find(scenarioId).orElseThrow(() -> Scenarios.noSuch(scenarioId));
        if (scenario.asItStands()) {
            throw new ScenarioRefused("scenario: nothing is otherwise in it. Make a plan of the strike as it stands.");
        }
        if (scenario.result() == null) {
            throw new ScenarioRefused("scenario: %s has not been worked out yet, so nobody has seen what it comes to."
                    .formatted(scenario.name()));
        }
        ScenarioNeeds needs = needs(scenarioId);
        if (!needs.met()) {
            return new Adoption.NeedsFirst(needs);
        }
        int declared =
                strikes.find(scenario.strikeId()).orElseThrow().participation().likely();
        Integer supposed = scenario.changes().participation();
        int likely = supposed == null ? declared : supposed;
        if (likely != declared) {
            strikes.expect(scenario.strikeId(), likely, "Adopted from scenario '%s'.".formatted(scenario.name()));
        }
        return new Adoption.Adopted(scenario.strikeId(), likely, needs.ruleVersion());
    }

    private ScenarioTable.Row theScenario(long scenario) {
        return table.find(scenario).orElseThrow(() -> Scenarios.noSuch(scenario));
    }
}
