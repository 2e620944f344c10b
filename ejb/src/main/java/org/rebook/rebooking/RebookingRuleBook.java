package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rebook.policy.RuleBook;

/** Where it is decided who is protected, who moves and where to. */
@ApplicationScoped
class RebookingRuleBook implements RuleBook {

    @Override
    public List<Class<?>> chapters() {
        return List.of(
                BreachIfMoved.class,
                ClinicianReview.class,
                ClosingReason.class,
                Conversion.class,
                Displaced.class,
                DoubleSlot.class,
                DueDates.class,
                Escalation.class,
                Freshness.class,
                GivingWay.class,
                HarmReview.class,
                MoveCosts.class,
                OldPlace.class,
                OverrideRules.class,
                Plans.class,
                Protection.class,
                ProtectionOverrides.class,
                ReasonableOffer.class,
                Reserve.class,
                ReopenedPlaces.class,
                RiskTier.class,
                RulePreviews.class,
                SlotRules.class,
                StandDownOrder.class,
                Linked.class,
                ListLimits.class,
                ListTurn.class,
                TheatrePool.class,
                TwoOffers.class,
                WayOfTelling.class);
    }
}
