package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rebook.policy.RuleSet;

/**
 * All that a plan is made from. The same inputs make the same plan.
 *
 * @param giving who may give way to the affected; nobody where the rules do not allow it
 */
record PlanInputs(
        Circumstances now,
        List<Affected> affected,
        Map<String, Remainder> remainders,
        List<Opening> openings,
        String fingerprint,
        Giving giving) {

    PlanInputs(
            Circumstances now,
            List<Affected> affected,
            Map<String, Remainder> remainders,
            List<Opening> openings,
            String fingerprint) {
        this(now, affected, remainders, openings, fingerprint, Giving.NONE);
    }

    /** How many free slots are kept for urgent referrals. */
    int keptForUrgent() {
        return openings.stream()
                .filter(opening -> opening.sample().reserved())
                .mapToInt(Opening::places)
                .sum();
    }

    /** The same data with places that there are not. */
    PlanInputs with(List<Opening> added) {
        return added.isEmpty()
                ? this
                : new PlanInputs(
                        now,
                        affected,
                        remainders,
                        Stream.concat(openings.stream(), added.stream()).toList(),
                        fingerprint,
                        giving);
    }

    /** The same data under other rules. */
    PlanInputs by(RuleSet rules) {
        return new PlanInputs(now.by(rules), affected, remainders, openings, fingerprint, giving);
    }

    /** The same data with kit and beds counted otherwise. */
    PlanInputs counting(KitAndBeds kitAndBeds) {
        return new PlanInputs(now.with(kitAndBeds), affected, remainders, openings, fingerprint, giving);
    }

    /** The same data with others who may give way. */
    PlanInputs giving(Giving others) {
        return new PlanInputs(now, affected, remainders, openings, fingerprint, others);
    }
}
