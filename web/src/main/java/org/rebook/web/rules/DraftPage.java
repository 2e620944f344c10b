package org.rebook.web.rules;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleChange;
import org.rebook.policy.RuleDrafts;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleRefused;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Scope;
import org.rebook.policy.Setting;
import org.rebook.rebooking.RulePreview;
import org.rebook.rebooking.RulePreviews;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunRefused;
import org.rebook.run.Runs;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** One set of the trust's own: as a draft to change, preview and approve, afterwards to read. */
@Named
@RequestScoped
public class DraftPage {

    private static final int RUNS = 100;

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    RuleDrafts drafts;

    @Inject
    RulePreviews previews;

    @Inject
    Runs runs;

    @Inject
    RunControl control;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable RuleSetView draft;
    private @Nullable RuleSet values;
    private @Nullable List<RuleChange> changes;
    private @Nullable Optional<RulePreview> preview;
    private @Nullable String problem;

    /** A setting as the form offers it. */
    public record Choice(String value, String words) {}

    /** The settings of one area that may be changed. */
    public record Group(String area, List<Choice> choices) {}

    @PostConstruct
    void read() {
        String version = asked.text("version");
        draft = version == null ? null : history.find(version).orElse(null);
        values = draft == null ? null : ruleSets.version(draft.version()).orElse(null);
    }

    public void open() {
        if (draft == null || draft.status() == RuleSetView.Status.SHIPPED) {
            go.nowhere();
        }
    }

    public void change() {
        Setting setting = asked.choice(Setting.class, "setting");
        String why = asked.text("why");
        try {
            if (setting == null) {
                throw new RuleRefused("setting: choose which value to change.");
            }
            drafts.change(
                    getDraft().version(),
                    setting,
                    Objects.requireNonNullElse(asked.text("value"), ""),
                    why == null ? "" : why,
                    asked.text("document"));
            notice.done("%s is changed in the draft. Nothing is planned by it until it is approved."
                    .formatted(setting.words()));
            go.to(here());
        } catch (RuleRefused refused) {
            // Stays on the page, so that what was typed is not lost.
            problem = refused.getMessage();
        }
    }

    public void redate() {
        act(
                () -> drafts.startOn(getDraft().version(), day("first day", asked.text("from")), why()),
                "The draft's first day is changed.");
    }

    public void discard() {
        act(() -> drafts.discard(getDraft().version(), why()), "The draft is discarded.");
    }

    public void approve() {
        if (!asked.flag("confirmed")) {
            notice.problem("Confirm that you have read who would be treated differently before you approve the rules.");
            go.to(here());
            return;
        }
        act(
                () -> drafts.approve(getDraft().version(), Objects.requireNonNullElse(asked.text("remark"), "")),
                "The rules are approved. Strikes that begin on their first day or later are planned by them from now on.");
    }

    public void workOut() {
        try {
            control.start(RunKind.PREVIEW_RULES, null, null, getDraft().version());
        } catch (RunRefused refused) {
            notice.problem(refused.getMessage());
        }
        go.to(here());
    }

    private void act(Runnable step, String done) {
        try {
            step.run();
            notice.done(done);
        } catch (RuleRefused refused) {
            notice.problem(refused.getMessage());
        }
        go.to(here());
    }

    private String why() {
        return Objects.requireNonNullElse(asked.text("why"), "");
    }

    /** @throws RuleRefused when it is no date; the message shows it */
    static LocalDate day(String field, @Nullable String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed);
        } catch (DateTimeParseException e) {
            throw new RuleRefused("%s: '%s' is not a date.".formatted(field, typed == null ? "" : typed));
        }
    }

    public RuleSetView getDraft() {
        return Objects.requireNonNull(draft);
    }

    public List<RuleChange> getChanges() {
        if (changes == null) {
            changes = history.changes(getDraft().version());
        }
        return changes;
    }

    public boolean isMine() {
        return me.isAdministrator() && getDraft().draft() && me.is(getDraft().createdBy());
    }

    public boolean isToApprove() {
        return me.isAdministrator() && getDraft().draft() && !me.is(getDraft().createdBy());
    }

    public boolean isMayDiscard() {
        return me.isAdministrator() && getDraft().draft();
    }

    public @Nullable String getProblem() {
        return problem;
    }

    public List<Group> getGroups() {
        Map<String, List<Choice>> byArea = Arrays.stream(Setting.values())
                .filter(setting -> setting.scope() != Scope.FIXED && setting.scope() != Scope.PATIENT)
                .collect(Collectors.groupingBy(
                        setting -> setting.rule().area(),
                        Collectors.mapping(
                                setting -> new Choice(
                                        setting.name(),
                                        "%s: %s".formatted(setting.rule().id(), setting.words())),
                                Collectors.toList())));
        return Arrays.stream(Setting.values())
                .map(setting -> setting.rule().area())
                .distinct()
                .filter(byArea::containsKey)
                .map(area -> new Group(area, byArea.get(area)))
                .toList();
    }

    /** The setting that was chosen to be changed; null while none is. */
    public @Nullable Setting getSetting() {
        return asked.choice(Setting.class, "setting");
    }

    public String getPresent() {
        return setting().inWords(Objects.requireNonNull(values).value(setting()));
    }

    /** What stands in the field: what was typed, what a scenario suggests, or the value as it is. */
    public String getTyped() {
        String typed = asked.text("value");
        if (problem != null && typed != null) {
            return typed;
        }
        String suggested = asked.text("suggested");
        return suggested == null ? Objects.requireNonNull(values).value(setting()) : suggested;
    }

    public @Nullable String typed(String field) {
        return problem == null ? null : asked.text(field);
    }

    public String getAllowed() {
        return switch (setting().kind()) {
            case ON_OFF -> "yes or no";
            case CODES -> "treatment function codes of three digits, separated by spaces";
            default ->
                "a whole number from %,d to %,d%s"
                        .formatted(
                                setting().least(),
                                setting().greatest(),
                                setting().kind().words().isEmpty()
                                        ? ""
                                        : ", in " + setting().kind().words());
        };
    }

    public boolean isNational() {
        return setting().scope() == Scope.NATIONAL;
    }

    private Setting setting() {
        return Objects.requireNonNull(getSetting());
    }

    public @Nullable RulePreview getPreview() {
        if (preview == null) {
            preview = previews.find(getDraft().version());
        }
        return preview.orElse(null);
    }

    /** The latest run that works the preview out, while it is under way or when it failed. */
    public @Nullable RunProgress getRun() {
        return runs.latest(RUNS).stream()
                .filter(run -> run.kind() == RunKind.PREVIEW_RULES
                        && getDraft().version().equals(run.argument()))
                .findFirst()
                .filter(run -> !run.status().isOver() || run.status().canRestart())
                .orElse(null);
    }

    public boolean isUnderWay() {
        RunProgress run = getRun();
        return run != null && !run.status().isOver();
    }

    private Address here() {
        return Address.of("/rule-draft").with("version", getDraft().version());
    }

    public String getAddress() {
        return here().toString();
    }
}
