package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;

/**
 * Plans a strike. Working a plan out can take minutes, and while it does no transaction is open: what is not kept at the end
 * has never been there.
 */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Planning {

    static final String READ = "Assess the strike and read who and what there is";
    static final String HELP = "See which extra sessions would help";
    static final String KEEP = "Keep the plan";

    private static final Logger LOG = Logger.getLogger(Planning.class.getName());

    // In a busy hospital something changes all the time; what has changed since is held back when the plan is carried
    // out.
    private static final int TRIES = 3;

    @Resource
    SessionContext caller;

    @Inject
    PlanDesk desk;

    @Inject
    StandingPlans standing;

    /**
     * Assesses the strike anew, plans it and keeps the plan; earlier proposals are superseded. The same data make the
     * same plan.
     *
     * @return the plan's id
     * @throws PlanRefused when there is no such strike, or its days are no longer to be kept clear
     */
    public long propose(long strike) {
        return propose(strike, caller.getCallerPrincipal().getName(), PlanningProgress.UNWATCHED);
    }

    /** Proposes a plan on behalf of whoever started the run that plans; planned again where it was overtaken meanwhile. */
    @RolesAllowed(Role.SYSTEM)
    public long propose(long strike, String who, PlanningProgress progress) {
        for (int again = TRIES - 1; ; again--) {
            progress.begins(List.of(READ), List.of(HELP, KEEP));
            PlanBasis basis = desk.read(strike, who, progress);
            MadePlan made = made(basis, progress);
            if (again > 0 && desk.isOvertaken(basis, made.proposal())) {
                LOG.log(Level.INFO, "Strike {0} is planned again: something has changed meanwhile.", strike);
                continue;
            }
            long plan = desk.keep(basis, made, who, progress);
            standing.keep(plan, basis.inputs(), made.proposal());
            LOG.log(Level.INFO, "Plan {0} for strike {1}: {2} affected, {3} pools, {4} ms.", new Object[] {
                plan,
                strike,
                made.proposal().figures().affected(),
                made.proposal().proof().pools(),
                Duration.between(basis.readAt(), Instant.now()).toMillis()
            });
            return plan;
        }
    }

    private MadePlan made(PlanBasis basis, PlanningProgress progress) {
        Proposal proposal = StrikePlanner.plan(basis.inputs(), Plans.SEED, progress);
        List<Shortfall> shortfalls =
                Shortfalls.of(basis.inputs(), desk.patternsFor(proposal, basis.readAt()), proposal, Plans.SEED);
        progress.done(HELP);
        return new MadePlan(proposal, shortfalls, PlanArchive.write(basis.inputs()));
    }
}
