package org.rebook.policy;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;

/**
 * Changes to the rules: one administrator drafts a set from the one in force, sees who would be treated differently, and
 * another administrator approves. Until then nothing is planned by it; from then on it never changes.
 */
@Stateless
@RolesAllowed(Role.ADMINISTRATOR)
public class RuleDrafts {

    private static final Logger LOG = Logger.getLogger(RuleDrafts.class.getName());
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    AuditTrail audit;

    /**
     * Starts a draft from the set that is in force on its first day.
     *
     * @throws RuleRefused when the name cannot be or is taken, the day has passed, or no reason is given
     */
    @Enforces(Rule.R_REP_06)
    public RuleSetView start(String typedVersion, LocalDate validFrom, String why) {
        String version = DraftRules.version(typedVersion);
        DraftRules.validFrom(validFrom, today());
        String reason = DraftRules.why(why);
        if (ruleSets.version(version).isPresent()) {
            throw new RuleRefused("version: there is a rule set '%s' already. Choose another name.".formatted(version));
        }
        String basis = ruleSets.inForceOn(validFrom).version();
        entities.createNativeQuery(
                        """
                insert into rule_set (version, based_on, valid_from, why, created_by)
                values (:version, :basis, :day, :why, :who)
                """)
                .setParameter("version", version)
                .setParameter("basis", basis)
                .setParameter("day", validFrom)
                .setParameter("why", reason)
                .setParameter("who", me())
                .executeUpdate();
        note("draft", version, reason, null, json("basedOn", basis, "validFrom", validFrom.toString()));
        return theSet(version);
    }

    /**
     * Changes one value of the caller's draft; the value of the set it is based on takes the change back.
     *
     * @param document the national document that says so, where the value follows national policy
     * @throws RuleRefused naming the setting and the value
     */
    public void change(String version, Setting setting, String typed, String why, @Nullable String document) {
        RuleSetView draft = ownDraft(version);
        RuleSet basis = ruleSets.version(draft.basedOn()).orElseThrow();
        String before = ruleSets.version(version).orElseThrow().value(setting);
        boolean takesBack = isValueOf(basis, setting, typed);
        String value = takesBack ? basis.value(setting) : DraftRules.value(setting, typed, document);
        String reason = DraftRules.why(why);
        if (value.equals(before)) {
            throw new RuleRefused("%s: it is %s already.".formatted(setting.name(), setting.inWords(value)));
        }
        forget(version, setting);
        if (!takesBack) {
            keep(version, setting, value, reason, document);
        }
        touch(version);
        note("change-rule", version, reason, json(setting.name(), before), json(setting.name(), value));
    }

    /** Gives the caller's draft another first day; what it is based on is then the set in force on that day. */
    public void startOn(String version, LocalDate validFrom, String why) {
        RuleSetView draft = ownDraft(version);
        DraftRules.validFrom(validFrom, today());
        String reason = DraftRules.why(why);
        String basis = ruleSets.inForceOn(validFrom).version();
        if (!basis.equals(draft.basedOn())) {
            throw new RuleRefused(
                    "validFrom: on %s the rules in force are %s, and this draft was made from %s. Discard it and start anew from those."
                            .formatted(validFrom, basis, draft.basedOn()));
        }
        entities.createNativeQuery("update rule_set set valid_from = :day where version = :version")
                .setParameter("day", validFrom)
                .setParameter("version", version)
                .executeUpdate();
        touch(version);
        note(
                "redate-rules",
                version,
                reason,
                json("validFrom", draft.validFrom().toString()),
                json("validFrom", validFrom.toString()));
    }

    /** Discards a draft; any administrator may. */
    public void discard(String version, String why) {
        RuleSetView draft = theDraft(version);
        String reason = DraftRules.why(why);
        entities.createNativeQuery("update rule_set set status = 'DISCARDED' where version = :version")
                .setParameter("version", draft.version())
                .executeUpdate();
        note("discard-rules", version, reason, json("status", "DRAFT"), json("status", "DISCARDED"));
    }

    /**
     * Approves a draft that somebody else has made and whose preview shows it as it is now.
     *
     * @throws RuleRefused when the caller drafted it, it changes nothing, its day has passed, its basis is no longer in
     *     force, or who would be treated differently has not been worked out since its last change
     */
    @Enforces({Rule.R_REP_06, Rule.R_REP_07})
    public void approve(String version, String remark) {
        RuleSetView draft = theDraft(version);
        if (draft.createdBy().equals(me())) {
            throw new RuleRefused(
                    "version: you have drafted %s, and a second administrator approves it.".formatted(version));
        }
        DraftRules.validFrom(draft.validFrom(), today());
        String inForce = ruleSets.inForceOn(draft.validFrom()).version();
        if (!inForce.equals(draft.basedOn())) {
            throw new RuleRefused(
                    "version: %s was made from %s, but by now %s is in force on %s. Discard it and start anew from those rules."
                            .formatted(version, draft.basedOn(), inForce, draft.validFrom()));
        }
        List<RuleChange> changes = history.changes(version);
        if (changes.isEmpty()) {
            throw new RuleRefused("version: %s changes nothing in %s.".formatted(version, draft.basedOn()));
        }
        if (!isPreviewed(draft)) {
            throw new RuleRefused(
                    "version: who would be treated differently by %s has not been worked out since its last change. Do that first and read it."
                            .formatted(version));
        }
        keepTheRest(draft);
        entities.createNativeQuery(
                        """
                update rule_set set status = 'APPROVED', approved_at = now(), approved_by = :who where version = :version
                """)
                .setParameter("who", me())
                .setParameter("version", version)
                .executeUpdate();
        note(
                "approve-rules",
                version,
                remark.isBlank() ? "Approved." : remark.strip(),
                values(changes, true),
                values(changes, false));
        LOG.log(Level.INFO, "Rule set {0} approved, valid from {1}.", new Object[] {version, draft.validFrom()});
    }

    private static boolean isValueOf(RuleSet basis, Setting setting, String typed) {
        try {
            return setting.normal(typed).equals(basis.value(setting));
        } catch (IllegalArgumentException cannotBe) {
            return false;
        }
    }

    private boolean isPreviewed(RuleSetView draft) {
        return !entities.createNativeQuery(
                        "select version from rule_preview where version = :version and row_version = :revision")
                .setParameter("version", draft.version())
                .setParameter("revision", draft.revision())
                .getResultList()
                .isEmpty();
    }

    private void forget(String version, Setting setting) {
        entities.createNativeQuery("delete from rule_value where version = :version and setting = :setting")
                .setParameter("version", version)
                .setParameter("setting", setting.name())
                .executeUpdate();
    }

    private void keep(String version, Setting setting, String value, String why, @Nullable String document) {
        entities.createNativeQuery(
                        """
                insert into rule_value (version, setting, value, why, document, changed_by)
                values (:version, :setting, :value, :why, cast(:document as text), :who)
                """)
                .setParameter("version", version)
                .setParameter("setting", setting.name())
                .setParameter("value", value)
                .setParameter("why", why)
                .setParameter("document", document == null || document.isBlank() ? null : document.strip())
                .setParameter("who", draftersName(version))
                .executeUpdate();
    }

    // An approved set is whole: what the draft left as it was is kept too, so that no later set can change it.
    private void keepTheRest(RuleSetView draft) {
        RuleSet whole = ruleSets.version(draft.version()).orElseThrow();
        List<Setting> changed =
                whole.differencesFrom(ruleSets.version(draft.basedOn()).orElseThrow());
        Arrays.stream(Setting.values())
                .filter(setting -> !changed.contains(setting))
                .forEach(setting -> keep(draft.version(), setting, whole.value(setting), "", null));
    }

    private String draftersName(String version) {
        return theSet(version).createdBy();
    }

    private void touch(String version) {
        entities.createNativeQuery("update rule_set set row_version = row_version + 1 where version = :version")
                .setParameter("version", version)
                .executeUpdate();
    }

    private RuleSetView ownDraft(String version) {
        RuleSetView draft = theDraft(version);
        if (!draft.createdBy().equals(me())) {
            throw new RuleRefused(
                    "version: %s is the draft of %s, who alone changes it, so that you can approve it. Maybe discard it and start your own?"
                            .formatted(version, draft.createdBy()));
        }
        return draft;
    }

    // The row is locked, so that nobody changes what somebody else approves at the same moment.
    private RuleSetView theDraft(String version) {
        entities.createNativeQuery("select version from rule_set where version = :version for update")
                .setParameter("version", version)
                .getResultList();
        RuleSetView set = theSet(version);
        if (!set.draft()) {
            throw new RuleRefused("version: %s is %s and never changes."
                    .formatted(version, set.status().name().toLowerCase()));
        }
        return set;
    }

    private RuleSetView theSet(String version) {
        return history.find(version)
                .orElseThrow(() -> new RuleRefused("version: there is no rule set '%s'.".formatted(version)));
    }

    private void note(String action, String version, String why, @Nullable String before, String after) {
        audit.write(new AuditTrail.Entry(action, "rule-set", version, null, why, version, before, after));
    }

    private static String json(String... pairs) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            object.add(pairs[i], pairs[i + 1]);
        }
        return object.build().toString();
    }

    private static String values(List<RuleChange> changes, boolean before) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        changes.forEach(change -> object.add(change.setting().name(), before ? change.before() : change.after()));
        return object.build().toString();
    }

    private static LocalDate today() {
        return LocalDate.now(LONDON);
    }

    private String me() {
        return caller.getCallerPrincipal().getName();
    }
}
