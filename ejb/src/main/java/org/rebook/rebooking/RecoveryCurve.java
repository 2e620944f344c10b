package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.WorkingDays;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * Draws the curve of those who are not yet seen. Pure. Whoever has a date leaves it on that day; whoever has none stays on
 * it, and beside it stands what the free places of the specialty may come to for them.
 */
final class RecoveryCurve {

    // A free place is often of another kind, with the wrong notice or for others: a guess, and said to be one.
    private static final int EVERY_SECOND = 2;
    private static final int EVERY_FOURTH = 4;

    private final LocalDate from;
    private final LocalDate until;
    private final LocalDate today;
    private final LocalDate noticed;
    private final boolean closedOnBankHolidays;

    /**
     * Who shares places: the patients of a specialty, operations apart from the rest.
     *
     * @param specialty its code, "none" where there is none
     */
    record Pool(String specialty, boolean operations) implements Comparable<Pool> {

        static Pool of(@Nullable String specialty, boolean operations) {
            return new Pool(specialty == null ? "none" : specialty, operations);
        }

        @Override
        public int compareTo(Pool other) {
            int bySpecialty = specialty.compareTo(other.specialty);
            return bySpecialty == 0 ? Boolean.compare(operations, other.operations) : bySpecialty;
        }
    }

    /** One of the displaced; {@code seenOn} null without a date. */
    record Awaited(Pool pool, @Nullable LocalDate seenOn) {}

    private RecoveryCurve(LocalDate from, LocalDate until, LocalDate today, RuleSet rules) {
        this.from = from;
        this.until = until;
        this.today = today;
        this.noticed = today.plusDays(rules.number(Setting.NOTICE_DAYS));
        this.closedOnBankHolidays = rules.isOn(Setting.CLOSED_ON_BANK_HOLIDAYS);
    }

    /**
     * @param free places that are known to be free, by pool and day
     * @param from the first day of the strike
     * @param today nobody without a date is seen today or before
     */
    static Recovery of(
            Collection<Awaited> displaced,
            Map<Pool, NavigableMap<LocalDate, Integer>> free,
            LocalDate from,
            LocalDate until,
            LocalDate today,
            RuleSet rules) {
        LocalDate last = displaced.stream()
                .map(Awaited::seenOn)
                .filter(day -> day != null && day.isAfter(until))
                .max(LocalDate::compareTo)
                .orElse(until);
        return new RecoveryCurve(from, last, today, rules).of(displaced, free);
    }

    private Recovery of(Collection<Awaited> displaced, Map<Pool, NavigableMap<LocalDate, Integer>> free) {
        Map<Pool, List<Awaited>> pools = new TreeMap<>();
        displaced.forEach(each ->
                pools.computeIfAbsent(each.pool(), any -> new ArrayList<>()).add(each));
        SortedSet<String> codes = new TreeSet<>();
        pools.keySet().forEach(pool -> codes.add(pool.specialty()));
        List<Recovery.OfSpecialty> specialties = codes.stream()
                .map(code -> new Recovery.OfSpecialty(
                        code,
                        sum(pools.entrySet().stream()
                                .filter(entry -> entry.getKey().specialty().equals(code))
                                .map(entry ->
                                        curve(entry.getValue(), free.getOrDefault(entry.getKey(), new TreeMap<>())))
                                .toList())))
                .toList();
        return new Recovery(
                from,
                until,
                sum(specialties.stream().map(Recovery.OfSpecialty::curve).toList()),
                specialties);
    }

    private Recovery.Curve curve(List<Awaited> patients, NavigableMap<LocalDate, Integer> free) {
        NavigableMap<LocalDate, Integer> seen = new TreeMap<>();
        int without = 0;
        for (Awaited patient : patients) {
            if (patient.seenOn() == null) {
                without++;
            } else {
                seen.merge(patient.seenOn(), 1, Integer::sum);
            }
        }
        List<Recovery.Day> days = new ArrayList<>();
        int all = patients.size();
        int earlier = seen.headMap(from, false).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int soon = 0;
        int noticedFree = 0;
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            earlier += seen.getOrDefault(day, 0);
            int places = canBeGiven(day) ? free.getOrDefault(day, 0) : 0;
            soon += places;
            noticedFree += day.isBefore(noticed) ? 0 : places;
            int waiting = all - earlier;
            days.add(new Recovery.Day(
                    day,
                    waiting,
                    waiting - Math.min(without, soon),
                    waiting - Math.min(without, noticedFree / EVERY_SECOND),
                    waiting - Math.min(without, noticedFree / EVERY_FOURTH)));
        }
        return new Recovery.Curve(all, without, without == 0 ? 0 : soon, days);
    }

    // Nobody is rebooked on a bank holiday (R-REB-23), unless the trust works on it.
    private boolean canBeGiven(LocalDate day) {
        return day.isAfter(today) && !(closedOnBankHolidays && WorkingDays.isBankHoliday(day));
    }

    private Recovery.Curve sum(List<Recovery.Curve> curves) {
        List<Recovery.Day> days = new ArrayList<>();
        int number = 0;
        for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1)) {
            int at = number++;
            days.add(new Recovery.Day(
                    day,
                    total(curves, curve -> curve.days().get(at).waiting()),
                    total(curves, curve -> curve.days().get(at).early()),
                    total(curves, curve -> curve.days().get(at).likely()),
                    total(curves, curve -> curve.days().get(at).late())));
        }
        return new Recovery.Curve(
                total(curves, Recovery.Curve::displaced),
                total(curves, Recovery.Curve::withoutDate),
                total(curves, Recovery.Curve::free),
                days);
    }

    private static int total(List<Recovery.Curve> curves, ToIntFunction<Recovery.Curve> what) {
        return curves.stream().mapToInt(what).sum();
    }
}
