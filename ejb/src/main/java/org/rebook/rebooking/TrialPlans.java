package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.rebook.access.Role;
import org.rebook.policy.RuleSet;
import org.rebook.strike.Impacts;

/** Plans a strike by any rules, on the present data and with its impact assessed by the same rules, and keeps nothing. */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class TrialPlans {

    @Resource
    SessionContext transaction;

    @Inject
    Impacts impacts;

    @Inject
    PlanInputReader reader;

    /** What was planned, and in which circumstances. */
    record Trial(Circumstances now, Proposal proposal) {}

    /** Reads the data of a strike as they stand. In a transaction of its own, which is always undone. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public PlanInputs asItStands(long strike, Instant now, RuleSet inForce) {
        impacts.assessBy(inForce, strike);
        PlanInputs inputs = reader.read(strike, now, inForce);
        transaction.setRollbackOnly();
        return inputs;
    }

    /**
     * The same data as they would be by other rules and another participation. In a transaction of its own, which is always
     * undone.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public PlanInputs otherwise(long strike, PlanInputs asItStands, RuleSet rules, int likely) {
        impacts.assessBy(rules, strike, likely);
        PlanInputs inputs = reader.readAgain(strike, asItStands, rules);
        transaction.setRollbackOnly();
        return inputs;
    }

    /** In a transaction of its own, which is always undone. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Trial plan(long strike, Instant now, RuleSet rules) {
        impacts.assessBy(rules, strike);
        PlanInputs inputs = reader.read(strike, now, rules);
        transaction.setRollbackOnly();
        return new Trial(inputs.now(), StrikePlanner.plan(inputs, Plans.SEED));
    }
}
