package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/**
 * The protections that people have set aside: asked for by one, approved by another where the rule says so, revoked by
 * either. They count for the next plan of their strike and end with it.
 */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR})
public class ProtectionOverrides {

    private static final String VIEW =
            """
            select o.id, o.strike_id, k.name as strike, k.status in ('ANNOUNCED', 'CONFIRMED', 'SUSPENDED') as strike_on,
                o.appointment_id, a.patient_id, p.family_name || ', ' || p.given_name as patient, sp.name as specialty,
                c.name as clinic, a.starts_at, a.kind = 'OPERATION' as operation, o.rule, o.reason, o.asked_at, o.asked_by,
                o.needs_second_person, o.approved_at, o.approved_by, o.revoked_at, o.revoked_by, o.revoked_why
            from protection_override o
            join strike k on k.id = o.strike_id
            join appointment a on a.id = o.appointment_id
            join patient p on p.id = a.patient_id
            left join session s on s.id = a.session_id
            left join clinic c on c.id = s.clinic_id
            left join specialty sp on sp.code = a.specialty
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    AffectedReader affected;

    @Inject
    AuditTrail audit;

    /**
     * Asks that a protection be set aside; at once where the rule wants no second person.
     *
     * @return the request's id
     * @throws OverrideRefused when the reason is missing, or the appointment is not affected or not protected by the rule
     */
    @Enforces(Rule.R_CAN_01)
    @RolesAllowed(Role.SERVICE_MANAGER)
    public long ask(long strikeId, String appointment, Rule rule, String reason) {
        if (reason.isBlank()) {
            throw new OverrideRefused("reason: say why this patient may be moved all the same.");
        }
        if (!OverrideRules.mayBeSetAside(rule)) {
            throw new OverrideRefused("rule: nobody can set aside that the patient has died.");
        }
        StrikeView strike = strikeThatIsOn(strikeId);
        RuleSet rules = ruleSets.inForceOn(strike.firstDay());
        Circumstances now = new Circumstances(PlanningTime.of(strike, rules), List.of(), rules);
        Affected patient = affectedPatient(strikeId, appointment, now);
        if (Protection.reasons(patient, now).stream().noneMatch(reasonOf -> reasonOf.rule() == rule)) {
            throw new OverrideRefused("rule: appointment %s is not protected by %s.".formatted(appointment, rule.id()));
        }
        if (isAskedFor(strikeId, appointment, rule)) {
            throw new OverrideRefused("rule: %s of appointment %s is set aside or waits for approval already."
                    .formatted(rule.id(), appointment));
        }
        boolean second = OverrideRules.approverOf(rule, patient.isOperation()) != OverrideRules.Approver.NOBODY;
        long id = ((Number) entities.createNativeQuery(
                                """
                        insert into protection_override (strike_id, appointment_id, rule, reason, asked_by, needs_second_person)
                        values (:strike, :appointment, :rule, :reason, :who, :second) returning id
                        """)
                        .setParameter("strike", strikeId)
                        .setParameter("appointment", appointment)
                        .setParameter("rule", rule.id())
                        .setParameter("reason", reason.strip())
                        .setParameter("who", me())
                        .setParameter("second", second)
                        .getSingleResult())
                .longValue();
        note(find(id), "ask-to-set-aside", reason.strip(), null, second ? "WAITING" : "SET_ASIDE");
        return id;
    }

    /** @throws OverrideRefused when it does not wait for approval any more, or the caller may not approve it */
    @Enforces({Rule.R_CAN_01, Rule.R_CAN_05, Rule.R_CAN_06})
    public void approve(long id) {
        OverrideView request = locked(id);
        if (!request.waiting()) {
            throw new OverrideRefused("request: request %d does not wait for approval: %s."
                    .formatted(id, request.state().toLowerCase()));
        }
        OverrideRules.refusalOfApproval(
                        OverrideRules.approverOf(request.rule(), request.operation()),
                        request.askedBy(),
                        me(),
                        myRole())
                .ifPresent(why -> {
                    throw new OverrideRefused("request: request %d cannot be approved by you: %s".formatted(id, why));
                });
        entities.createNativeQuery(
                        "update protection_override set approved_at = now(), approved_by = :who where id = :id")
                .setParameter("who", me())
                .setParameter("id", id)
                .executeUpdate();
        note(request, "set-aside", request.reason(), "WAITING", "SET_ASIDE");
    }

    /**
     * Refuses a request, or revokes what was set aside: from then on the patient is protected again, and a plan that was
     * made before holds them back.
     *
     * @throws OverrideRefused when no reason is given, or it counts no longer
     */
    public void revoke(long id, String why) {
        if (why.isBlank()) {
            throw new OverrideRefused("why: say why the patient is to be protected again.");
        }
        OverrideView request = locked(id);
        if (!request.waiting() && !request.standing()) {
            throw new OverrideRefused("request: request %d counts no longer: %s."
                    .formatted(id, request.state().toLowerCase()));
        }
        entities.createNativeQuery(
                        """
                update protection_override set revoked_at = now(), revoked_by = :who, revoked_why = :why where id = :id
                """)
                .setParameter("who", me())
                .setParameter("why", why.strip())
                .setParameter("id", id)
                .executeUpdate();
        note(
                request,
                request.waiting() ? "refuse-to-set-aside" : "protect-again",
                why.strip(),
                request.waiting() ? "WAITING" : "SET_ASIDE",
                "PROTECTED");
    }

    /** The requests of a strike, or of all where it is null: those that wait first, then the latest. */
    @SuppressWarnings("unchecked")
    public List<OverrideView> of(@Nullable Long strikeId) {
        List<Tuple> rows = entities.createNativeQuery(
                        VIEW
                                + """
                where cast(:strike as bigint) is null or o.strike_id = :strike
                order by o.revoked_at is not null, o.approved_at is not null or not o.needs_second_person, o.id desc
                """,
                        Tuple.class)
                .setParameter("strike", strikeId)
                .getResultList();
        return rows.stream().map(ProtectionOverrides::view).toList();
    }

    private StrikeView strikeThatIsOn(long strikeId) {
        StrikeView strike = strikes.find(strikeId)
                .orElseThrow(() -> new OverrideRefused("strike: there is no strike %d.".formatted(strikeId)));
        if (!strike.status().keepsDaysClear()) {
            throw new OverrideRefused("strike: %s is %s, so there is nothing to set aside."
                    .formatted(strike.name(), strike.status().inWords()));
        }
        return strike;
    }

    private Affected affectedPatient(long strikeId, String appointment, Circumstances now) {
        // One at a time for an appointment, so that a second press finds the first.
        entities.createNativeQuery("select id from appointment where id = :id for update")
                .setParameter("id", appointment)
                .getResultList();
        return affected.of(strikeId, now.now(), now.rules()).stream()
                .filter(each -> each.appointment().equals(appointment))
                .findFirst()
                .orElseThrow(() -> new OverrideRefused(
                        "appointment: the strike does not affect appointment '%s'.".formatted(appointment)));
    }

    private boolean isAskedFor(long strike, String appointment, Rule rule) {
        return !entities.createNativeQuery(
                        """
                select id from protection_override
                where strike_id = :strike and appointment_id = :appointment and rule = :rule and revoked_at is null
                """)
                .setParameter("strike", strike)
                .setParameter("appointment", appointment)
                .setParameter("rule", rule.id())
                .getResultList()
                .isEmpty();
    }

    private OverrideView locked(long id) {
        if (entities.createNativeQuery("select id from protection_override where id = :id for update")
                .setParameter("id", id)
                .getResultList()
                .isEmpty()) {
            throw new OverrideRefused("request: there is no request %d.".formatted(id));
        }
        return find(id);
    }

    private OverrideView find(long id) {
        return view((Tuple) entities.createNativeQuery(VIEW + " where o.id = :id", Tuple.class)
                .setParameter("id", id)
                .getSingleResult());
    }

    private static OverrideView view(Tuple row) {
        Rule rule = Rule.of(row.get("rule", String.class));
        boolean operation = row.get("operation", Boolean.class);
        return new OverrideView(
                row.get("id", Number.class).longValue(),
                row.get("strike_id", Number.class).longValue(),
                row.get("strike", String.class),
                row.get("strike_on", Boolean.class),
                row.get("appointment_id", String.class),
                row.get("patient_id", String.class),
                row.get("patient", String.class),
                row.get("specialty", String.class),
                row.get("clinic", String.class),
                row.get("starts_at", Instant.class),
                operation,
                rule,
                row.get("reason", String.class),
                row.get("asked_at", Instant.class),
                row.get("asked_by", String.class),
                row.get("needs_second_person", Boolean.class),
                OverrideRules.approverOf(rule, operation).words(),
                row.get("approved_at", Instant.class),
                row.get("approved_by", String.class),
                row.get("revoked_at", Instant.class),
                row.get("revoked_by", String.class),
                row.get("revoked_why", String.class));
    }

    private void note(OverrideView request, String action, String why, @Nullable String before, String after) {
        audit.write(new AuditTrail.Entry(
                action,
                "protection-override",
                Long.toString(request.id()),
                request.patientId(),
                why,
                null,
                before == null ? null : state(request, before),
                state(request, after)));
    }

    private static String state(OverrideView request, String state) {
        return Json.createObjectBuilder()
                .add("strike", request.strikeId())
                .add("appointment", request.appointment())
                .add("rule", request.rule().id())
                .add("state", state)
                .build()
                .toString();
    }

    private String myRole() {
        return caller.isCallerInRole(Role.ADMINISTRATOR) ? Role.ADMINISTRATOR : Role.SERVICE_MANAGER;
    }

    private String me() {
        return caller.getCallerPrincipal().getName();
    }
}
