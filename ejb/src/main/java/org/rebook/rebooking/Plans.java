package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.strike.Impacts;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** Plans for strikes: made from the present data, kept as they are, approved by a named person. A plan changes nothing. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Plans {

    private static final Logger LOG = Logger.getLogger(Plans.class.getName());

    static final long SEED = 20160426;
    private static final DateTimeFormatter HEARD =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);

    /** A plan made again, and whether everybody goes where the plan said. */
    public record Replayed(boolean same, String ruleVersion, PlanFigures figures) {}

    @Resource
    SessionContext caller;

    @Inject
    Strikes strikes;

    @Inject
    Impacts impacts;

    @Inject
    PlanInputReader reader;

    @Inject
    PlanTable table;

    @Inject
    ChangedPlans changed;

    @Inject
    PlanWaves waves;

    @Inject
    SessionPatternReader patterns;

    @Inject
    ShortfallTable shortfalls;

    @Inject
    RuleSets ruleSets;

    @Inject
    Freshness freshness;

    @Inject
    AuditTrail audit;

    /**
     * Assesses the strike anew, plans it and keeps the plan; earlier proposals are superseded. The same data make the
     * same plan.
     *
     * @return the plan's id
     * @throws PlanRefused when there is no such strike, or its days are no longer to be kept clear
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
    public long propose(long strikeId) {
        return propose(strikeId, caller.getCallerPrincipal().getName());
    }

    /** Proposes a plan on behalf of whoever started the run that plans. */
    @RolesAllowed(Role.SYSTEM)
    public long propose(long strikeId, String who) {
        StrikeView strike = strikes.find(strikeId)
                .orElseThrow(() -> new PlanRefused("strike: there is no strike %d.".formatted(strikeId)));
        if (!strike.status().keepsDaysClear()) {
            throw new PlanRefused("strike: %s is %s, so there is nothing to plan."
                    .formatted(
                            strike.name(), strike.status().name().toLowerCase().replace('_', ' ')));
        }
        RuleSet rules = ruleSets.inForceOn(London.dayOf(strike.firstInstant()));
        Instant asOf = strike.isReplay() ? strike.planningInstant(rules) : Instant.now();
        if (!strike.isReplay()) {
            requireFreshData(rules);
        }
        impacts.assess(strikeId, who);
        Instant started = Instant.now();
        PlanInputs inputs = reader.read(strikeId, asOf, rules);
        Proposal proposal = StrikePlanner.plan(inputs, SEED);
        table.supersedeProposals(strikeId);
        long plan = table.keep(strikeId, inputs, SEED, who, proposal);
        shortfalls.keep(plan, Shortfalls.of(inputs, patternsFor(proposal, started), proposal, SEED));
        audit.write(
                who,
                new AuditTrail.Entry(
                        "propose",
                        "plan",
                        Long.toString(plan),
                        null,
                        "Planned strike %d: %d affected, %d moves, %d others give way."
                                .formatted(
                                        strikeId,
                                        proposal.figures().affected(),
                                        proposal.figures().moved(),
                                        proposal.cascades() == null
                                                ? 0
                                                : proposal.cascades().giveWay()),
                        rules.version(),
                        null,
                        null));
        LOG.log(Level.INFO, "Plan {0} for strike {1}: {2} affected, {3} pools, {4} ms.", new Object[] {
            plan,
            strikeId,
            proposal.figures().affected(),
            proposal.proof().pools(),
            Instant.now().toEpochMilli() - started.toEpochMilli()
        });
        return plan;
    }

    private void requireFreshData(RuleSet rules) {
        Instant heard = freshness.lastHeard();
        if (heard != null && Freshness.isTooOld(heard, Instant.now(), rules)) {
            throw new PlanRefused(
                    "data: the EHR was last heard of on %s, which is more than %d hours ago. Take its feed in first."
                            .formatted(HEARD.format(heard), rules.number(Setting.FRESH_HOURS)));
        }
    }

    private List<SessionPattern> patternsFor(Proposal proposal, Instant from) {
        Set<String> specialties = proposal.placed().stream()
                .filter(placed -> placed.decision() == Decision.UNPLACED)
                .map(placed -> placed.affected().displaced().specialty())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return patterns.of(specialties, from);
    }

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
                RevisedFigures.of(placed, inputs.now()));
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
