package org.rebook.rebooking;

import java.time.Instant;
import org.rebook.policy.RuleSet;
import org.rebook.strike.StrikeView;

/** As of when a strike is planned: now, or, where it was over before it was declared, when its notice came. */
final class PlanningTime {

    private PlanningTime() {}

    static Instant of(StrikeView strike, RuleSet rules) {
        return strike.isReplay() ? strike.planningInstant(rules) : Instant.now();
    }
}
