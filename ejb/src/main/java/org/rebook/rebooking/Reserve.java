package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * The trust's own reserve: a share of every clinic's slots of the next days stays free for urgent referrals, whatever the EHR
 * marks. It is a share of the slots there are, not of those still free: a share of what is free would melt as they are taken.
 */
final class Reserve {

    private Reserve() {}

    /** Whether both sets of rules keep the same slots. */
    static boolean isSame(RuleSet one, RuleSet other) {
        return one.number(Setting.RESERVE_SHARE) == other.number(Setting.RESERVE_SHARE)
                && one.number(Setting.RESERVE_DAYS) == other.number(Setting.RESERVE_DAYS);
    }

    /**
     * What a clinic holds on a day.
     *
     * @param slots all of them, whoever has them
     * @param urgent how many urgent patients have, or the EHR keeps for them
     * @param free those that anybody could have, in order of time
     */
    record ClinicDay(String clinic, LocalDate day, int slots, int urgent, List<String> free) {}

    /**
     * R-REB-20: the slots to keep free, the last ones of each day. Fractions are carried from one day of a clinic to its next,
     * so that all together are no more than its share and a clinic of few slots keeps none. What urgent patients have already
     * counts; a slot that is not kept can be taken without another being kept for it.
     *
     * @param days of any clinics, in any order, each day of a clinic once
     */
    @Enforces(Rule.R_REB_20)
    static Set<String> kept(List<ClinicDay> days, RuleSet rules) {
        int share = rules.number(Setting.RESERVE_SHARE);
        Set<String> kept = new HashSet<>();
        Map<String, Integer> soFar = new HashMap<>();
        days.stream().sorted(Comparator.comparing(ClinicDay::day)).forEach(day -> {
            int before = soFar.getOrDefault(day.clinic(), 0);
            int upTo = before + day.slots();
            soFar.put(day.clinic(), upTo);
            int wanted = upTo * share / 100 - before * share / 100 - day.urgent();
            int free = day.free().size();
            kept.addAll(day.free().subList(free - Math.max(0, Math.min(wanted, free)), free));
        });
        return kept;
    }
}
