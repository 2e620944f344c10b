package org.rebook.rebooking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleRefused;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.RuleSets;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/**
 * Works out who would be treated differently by a draft of the rules: every strike whose days are kept clear is planned in
 * memory under both, and the worklist is read under both. No plan is kept.
 */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class RulePreviews {

    /** So many patients are listed for each strike and for the worklist; the others are counted. */
    public static final int LISTED = 200;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    Strikes strikes;

    @Inject
    TrialPlans trials;

    @Inject
    WorklistRows worklist;

    @Inject
    AuditTrail audit;

    /** What is kept of a preview besides who made it and when. */
    private record Result(List<RulePreview.OfStrike> strikes, RulePreview.OfWorklist worklist) {}

    /**
     * Works the preview of a draft out anew and keeps it beside the draft.
     *
     * @return how many patients would be treated differently
     * @throws RuleRefused when there is no such draft
     */
    @Enforces(Rule.R_REP_07)
    @RolesAllowed(Role.SYSTEM)
    public int make(String version, String who) {
        RuleSetView view = history.find(version)
                .filter(RuleSetView::draft)
                .orElseThrow(() -> new RuleRefused("version: there is no draft '%s' to preview.".formatted(version)));
        RuleSet draft = ruleSets.version(version).orElseThrow();
        Instant now = Instant.now();
        Result result = new Result(
                strikes.all().stream()
                        .filter(strike -> strike.status().keepsDaysClear())
                        .map(strike -> ofStrike(strike, draft))
                        .toList(),
                ofWorklist(draft, London.dayOf(now)));
        keep(view, who, result);
        int different = preview(view, now, who, true, result).different();
        audit.write(
                who,
                new AuditTrail.Entry(
                        "preview-rules",
                        "rule-set",
                        version,
                        null,
                        "%d patients would be treated differently.".formatted(different),
                        version,
                        null,
                        null));
        return different;
    }

    /** The latest preview of a set, whether or not the set has been changed since. */
    @SuppressWarnings("unchecked")
    public Optional<RulePreview> find(String version) {
        RuleSetView view = history.find(version).orElse(null);
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select row_version, made_at, made_by, cast(result as text) as result from rule_preview
                where version = :version
                """,
                        Tuple.class)
                .setParameter("version", version)
                .getResultList();
        return view == null
                ? Optional.empty()
                : rows.stream()
                        .map(row -> preview(
                                view,
                                row.get("made_at", Instant.class),
                                row.get("made_by", String.class),
                                row.get("row_version", Number.class).longValue() == view.revision(),
                                read(row.get("result", String.class))))
                        .findFirst();
    }

    private RulePreview.OfStrike ofStrike(StrikeView strike, RuleSet draft) {
        LocalDate firstDay = strike.firstDay();
        RuleSet inForce = ruleSets.inForceOn(firstDay);
        String reason = reasonToLeaveOut(draft, firstDay, inForce);
        if (reason != null) {
            return new RulePreview.OfStrike(
                    strike.id(),
                    strike.name(),
                    firstDay,
                    inForce.version(),
                    reason,
                    0,
                    0,
                    null,
                    null,
                    List.of(),
                    List.of());
        }
        Instant asOf = PlanningTime.of(strike, inForce);
        TrialPlans.Trial plan = trials.plan(strike.id(), asOf, inForce);
        TrialPlans.Trial drafted = trials.plan(strike.id(), asOf, draft);
        List<RulePreview.Difference> differences =
                RuleComparison.differences(plan.proposal(), plan.now(), drafted.proposal(), drafted.now());
        return new RulePreview.OfStrike(
                strike.id(),
                strike.name(),
                firstDay,
                inForce.version(),
                null,
                plan.proposal().figures().affected(),
                differences.size(),
                plan.proposal().figures(),
                drafted.proposal().figures(),
                RuleComparison.groups(differences, RuleComparison::wayOf),
                first(differences));
    }

    private @Nullable String reasonToLeaveOut(RuleSet draft, LocalDate firstDay, RuleSet inForce) {
        if (ruleSets.wouldBeInForce(draft, firstDay)) {
            return null;
        }
        return draft.validFrom().isAfter(firstDay)
                ? "It begins before these rules are valid, and keeps the rules of its first day."
                : "On its first day the rules %s are in force, which begin later than these."
                        .formatted(inForce.version());
    }

    private RulePreview.OfWorklist ofWorklist(RuleSet draft, LocalDate today) {
        LocalDate from = draft.validFrom().isAfter(today) ? draft.validFrom() : today;
        List<WorklistRow> rows = worklist.open(WorklistFilter.ALL, "", today);
        List<RulePreview.Difference> differences =
                RuleComparison.differences(rows, from, ruleSets.inForceOn(from), draft);
        return new RulePreview.OfWorklist(
                rows.size(),
                differences.size(),
                RuleComparison.groups(differences, RuleComparison::wayOf),
                first(differences));
    }

    private static List<RulePreview.Difference> first(List<RulePreview.Difference> differences) {
        return List.copyOf(differences.subList(0, Math.min(LISTED, differences.size())));
    }

    private void keep(RuleSetView draft, String who, Result result) {
        entities.createNativeQuery(
                        """
                insert into rule_preview (version, row_version, made_by, result)
                values (:version, :revision, :who, cast(:result as jsonb))
                on conflict (version) do update set row_version = excluded.row_version, made_at = now(),
                    made_by = excluded.made_by, result = excluded.result
                """)
                .setParameter("version", draft.version())
                .setParameter("revision", draft.revision())
                .setParameter("who", who)
                .setParameter("result", json(result))
                .executeUpdate();
    }

    private static RulePreview preview(RuleSetView view, Instant at, String who, boolean current, Result result) {
        return new RulePreview(view.version(), current, at, who, view.validFrom(), result.strikes(), result.worklist());
    }

    private static String json(Result result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A preview of rules cannot be written as JSON.", e);
        }
    }

    private static Result read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A preview of rules cannot be read from JSON.", e);
        }
    }
}
