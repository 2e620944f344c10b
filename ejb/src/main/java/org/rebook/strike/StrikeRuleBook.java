package org.rebook.strike;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rebook.policy.RuleBook;

/** Where it is decided who is hit. */
@ApplicationScoped
class StrikeRuleBook implements RuleBook {

    @Override
    public List<Class<?>> chapters() {
        return List.of(
                Absences.class,
                ActivityFloor.class,
                AffectedWindow.class,
                BookingStop.class,
                CallOff.class,
                NightCover.class,
                PolicyProfile.class,
                RollingWaves.class,
                StaffingRules.class,
                StrikeView.class);
    }
}
