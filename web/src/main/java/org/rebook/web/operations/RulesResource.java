package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.EnforcedRules;
import org.rebook.policy.Evidence;
import org.rebook.policy.Force;
import org.rebook.policy.Kind;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleChange;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Scope;
import org.rebook.policy.Setting;

/** The rules as JSON: every set there has been, and each set with all its rules in words and their values. */
@Path("/rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    EnforcedRules enforced;

    /** Every rule set, the latest first, and which is in force today. */
    public record Sets(String inForce, List<RuleSetView> sets) {}

    /** One set with every rule. */
    public record Set(RuleSetView set, List<OneRule> rules) {}

    /** One rule in words; {@code enforcedBy} names the functions that carry it out. */
    public record OneRule(
            String id,
            String area,
            Force force,
            String statement,
            String source,
            Evidence evidence,
            List<String> enforcedBy,
            List<Value> values) {}

    /** One value of a rule; {@code changed} is what this set changed in the one it is based on. */
    public record Value(
            String setting,
            String words,
            Kind kind,
            String value,
            String usual,
            @Nullable Integer least,
            @Nullable Integer greatest,
            Evidence evidence,
            Scope setBy,
            @Nullable Changed changed) {}

    /** Who changed a value, when and why. */
    public record Changed(
            String from, String why, @Nullable String document, @Nullable String who, @Nullable Instant at) {}

    @GET
    public Sets all() {
        return new Sets(ruleSets.inForceOn(today()).version(), history.all());
    }

    @GET
    @Path("{version}")
    public Set one(@PathParam("version") String version) {
        RuleSetView view = history.find(version).orElseThrow(() -> Refused.notFound("version", version));
        RuleSet set = ruleSets.version(version).orElseThrow(() -> Refused.notFound("version", version));
        Map<Setting, RuleChange> changes =
                history.changes(version).stream().collect(Collectors.toMap(RuleChange::setting, Function.identity()));
        return new Set(
                view,
                Arrays.stream(Rule.values())
                        .map(rule -> rule(rule, set, changes))
                        .toList());
    }

    private OneRule rule(Rule rule, RuleSet set, Map<Setting, RuleChange> changes) {
        return new OneRule(
                rule.id(),
                rule.area(),
                rule.force(),
                rule.statement(),
                rule.source().title(),
                rule.evidence(),
                enforced.functionsOf(rule),
                Arrays.stream(Setting.values())
                        .filter(setting -> setting.rule() == rule)
                        .map(setting -> value(setting, set, changes.get(setting)))
                        .toList());
    }

    private static Value value(Setting setting, RuleSet set, @Nullable RuleChange change) {
        boolean ofCodes = setting.kind() == Kind.CODES;
        return new Value(
                setting.name(),
                setting.words(),
                setting.kind(),
                set.value(setting),
                setting.usual(),
                ofCodes ? null : setting.least(),
                ofCodes ? null : setting.greatest(),
                setting.evidence(),
                setting.scope(),
                change == null
                        ? null
                        : new Changed(change.before(), change.why(), change.document(), change.who(), change.at()));
    }

    private static LocalDate today() {
        return London.dayOf(Instant.now());
    }
}
