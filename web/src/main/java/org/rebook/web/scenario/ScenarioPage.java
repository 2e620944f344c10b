package org.rebook.web.scenario;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleRefused;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.Scope;
import org.rebook.policy.Setting;
import org.rebook.rebooking.Adoption;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioAdoption;
import org.rebook.rebooking.ScenarioNeeds;
import org.rebook.rebooking.ScenarioRefused;
import org.rebook.rebooking.Scenarios;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunRefused;
import org.rebook.strike.DeclarationRefused;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** One scenario: what is otherwise in it, what it comes to, and what adopting it takes. */
@Named
@RequestScoped
public class ScenarioPage {

    @Inject
    Scenarios scenarios;

    @Inject
    Strikes strikes;

    @Inject
    ScenarioAdoption adoption;

    @Inject
    RuleHistory history;

    @Inject
    RunControl control;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Words words;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable Scenario scenario;
    private @Nullable ScenarioNeeds needs;

    /** A rule that has to be in force; {@code address} null where the person has no draft to put it into. */
    public record NeededRule(Setting setting, String from, String to, boolean met, @Nullable String address) {}

    @PostConstruct
    void read() {
        Long id = asked.number("id");
        scenario = id == null ? null : scenarios.find(id).orElse(null);
    }

    public void open() {
        if (scenario == null) {
            go.nowhere();
        }
    }

    public void adopt() {
        if (!asked.flag("confirmed")) {
            notice.problem("Confirm that you have read what the scenario comes to before you adopt it.");
            go.to(here());
            return;
        }
        try {
            if (adoption.adopt(getScenario().id()) instanceof Adoption.Adopted adopted) {
                long run = control.start(RunKind.PLAN_STRIKE, adopted.strike(), null, null);
                notice.done("The scenario is adopted: %d%% absent, by the rules %s. A plan is being made of it."
                        .formatted(adopted.likely(), adopted.ruleVersion()));
                go.to(Address.of("/run").with("id", run));
                return;
            }
            notice.problem(
                    "Nothing was changed: what the scenario supposes has to be set up first. It is listed below.");
        } catch (ScenarioRefused | RunRefused refused) {
            notice.problem(refused.getMessage());
        } catch (DeclarationRefused refused) {
            notice.problem(String.join(" ", refused.problems()));
        }
        go.to(here());
    }

    /** Drafts the rules and goes on to the draft. */
    public void draftRules() {
        try {
            String version = adoption.draftRules(getScenario().id(), asked.text("document"));
            notice.done(
                    "The values are drafted. See whom they would treat differently, and ask another administrator to approve them.");
            go.to(Address.of("/rule-draft").with("version", version));
        } catch (ScenarioRefused | RuleRefused refused) {
            notice.problem(refused.getMessage());
            go.to(here());
        }
    }

    public void remove() {
        try {
            scenarios.remove(getScenario().id());
            notice.done("The scenario is removed.");
            go.to(Address.of("/scenarios").with("strike", getScenario().strikeId()));
        } catch (ScenarioRefused refused) {
            notice.problem(refused.getMessage());
            go.to(here());
        }
    }

    public Scenario getScenario() {
        return Objects.requireNonNull(scenario);
    }

    public StrikeView getStrike() {
        return strikes.find(getScenario().strikeId()).orElseThrow();
    }

    /** The strike as it stands and this scenario, on the same figures; only the first where it is the same. */
    public List<Scenario> getBoth() {
        Scenario own = getScenario();
        return own.asItStands()
                ? List.of(own)
                : Stream.concat(scenarios.of(own.strikeId()).stream().filter(Scenario::asItStands), Stream.of(own))
                        .toList();
    }

    public List<FigureRow> getRows() {
        return FigureRow.of(getBoth(), words);
    }

    /** The strike as it stands, to compare with; null where it is this one. */
    public @Nullable Scenario getAsItStands() {
        return getBoth().size() < 2 ? null : getBoth().get(0);
    }

    public boolean isToChange() {
        return me.isManager() && !getScenario().asItStands();
    }

    public boolean isToAdopt() {
        return isToChange()
                && getScenario().result() != null
                && getStrike().status().keepsDaysClear();
    }

    /** What it supposes that a plan needs, and what of it is there. */
    public ScenarioNeeds getNeeds() {
        if (needs == null) {
            needs = adoption.needs(getScenario().id());
        }
        return needs;
    }

    /** Whether adopting it would change the strike's forecast. */
    public boolean isOtherForecast() {
        Integer supposed = getScenario().changes().participation();
        return supposed != null && supposed != getStrike().participation().likely();
    }

    public List<NeededRule> getRules() {
        String draft = ownDraft();
        return getNeeds().rules().stream()
                .map(rule -> new NeededRule(
                        rule.setting(),
                        rule.setting().inWords(rule.inForce()),
                        rule.setting().inWords(rule.wanted()),
                        rule.met(),
                        draft == null
                                ? null
                                : Address.of("/rule-draft")
                                                .with("version", draft)
                                                .with("setting", rule.setting().name())
                                                .with("suggested", rule.wanted())
                                        + "#change"))
                .toList();
    }

    public boolean isToDraft() {
        return me.isAdministrator()
                && !getNeeds().rulesMet()
                && getNeeds().drafts().isEmpty();
    }

    /** Whether one of the values follows national policy, so that a document has to say so. */
    public boolean isNational() {
        return getNeeds().rules().stream()
                .anyMatch(rule -> !rule.met() && rule.setting().scope() == Scope.NATIONAL);
    }

    private @Nullable String ownDraft() {
        return !me.isAdministrator()
                ? null
                : history.all().stream()
                        .filter(set -> set.draft() && me.is(set.createdBy()))
                        .map(RuleSetView::version)
                        .findFirst()
                        .orElse(null);
    }

    private Address here() {
        return Address.of("/scenario").with("id", getScenario().id());
    }

    public String getAddress() {
        return here().toString();
    }
}
