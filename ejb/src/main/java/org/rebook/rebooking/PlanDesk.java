package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.strike.Impacts;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** Where planning touches the database: it reads in one short transaction, and keeps in another. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
public class PlanDesk {

    private static final DateTimeFormatter HEARD =
            DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    Impacts impacts;

    @Inject
    Freshness freshness;

    @Inject
    PlanInputReader reader;

    @Inject
    SessionPatternReader patterns;

    @Inject
    OvertakenPlan overtaken;

    @Inject
    PlanTable table;

    @Inject
    ShortfallTable shortfalls;

    @Inject
    AuditTrail audit;

    /**
     * Assesses the strike anew and reads all that it is planned from.
     *
     * @throws PlanRefused when there is no such strike, or its days are no longer to be kept clear
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public PlanBasis read(long strikeId, String who, PlanningProgress progress) {
        Instant begun = Instant.now();
        String stamp = overtaken.stampOf(strikeId);
        StrikeView strike = toBePlanned(strikeId);
        RuleSet rules = ruleSets.inForceOn(London.dayOf(strike.firstInstant()));
        if (!strike.isReplay()) {
            requireFreshData(rules);
        }
        impacts.assess(strikeId, who);
        PlanInputs inputs = reader.read(strikeId, PlanningTime.of(strike, rules), rules);
        progress.done(Planning.READ);
        return new PlanBasis(strike, inputs, stamp, begun);
    }

    private StrikeView toBePlanned(long strikeId) {
        StrikeView strike = strikes.find(strikeId)
                .orElseThrow(() -> new PlanRefused("strike: there is no strike %d.".formatted(strikeId)));
        if (!strike.status().keepsDaysClear()) {
            throw new PlanRefused("strike: %s is %s, so there is nothing to plan."
                    .formatted(
                            strike.name(), strike.status().name().toLowerCase().replace('_', ' ')));
        }
        return strike;
    }

    private void requireFreshData(RuleSet rules) {
        Instant heard = freshness.lastHeard();
        if (heard != null && Freshness.isTooOld(heard, Instant.now(), rules)) {
            throw new PlanRefused(
                    "data: the EHR was last heard of on %s, which is more than %d hours ago. Take its feed in first."
                            .formatted(HEARD.format(heard), rules.number(Setting.FRESH_HOURS)));
        }
    }

    /** What sessions of the specialties there are in which somebody has no date. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<SessionPattern> patternsFor(Proposal proposal, Instant from) {
        Set<String> specialties = proposal.placed().stream()
                .filter(placed -> placed.decision() == Decision.UNPLACED)
                .map(placed -> placed.affected().displaced().specialty())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return patterns.of(specialties, from);
    }

    /** Whether something has changed that the plan would be held back for. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean isOvertaken(PlanBasis basis, Proposal proposal) {
        return overtaken.isOther(basis) || overtaken.hasChangedFor(basis, proposal);
    }

    /**
     * Keeps the plan, and supersedes earlier proposals.
     *
     * @return the plan's id
     * @throws PlanRefused when the strike is another by now, or has another plan
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public long keep(PlanBasis basis, MadePlan made, String who, PlanningProgress progress) {
        long strike = basis.strike().id();
        overtaken.lock(strike);
        if (overtaken.isOther(basis)) {
            throw new PlanRefused(
                    "strike: it was changed or planned by somebody else while it was planned. Plan it again.");
        }
        Proposal proposal = made.proposal();
        table.supersedeProposals(strike);
        long plan = table.keep(strike, basis.inputs(), made.archived(), Plans.SEED, who, proposal);
        shortfalls.keep(plan, made.shortfalls());
        audit.write(
                who,
                new AuditTrail.Entry(
                        "propose",
                        "plan",
                        Long.toString(plan),
                        null,
                        "Planned strike %d: %d affected, %d moves, %d others give way."
                                .formatted(
                                        strike,
                                        proposal.figures().affected(),
                                        proposal.figures().moved(),
                                        proposal.cascades() == null
                                                ? 0
                                                : proposal.cascades().giveWay()),
                        basis.inputs().now().rules().version(),
                        null,
                        null));
        progress.done(Planning.KEEP);
        return plan;
    }
}
