package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rebook.policy.RuleSet;

/** All that a plan is made from. The same inputs make the same plan. */
record PlanInputs(
        Circumstances now,
        List<Affected> affected,
        Map<String, Remainder> remainders,
        List<Opening> openings,
        String fingerprint) {

    /** The same data with places that there are not. */
    PlanInputs with(List<Opening> added) {
        return added.isEmpty()
                ? this
                : new PlanInputs(
                        now,
                        affected,
                        remainders,
                        Stream.concat(openings.stream(), added.stream()).toList(),
                        fingerprint);
    }

    /** The same data under other rules. */
    PlanInputs by(RuleSet rules) {
        return new PlanInputs(
                new Circumstances(now.now(), now.strikes(), rules), affected, remainders, openings, fingerprint);
    }
}
