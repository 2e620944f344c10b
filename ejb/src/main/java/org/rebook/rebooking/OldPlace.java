package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * The place that a patient lost to a strike which has since been called off.
 *
 * @param calledOff whether the strike is called off for good, not only suspended
 * @param free whether nobody else has the place
 * @param staffed whether its session takes place
 * @param accepted whether the patient has agreed to another date
 */
public record OldPlace(Instant startsAt, boolean calledOff, boolean free, boolean staffed, boolean accepted) {

    /** Why the patient is not offered the old place back; empty when somebody may ring up and offer it. */
    @Enforces({Rule.R_OFF_02, Rule.R_OFF_03, Rule.R_OFF_04})
    public List<String> whyNotOffered(Instant now, RuleSet rules) {
        List<String> reasons = new ArrayList<>();
        int hours = rules.number(Setting.ORIGINAL_SLOT_HOURS);
        if (!calledOff) {
            reasons.add("the strike is suspended, not called off");
        }
        if (!free) {
            reasons.add("somebody else has the place");
        }
        if (!staffed) {
            reasons.add("the session does not take place");
        }
        if (startsAt.isBefore(now.plus(Duration.ofHours(hours)))) {
            reasons.add("it is less than %d hours away".formatted(hours));
        }
        if (accepted) {
            reasons.add("the patient has agreed to another date, which stays");
        }
        return reasons;
    }
}
