package org.rebook.web.rules;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.EnforcedRules;
import org.rebook.policy.Evidence;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleChange;
import org.rebook.policy.RuleDrafts;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleRefused;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** Every rule in words with its values, where it comes from, what enforces it and who changed it; and every set there was. */
@Named
@RequestScoped
public class RulesPage {

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    RuleDrafts drafts;

    @Inject
    EnforcedRules enforced;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable RuleSet shown;
    private @Nullable RuleSetView view;
    private @Nullable String problem;
    private List<RuleSetView> sets = List.of();
    private Map<Setting, RuleChange> lastChanges = Map.of();

    /** The rules of one area. */
    public record Area(String name, List<Row> rules) {}

    /** One rule and its values. */
    public record Row(Rule rule, List<Value> values, List<String> functions) {

        public boolean notVerified() {
            return values.stream().anyMatch(Value::notVerified);
        }
    }

    /** One value as it is in the set that is shown. */
    public record Value(Setting setting, String words, String usual, @Nullable RuleChange change) {

        public boolean differs() {
            return !words.equals(usual);
        }

        public boolean notVerified() {
            return setting.evidence() == Evidence.NOT_VERIFIED;
        }
    }

    @PostConstruct
    void read() {
        String version = asked.text("version");
        sets = history.all();
        shown = version == null ? inForce() : ruleSets.version(version).orElse(null);
        if (shown != null) {
            RuleSet set = shown;
            view = sets.stream()
                    .filter(each -> each.version().equals(set.version()))
                    .findFirst()
                    .orElseThrow();
            lastChanges = lastChanges(view);
        }
    }

    public void open() {
        if (shown == null) {
            go.nowhere();
        }
    }

    /** Starts a draft and goes on to it. */
    public void draft() {
        String from = asked.text("from");
        try {
            RuleSetView draft = drafts.start(
                    Objects.requireNonNullElse(asked.text("name"), ""),
                    DraftPage.day("first day", from),
                    Objects.requireNonNullElse(asked.text("why"), ""));
            notice.done(
                    "The draft %s is begun. Change what is to change, see whom it would treat differently, and ask another administrator to approve it."
                            .formatted(draft.version()));
            go.to(Address.of("/rule-draft").with("version", draft.version()));
        } catch (RuleRefused refused) {
            problem = refused.getMessage();
        }
    }

    /** Why no draft could be begun; null where nobody has tried, or it could. */
    public @Nullable String getProblem() {
        return problem;
    }

    /** What was typed, where it was refused and has to be mended. */
    public @Nullable String typed(String field) {
        return problem == null ? null : asked.text(field);
    }

    // The latest set, back from the one shown, that changed the value.
    private Map<Setting, RuleChange> lastChanges(RuleSetView from) {
        Map<Setting, RuleChange> changes = new EnumMap<>(Setting.class);
        RuleSetView set = from;
        while (set != null && set.basedOn() != null) {
            history.changes(set.version()).forEach(change -> changes.putIfAbsent(change.setting(), change));
            String before = set.basedOn();
            set = sets.stream()
                    .filter(each -> each.version().equals(before))
                    .findFirst()
                    .orElse(null);
        }
        return changes;
    }

    public List<Area> getAreas() {
        Map<String, List<Row>> byArea = Arrays.stream(Rule.values())
                .map(this::row)
                .filter(this::matches)
                .collect(Collectors.groupingBy(row -> row.rule().area()));
        return Arrays.stream(Rule.values())
                .map(Rule::area)
                .distinct()
                .filter(byArea::containsKey)
                .map(area -> new Area(area, byArea.get(area)))
                .toList();
    }

    private Row row(Rule rule) {
        RuleSet set = Objects.requireNonNull(shown);
        return new Row(
                rule,
                Arrays.stream(Setting.values())
                        .filter(setting -> setting.rule() == rule)
                        .map(setting -> new Value(
                                setting,
                                setting.inWords(set.value(setting)),
                                setting.inWords(setting.usual()),
                                lastChanges.get(setting)))
                        .toList(),
                enforced.functionsOf(rule));
    }

    private boolean matches(Row row) {
        String text = getText();
        if (text == null) {
            return true;
        }
        String wanted = text.toLowerCase(Locale.UK);
        Stream<String> ofRule = Stream.of(
                row.rule().id(),
                row.rule().statement(),
                row.rule().source().title(),
                row.rule().force().words());
        Stream<String> ofValues = row.values().stream()
                .flatMap(value -> Stream.of(
                        value.setting().name(),
                        value.setting().words(),
                        value.words(),
                        value.setting().evidence().words()));
        return Stream.concat(ofRule, Stream.concat(ofValues, row.functions().stream()))
                .anyMatch(each -> each.toLowerCase(Locale.UK).contains(wanted));
    }

    public int getCount() {
        return getAreas().stream().mapToInt(area -> area.rules().size()).sum();
    }

    public @Nullable String getText() {
        return asked.text("text");
    }

    public RuleSet getShown() {
        return Objects.requireNonNull(shown);
    }

    public RuleSetView getView() {
        return Objects.requireNonNull(view);
    }

    public boolean isShownInForce() {
        return getShown().version().equals(inForce().version());
    }

    public String getInForce() {
        return inForce().version();
    }

    private RuleSet inForce() {
        return ruleSets.inForceOn(today());
    }

    public List<RuleSetView> getSets() {
        return sets;
    }

    /** How many values a set changed in the one before it. */
    public int changesOf(RuleSetView set) {
        return history.changes(set.version()).size();
    }

    /** The caller's own draft, in which a value can be changed from here; null when there is none. */
    public @Nullable String getOwnDraft() {
        return me.isAdministrator()
                ? sets.stream()
                        .filter(set -> set.draft() && me.is(set.createdBy()))
                        .map(RuleSetView::version)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    public LocalDate getTomorrow() {
        return today().plusDays(1);
    }

    private static LocalDate today() {
        return London.dayOf(Instant.now());
    }

    public String addressOf(String version) {
        return Address.of("/rules").with("version", version).toString();
    }
}
