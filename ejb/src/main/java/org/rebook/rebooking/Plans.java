package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.Strikes;

/** The plans for strikes: kept as they were made, approved by a named person. A plan changes nothing. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Plans {

    static final long SEED = 20160426;

    /** A plan made again, and whether everybody goes where the plan said. */
    public record Replayed(boolean same, String ruleVersion, PlanFigures figures) {}

    @Resource
    SessionContext caller;

    @Inject
    Strikes strikes;

    @Inject
    PlanInputReader reader;

    @Inject
    PlanTable table;

    @Inject
    ChangedPlans changed;

    @Inject
    PlanWaves waves;

    @Inject
    ShortfallTable shortfalls;

    @Inject
    RuleSets ruleSets;

    @Inject
    AuditTrail audit;

    /**
     * Approves a plan: from then on it may be carried out, exactly as it is.
     *
     * @param note why; needed where more is called off at once than a wave may take
     * @throws PlanRefused when it is not a proposal any more, or a second person or a reason is needed
     */
    @Enforces(Rule.R_REP_07)
    @RolesAllowed(Role.SERVICE_MANAGER)
    public void approve(long planId, String note) {
        PlanView plan = thePlan(planId);
        String who = caller.getCallerPrincipal().getName();
        if (plan.status() != PlanStatus.PROPOSED) {
            throw new PlanRefused("plan: plan %d is %s and cannot be approved."
                    .formatted(planId, plan.status().name().toLowerCase().replace('_', ' ')));
        }
        if (plan.needsSecondPerson() && plan.createdBy().equals(who)) {
            throw new PlanRefused(
                    "plan: it changes %d appointments, and above %d whoever made a plan may not approve it. Ask another service manager."
                            .formatted(plan.changes(), plan.secondPersonAbove()));
        }
        List<String> tooMuch = waves.tooMuchAtOnce(plan);
        if (!tooMuch.isEmpty() && note.isBlank()) {
            throw new PlanRefused("note: say why so much is called off at once. " + String.join(" ", tooMuch));
        }
        if (!table.approve(planId, who, note)) {
            throw new PlanRefused(
                    "plan: plan %d was changed by somebody else just now. Look at it again.".formatted(planId));
        }
        audit.write(new AuditTrail.Entry(
                "approve",
                "plan",
                Long.toString(planId),
                null,
                note.isBlank() ? "Approved." : note,
                plan.ruleVersion(),
                null,
                null));
    }

    /** @throws PlanRefused when the plan is not approved, or its strike's days are no longer to be kept clear */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
    public PlanView requireReadyToCarryOut(long planId) {
        PlanView plan = thePlan(planId);
        if (plan.status() != PlanStatus.APPROVED) {
            throw new PlanRefused("plan: plan %d is %s; only an approved plan can be carried out, once."
                    .formatted(planId, plan.status().name().toLowerCase().replace('_', ' ')));
        }
        if (strikes.find(plan.strikeId()).orElseThrow().isReplay()) {
            throw new PlanRefused(
                    "plan: the strike of plan %d was over before it was declared; it is looked at again and never carried out."
                            .formatted(planId));
        }
        return plan;
    }

    /** Whether the plan was made from the data as they are now. */
    @RolesAllowed(Role.SYSTEM)
    public boolean isUpToDate(PlanView plan) {
        // Whatever it changes is looked at again, patient by patient, when it is carried out.
        if (plan.isFollowUp()) {
            return true;
        }
        RuleSet rules = ruleSets.version(plan.ruleVersion()).orElseThrow();
        return reader.read(plan.strikeId(), Instant.now(), rules)
                .fingerprint()
                .equals(rootOf(plan).fingerprint());
    }

    // Changes made by people since do not make a plan out of date.
    private PlanView rootOf(PlanView plan) {
        PlanView root = plan;
        while (root.derived() != null) {
            root = thePlan(root.derived().from());
        }
        return root;
    }

    /**
     * Makes a plan again from the inputs and rules that it was made with; nothing is kept.
     *
     * @throws PlanRefused when there is no such plan, or its inputs were not kept
     */
    @Enforces(Rule.R_REP_06)
    @RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR})
    public Replayed replay(long planId) {
        PlanView plan = thePlan(planId);
        RuleSet rules = ruleSets.version(plan.ruleVersion()).orElseThrow();
        byte[] archived = table.inputsOf(planId)
                .orElseThrow(() -> new PlanRefused("plan: the inputs of plan %d were not kept.".formatted(planId)));
        PlanInputs inputs = PlanArchive.read(archived, rules);
        Proposal again = StrikePlanner.plan(inputs, SEED);
        List<Placed> placed = Replan.again(inputs, again.placed(), changed.stepsOf(planId));
        return new Replayed(
                Fingerprint.of(placed).equals(table.outcomeOf(planId)),
                rules.version(),
                RevisedFigures.of(placed, inputs));
    }

    /** One sentence for each site where the plan calls off more at once than a wave may take (R-CAN-04). */
    public List<String> tooMuchAtOnce(long planId) {
        return waves.tooMuchAtOnce(thePlan(planId));
    }

    public Optional<PlanView> find(long planId) {
        return table.find(planId);
    }

    /** Those whom the plan leaves without a date, grouped by what they lack, and what would help. */
    public List<ShortfallView> shortfalls(long planId) {
        return shortfalls.of(planId);
    }

    /** The plans of a strike, the latest first. */
    public List<PlanView> of(long strikeId) {
        return table.of(strikeId);
    }

    /** Placements in the order of risk and day; {@code decision} and {@code pool} null for all. */
    public List<PlacementRow> placements(
            long planId, @Nullable Decision decision, @Nullable String pool, int from, int atMost) {
        return table.placements(planId, decision, pool, false, from, atMost);
    }

    /** Only those who have the place of somebody who gives way. */
    public List<PlacementRow> cascades(long planId, int from, int atMost) {
        return table.placements(planId, null, null, true, from, atMost);
    }

    private PlanView thePlan(long planId) {
        return table.find(planId).orElseThrow(() -> new PlanRefused("plan: there is no plan %d.".formatted(planId)));
    }
}
