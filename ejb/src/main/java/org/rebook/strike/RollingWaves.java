package org.rebook.strike;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * A strike's days at one site as waves that can be called off one after another, each when its risk is seen (R-CAN-04).
 *
 * @param limit per cent of the site's remaining patients that may be called off at once
 */
public record RollingWaves(String site, int limit, List<Wave> waves) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    /** One session of the strike's time: how many are booked into it and how many of them would be called off. */
    public record Planned(String site, Instant startsAt, int booked, int calledOff) {}

    /** One day of a strike at a site. */
    public record Wave(LocalDate day, int booked, int calledOff) {

        /** Whether nobody at all would be seen. */
        boolean isBlock() {
            return booked > 0 && calledOff == booked;
        }
    }

    /**
     * The waves of each site, from what is still to come after an instant.
     *
     * @param sessions of the strike's own time
     */
    @Enforces(Rule.R_CAN_04)
    public static List<RollingWaves> of(Collection<Planned> sessions, Instant from, RuleSet rules) {
        Map<String, Map<LocalDate, List<Planned>>> bySite = sessions.stream()
                .filter(session -> session.startsAt().isAfter(from))
                .collect(Collectors.groupingBy(
                        Planned::site,
                        TreeMap::new,
                        Collectors.groupingBy(
                                session -> London.dayOf(session.startsAt()), TreeMap::new, Collectors.toList())));
        List<RollingWaves> all = new ArrayList<>();
        bySite.forEach((site, days) -> all.add(new RollingWaves(
                site,
                rules.number(Setting.WAVE_SHARE),
                days.entrySet().stream()
                        .map(day -> new Wave(
                                day.getKey(),
                                day.getValue().stream()
                                        .mapToInt(Planned::booked)
                                        .sum(),
                                day.getValue().stream()
                                        .mapToInt(Planned::calledOff)
                                        .sum()))
                        .toList())));
        return all;
    }

    public int booked() {
        return waves.stream().mapToInt(Wave::booked).sum();
    }

    public int calledOff() {
        return waves.stream().mapToInt(Wave::calledOff).sum();
    }

    /** Whether calling all of it off at once needs a named reason: above the limit, or a whole day as a block. */
    public boolean isTooMuchAtOnce() {
        return calledOff() * 100L > (long) limit * booked() || waves.stream().anyMatch(Wave::isBlock);
    }

    /** What whoever approves has to answer for. */
    public String inWords() {
        String days = waves.stream()
                .filter(wave -> wave.calledOff() > 0)
                .map(wave -> "%d of %d on %s".formatted(wave.calledOff(), wave.booked(), DAY.format(wave.day())))
                .collect(Collectors.joining(", "));
        return "%s: %,d of the %,d patients still to come would be called off at once (%s); the limit is %d%%."
                .formatted(site, calledOff(), booked(), days, limit);
    }
}
