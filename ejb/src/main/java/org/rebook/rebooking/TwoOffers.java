package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** The dates that a patient is asked about first: different days, the later ones soon enough after the first. */
final class TwoOffers {

    private TwoOffers() {}

    /** Of days in the order of preference, those to offer together. */
    @Enforces(Rule.R_REB_05)
    static List<LocalDate> among(List<LocalDate> bestFirst, RuleSet rules) {
        List<LocalDate> offers = new ArrayList<>();
        for (LocalDate day : bestFirst) {
            boolean fits = offers.isEmpty()
                    || Math.abs(ChronoUnit.DAYS.between(offers.get(0), day)) <= rules.number(Setting.SECOND_OFFER_DAYS);
            if (fits && !offers.contains(day) && offers.size() < rules.number(Setting.OFFERS)) {
                offers.add(day);
            }
        }
        return offers;
    }
}
