package org.rebook.strike;

import java.time.Instant;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** The days around a strike whose sessions are reviewed: they are lost only where nobody is left for them (R-IMP-02). */
record AffectedWindow(Instant from, Instant until) {

    /** Whole days of London, the last one included. For 26 and 27 April 2016: 18 April to 2 May. */
    @Enforces(Rule.R_IMP_02)
    static AffectedWindow of(StrikeView strike, RuleSet rules) {
        return new AffectedWindow(
                London.startOf(strike.firstDay().minusDays(rules.number(Setting.REVIEW_DAYS_BEFORE))),
                London.startOf(strike.lastDay().plusDays(rules.number(Setting.REVIEW_DAYS_AFTER) + 1L)));
    }

    boolean reviews(SessionAtStake session) {
        return !session.startsAt().isBefore(from) && session.startsAt().isBefore(until);
    }
}
