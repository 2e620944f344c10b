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

    /** What a strike would be planned from, and the fingerprint of what it is planned from as it stands. */
    record Data(PlanInputs inputs, String fingerprint) {}

    /**
     * Reads the data of a strike as they stand, and as they would be by other rules and another participation. In a
     * transaction of its own, which is always undone.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Data read(long strike, Instant now, RuleSet inForce, int likely, ScenarioChanges changes) {
        impacts.assessBy(inForce, strike);
        PlanInputs asItStands = reader.read(strike, now, inForce);
        PlanInputs inputs = asItStands;
        if (changes.participation() != null || !changes.rules().isEmpty()) {
            RuleSet rules = changes.on(inForce);
            impacts.assessBy(rules, strike, likely);
            inputs = reader.read(strike, now, rules);
        }
        transaction.setRollbackOnly();
        return new Data(inputs, asItStands.fingerprint());
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
