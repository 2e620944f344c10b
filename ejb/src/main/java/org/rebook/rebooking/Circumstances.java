package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.strike.StrikeView;

/** The moment at which slots are chosen, the strikes, the kit and the beds known by then, and the rules in force. */
public record Circumstances(
        Instant now, LocalDate today, List<StrikeTime> strikes, RuleSet rules, KitAndBeds kitAndBeds) {

    public Circumstances(Instant now, List<StrikeTime> strikes, RuleSet rules) {
        this(now, London.dayOf(now), List.copyOf(strikes), rules, KitAndBeds.NONE);
    }

    Circumstances with(KitAndBeds counted) {
        return new Circumstances(now, today, strikes, rules, counted);
    }

    Circumstances by(RuleSet others) {
        return new Circumstances(now, today, strikes, others, kitAndBeds);
    }

    /** The value of a setting of the rules in force. */
    int number(Setting setting) {
        return rules.number(setting);
    }

    boolean isOn(Setting setting) {
        return rules.isOn(setting);
    }

    /** When, and at which sites, staff are out; no site named means every site. */
    public record StrikeTime(SlotTime time, Set<String> sites) {

        /** The times of those strikes whose days are to be kept clear. */
        static List<StrikeTime> toKeepClear(List<StrikeView> strikes) {
            return strikes.stream()
                    .filter(strike -> strike.status().keepsDaysClear())
                    .flatMap(strike -> strike.windows().stream()
                            .map(window ->
                                    new StrikeTime(new SlotTime(window.startsAt(), window.endsAt()), strike.sites())))
                    .toList();
        }

        boolean hits(SlotTime slot, @Nullable String site) {
            return time.overlaps(slot) && (sites.isEmpty() || site == null || sites.contains(site));
        }
    }
}
