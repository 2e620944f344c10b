package org.rebook.run;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When the overnight chain is due: at a time of London's clock on some days of the week, or never. A time that the clock
 * leaves out in spring is due an hour later; one that it shows twice in autumn is due the first time only.
 */
public record NightSchedule(boolean enabled, LocalTime at, Set<DayOfWeek> on) {

    public static final NightSchedule OFF =
            new NightSchedule(false, LocalTime.of(2, 0), EnumSet.allOf(DayOfWeek.class));

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int A_WEEK = 7;

    public NightSchedule {
        if (enabled && on.isEmpty()) {
            throw new IllegalArgumentException("on: name at least one day of the week, or switch the chain off.");
        }
        on = Set.copyOf(on);
    }

    /** The last time it was due, up to and including {@code now}; empty when it is switched off. */
    public Optional<Instant> lastDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, LONDON);
        return dueOn(IntStream.rangeClosed(0, A_WEEK).mapToObj(today::minusDays))
                .filter(due -> !due.isAfter(now))
                .findFirst();
    }

    /** The next time it is due, after {@code now}; empty when it is switched off. */
    public Optional<Instant> nextDue(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, LONDON);
        return dueOn(IntStream.rangeClosed(0, A_WEEK).mapToObj(today::plusDays))
                .filter(due -> due.isAfter(now))
                .findFirst();
    }

    private Stream<Instant> dueOn(Stream<LocalDate> days) {
        return days.filter(day -> enabled && on.contains(day.getDayOfWeek()))
                .map(day -> day.atTime(at).atZone(LONDON).toInstant());
    }
}
