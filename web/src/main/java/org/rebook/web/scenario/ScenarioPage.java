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
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.rebooking.Adoption;
import org.rebook.rebooking.NeededSession;
import org.rebook.rebooking.Scenario;
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
    RuleSets ruleSets;

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
    private @Nullable List<NeededSession> sessions;

    /** A rule that would have to be drafted; {@code address} null where the person cannot draft it. */
    public record NeededRule(Setting setting, String from, String to, @Nullable String address) {}

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
            if (scenarios.adopt(getScenario().id()) instanceof Adoption.Forecast forecast) {
                long run = control.start(RunKind.PLAN_STRIKE, forecast.strike(), null, null);
                notice.done(
                        "The strike's forecast is now %d%%. A plan is being made by it.".formatted(forecast.likely()));
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

    /** Whether adopting it needs nothing that there is not. */
    public boolean isReady() {
        return getScenario().changes().sessions().isEmpty()
                && getScenario().changes().rules().isEmpty();
    }

    public List<NeededSession> getSessions() {
        if (sessions == null) {
            sessions = scenarios.sessionsNeeded(getScenario());
        }
        return sessions;
    }

    public List<NeededRule> getRules() {
        RuleSet inForce = ruleSets.inForceOn(getStrike().firstDay());
        String draft = ownDraft();
        return getScenario().changes().rules().entrySet().stream()
                .map(rule -> new NeededRule(
                        rule.getKey(),
                        rule.getKey().inWords(inForce.value(rule.getKey())),
                        rule.getKey().inWords(rule.getValue()),
                        draft == null
                                ? null
                                : Address.of("/rule-draft")
                                                .with("version", draft)
                                                .with("setting", rule.getKey().name())
                                                .with("suggested", rule.getValue())
                                        + "#change"))
                .toList();
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
