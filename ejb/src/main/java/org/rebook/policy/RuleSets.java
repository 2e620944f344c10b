package org.rebook.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebook.access.Role;

/** The rule sets there are: those Rebook is shipped with, and the trust's own. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.EHR, Role.SYSTEM})
public class RuleSets {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /**
     * The rules in force on a day: the latest that began by then. Where the trust's own and a shipped set began on the
     * same day, the trust's counts.
     */
    @SuppressWarnings("unchecked")
    public RuleSet inForceOn(LocalDate day) {
        RuleSet shipped = ShippedRuleSets.on(day);
        List<String> own = entities.createNativeQuery(
                        """
                select version from rule_set where status = 'APPROVED' and valid_from <= :day and valid_from >= :since
                order by valid_from desc, approved_at desc limit 1
                """)
                .setParameter("day", day)
                .setParameter("since", shipped.validFrom())
                .getResultList();
        return own.isEmpty() ? shipped : version(own.get(0)).orElseThrow();
    }

    /** A rule set by its version, a draft too. */
    @SuppressWarnings("unchecked")
    public Optional<RuleSet> version(String version) {
        Optional<RuleSet> shipped = ShippedRuleSets.version(version);
        if (shipped.isPresent()) {
            return shipped;
        }
        List<Tuple> rows = entities.createNativeQuery(
                        "select valid_from, approved_by, status, based_on from rule_set where version = :version",
                        Tuple.class)
                .setParameter("version", version)
                .getResultList();
        return rows.stream()
                .map(row -> RuleSet.of(
                        version,
                        row.get("valid_from", java.sql.Date.class).toLocalDate(),
                        row.get("approved_by", String.class),
                        row.get("status", String.class).equals("APPROVED")
                                ? valuesOf(version)
                                : draftedValues(version, row.get("based_on", String.class))))
                .findFirst();
    }

    /** Whether a draft, once approved, would be the rules in force on a day. */
    public boolean wouldBeInForce(RuleSet draft, LocalDate day) {
        return !draft.validFrom().isAfter(day) && !inForceOn(day).validFrom().isAfter(draft.validFrom());
    }

    // A draft holds what it changes, and is otherwise as the set that it was made from.
    private Map<Setting, String> draftedValues(String version, String basedOn) {
        RuleSet basis = version(basedOn).orElseThrow();
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, basis.value(setting));
        }
        values.putAll(valuesOf(version));
        return values;
    }

    // A set is kept whole; a setting that a later Rebook has added has its usual value.
    @SuppressWarnings("unchecked")
    private Map<Setting, String> valuesOf(String version) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        List<Tuple> rows = entities.createNativeQuery(
                        "select setting, value from rule_value where version = :version", Tuple.class)
                .setParameter("version", version)
                .getResultList();
        rows.forEach(
                row -> values.put(Setting.valueOf(row.get("setting", String.class)), row.get("value", String.class)));
        return values;
    }
}
