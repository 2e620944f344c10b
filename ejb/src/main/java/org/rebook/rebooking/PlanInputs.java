package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import org.rebook.policy.RuleSet;

/** All that a plan is made from. The same inputs make the same plan. */
record PlanInputs(
        Circumstances now,
        List<Affected> affected,
        Map<String, Remainder> remainders,
        List<Opening> openings,
        String fingerprint) {

    /** The same data under other rules. */
    PlanInputs by(RuleSet rules) {
        return new PlanInputs(
                new Circumstances(now.now(), now.strikes(), rules), affected, remainders, openings, fingerprint);
    }
}
