package org.rebook.web.scenario;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Scope;
import org.rebook.policy.Setting;
import org.rebook.rebooking.Clinics;
import org.rebook.rebooking.Recovery;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioChanges;
import org.rebook.rebooking.ScenarioRefused;
import org.rebook.rebooking.Scenarios;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunRefused;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;
import org.rebook.web.recovery.Chart;

/** What would come of a strike if something were otherwise: up to eight scenarios beside the strike as it stands. */
@Named
@RequestScoped
public class ScenariosPage {

    private static final List<Integer> USUAL = List.of(30, 60, 90);

    @Inject
    Strikes strikes;

    @Inject
    Scenarios scenarios;

    @Inject
    Clinics clinics;

    @Inject
    RuleSets ruleSets;

    @Inject
    ScenarioForm form;

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

    private @Nullable StrikeView strike;
    private @Nullable List<Scenario> all;
    private @Nullable RuleSet rules;
    private @Nullable List<CurveRow> curves;
    // By the id of the field that is to be mended.
    private final Map<String, String> problems = new LinkedHashMap<>();

    /** Clinics of one specialty, for choosing. */
    public record ClinicGroup(String specialty, List<Clinics.Clinic> clinics) {}

    /** Rules of one area, for choosing. */
    public record RuleGroup(String area, List<Setting> settings) {}

    @PostConstruct
    void read() {
        Long id = asked.number("strike");
        strike = id == null ? null : strikes.find(id).orElse(null);
    }

    public void open() {
        if (strike == null) {
            go.nowhere();
        }
    }

    public void add() {
        ScenarioChanges changes = form.changes();
        problems.putAll(form.problems());
        if (!problems.isEmpty()) {
            return;
        }
        try {
            scenarios.add(getStrike().id(), Objects.requireNonNullElse(asked.text("name"), ""), changes);
            notice.done("The scenario is added. Work it out to see what it comes to.");
            go.to(here());
        } catch (ScenarioRefused refused) {
            // Stays on the page, so that what was typed is not lost.
            problems.put(fieldOf(refused.getMessage()), refused.getMessage());
        }
    }

    private static String fieldOf(String problem) {
        String field = problem.split(":", 2)[0];
        return switch (field) {
            case "name", "participation" -> field;
            case "clinic", "sessions" -> "clinic1";
            case "weeks" -> "weeks1";
            case "firstDay" -> "first-day1";
            case "changes", "scenarios", "strike" -> "name";
            default -> "value1";
        };
    }

    /** Adds the three usual ones, but for those that are there or are the forecast itself. */
    public void addUsual() {
        List<Integer> there = getAll().stream()
                .map(scenario -> scenario.changes().participation())
                .toList();
        List<Integer> added = new ArrayList<>();
        try {
            for (int per : USUAL) {
                if (!there.contains(per) && per != getStrike().participation().likely()) {
                    scenarios.add(getStrike().id(), per + "% absent", new ScenarioChanges(per, List.of(), Map.of()));
                    added.add(per);
                }
            }
            notice.done(
                    added.isEmpty()
                            ? "They are all there already."
                            : "Added: %s absent. Work them out to see what they come to."
                                    .formatted(
                                            added.stream().map(per -> per + "%").collect(Collectors.joining(" and "))));
        } catch (ScenarioRefused refused) {
            notice.problem(refused.getMessage());
        }
        go.to(here());
    }

    public void workOut() {
        try {
            long run = control.start(RunKind.TRY_SCENARIOS, getStrike().id(), null, null);
            go.to(Address.of("/run").with("id", run));
        } catch (RunRefused refused) {
            notice.problem(refused.getMessage());
            go.to(here());
        }
    }

    public StrikeView getStrike() {
        return Objects.requireNonNull(strike);
    }

    public List<Scenario> getAll() {
        if (all == null) {
            all = scenarios.of(getStrike().id());
        }
        return all;
    }

    /** Those that have been worked out. */
    public List<Scenario> getWorkedOut() {
        return getAll().stream().filter(scenario -> scenario.result() != null).toList();
    }

    public List<FigureRow> getRows() {
        return FigureRow.of(getAll(), words);
    }

    public boolean isOutdated() {
        return getWorkedOut().stream().anyMatch(scenario -> scenario.result().outdated() != null);
    }

    /** Whether some were worked out from other data than others, and cannot well be compared. */
    public boolean isOfDifferentData() {
        return getWorkedOut().stream()
                        .map(scenario -> scenario.result().fingerprint())
                        .distinct()
                        .count()
                > 1;
    }

    public boolean isToChange() {
        return me.isManager() && getStrike().status().keepsDaysClear();
    }

    /** How the scenarios recover; null until one is worked out. */
    public @Nullable Chart getChart() {
        return getCurves().isEmpty()
                ? null
                : Chart.of(getCurves().stream()
                        .map(row -> new Chart.Named(row.name(), row.curve()))
                        .toList());
    }

    /** One scenario's line of the table. */
    public record CurveRow(long id, String name, Recovery.Curve curve) {}

    public List<CurveRow> getCurves() {
        if (curves == null) {
            curves = getWorkedOut().stream()
                    .map(scenario -> new CurveRow(
                            scenario.id(),
                            scenario.name(),
                            scenarios.recovery(scenario.id()).orElseThrow().total()))
                    .toList();
        }
        return curves;
    }

    public Map<String, String> getProblems() {
        return problems;
    }

    /** What was typed into a field, when it has to be mended. */
    public @Nullable String typed(String field) {
        return problems.isEmpty() ? null : asked.text(field);
    }

    public boolean isChosen(String field, String value) {
        return !problems.isEmpty() && asked.texts(field).contains(value);
    }

    public List<Integer> getBlocks() {
        return IntStream.rangeClosed(1, ScenarioForm.BLOCKS).boxed().toList();
    }

    public List<DayOfWeek> getWeekdays() {
        return List.of(DayOfWeek.values());
    }

    public LocalDate getTomorrow() {
        return LocalDate.now(London.ZONE).plusDays(1);
    }

    public List<ClinicGroup> getClinics() {
        Map<String, List<Clinics.Clinic>> bySpecialty = new LinkedHashMap<>();
        clinics.heldFrom(Instant.now()).forEach(clinic -> bySpecialty
                .computeIfAbsent(
                        clinic.specialtyName() == null ? "No specialty" : clinic.specialtyName(),
                        any -> new ArrayList<>())
                .add(clinic));
        return bySpecialty.entrySet().stream()
                .map(entry -> new ClinicGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    public List<RuleGroup> getRules() {
        Map<String, List<Setting>> byArea = new LinkedHashMap<>();
        Arrays.stream(Setting.values())
                .filter(setting -> setting.scope() != Scope.FIXED && setting.scope() != Scope.PATIENT)
                .forEach(setting -> byArea.computeIfAbsent(setting.rule().area(), any -> new ArrayList<>())
                        .add(setting));
        return byArea.entrySet().stream()
                .map(entry -> new RuleGroup(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** "R-REB-03: Notice of a date that is given (21 days)". */
    public String ruleInWords(Setting setting) {
        return "%s: %s (%s)"
                .formatted(
                        setting.rule().id(),
                        setting.words(),
                        setting.inWords(inForce().value(setting)));
    }

    private RuleSet inForce() {
        if (rules == null) {
            rules = ruleSets.inForceOn(getStrike().firstDay());
        }
        return rules;
    }

    private Address here() {
        return Address.of("/scenarios").with("strike", getStrike().id());
    }

    public String getAddress() {
        return here().toString();
    }
}
