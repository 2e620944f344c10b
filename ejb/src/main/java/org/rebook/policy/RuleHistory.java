package org.rebook.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rebook.access.Role;

/** Every rule set there has been, and what each changed: by whom, when and why. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class RuleHistory {

    private static final String VIEW =
            """
            select version, based_on, valid_from, status, why, created_at, created_by, approved_at, approved_by, row_version
            from rule_set
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    /** The latest valid-from first; those that Rebook is shipped with too. */
    @SuppressWarnings("unchecked")
    public List<RuleSetView> all() {
        List<Tuple> rows = entities.createNativeQuery(VIEW, Tuple.class).getResultList();
        List<RuleSetView> all =
                new ArrayList<>(rows.stream().map(RuleHistory::view).toList());
        all.addAll(shipped());
        all.sort(Comparator.comparing(RuleSetView::validFrom)
                .thenComparing(set -> set.createdAt() == null ? Instant.EPOCH : set.createdAt())
                .reversed());
        return all;
    }

    public Optional<RuleSetView> find(String version) {
        return all().stream().filter(set -> set.version().equals(version)).findFirst();
    }

    /** What a set changed in the one it is based on. */
    public List<RuleChange> changes(String version) {
        RuleSetView set = find(version).orElse(null);
        if (set == null || set.basedOn() == null) {
            return List.of();
        }
        RuleSet before = ruleSets.version(set.basedOn()).orElseThrow();
        RuleSet after = ruleSets.version(version).orElseThrow();
        Map<Setting, Grounds> grounds = grounds(version);
        return after.differencesFrom(before).stream()
                .map(setting -> change(set, setting, before, after, grounds.getOrDefault(setting, Grounds.SHIPPED)))
                .toList();
    }

    /** The changes of every set but discarded ones, the latest first: who changed what, when and why. */
    public List<RuleChange> changes() {
        return all().stream()
                .filter(set -> set.status() != RuleSetView.Status.DISCARDED)
                .flatMap(set -> changes(set.version()).stream())
                .toList();
    }

    private static List<RuleSetView> shipped() {
        List<RuleSet> sets = ShippedRuleSets.all();
        return IntStream.range(0, sets.size())
                .mapToObj(i -> new RuleSetView(
                        sets.get(i).version(),
                        i == 0 ? null : sets.get(i - 1).version(),
                        sets.get(i).validFrom(),
                        RuleSetView.Status.SHIPPED,
                        "National policy from that day.",
                        null,
                        null,
                        null,
                        sets.get(i).approvedBy(),
                        0))
                .toList();
    }

    private record Grounds(String why, String document, String who, Instant at) {

        static final Grounds SHIPPED = new Grounds("Shipped with Rebook.", null, null, null);
    }

    @SuppressWarnings("unchecked")
    private Map<Setting, Grounds> grounds(String version) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select setting, why, document, changed_by, changed_at from rule_value where version = :version and why <> ''
                """,
                        Tuple.class)
                .setParameter("version", version)
                .getResultList();
        Map<Setting, Grounds> grounds = new EnumMap<>(Setting.class);
        rows.forEach(row -> grounds.put(
                Setting.valueOf(row.get("setting", String.class)),
                new Grounds(
                        row.get("why", String.class),
                        row.get("document", String.class),
                        row.get("changed_by", String.class),
                        row.get("changed_at", Instant.class))));
        return grounds;
    }

    private static RuleChange change(RuleSetView set, Setting setting, RuleSet before, RuleSet after, Grounds grounds) {
        return new RuleChange(
                set.version(),
                setting,
                before.value(setting),
                after.value(setting),
                grounds.why(),
                grounds.document(),
                grounds.who(),
                grounds.at());
    }

    static RuleSetView view(Tuple row) {
        return new RuleSetView(
                row.get("version", String.class),
                row.get("based_on", String.class),
                row.get("valid_from", java.sql.Date.class).toLocalDate(),
                RuleSetView.Status.valueOf(row.get("status", String.class)),
                row.get("why", String.class),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("approved_at", Instant.class),
                row.get("approved_by", String.class),
                row.get("row_version", Number.class).longValue());
    }
}
