package org.rebook.web.recovery;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Recovery;

/** Curves of people who wait, as lines to draw: 1000 units wide for the days, 300 high for the people. */
public final class Chart {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 300;
    private static final int GRID_LINES = 4;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    private final LocalDate from;
    private final LocalDate until;
    private final int most;
    private final int step;
    private final List<Named> curves;

    /** A curve and what it is called. */
    public record Named(String name, Recovery.Curve curve) {}

    /** One line; its number says how it is drawn. */
    public record Line(String name, int number, String points) {}

    /** A line of the grid, and what stands at it. */
    public record Tick(int at, String words) {}

    private Chart(List<Named> curves) {
        this.curves = curves;
        this.from =
                days(curves).map(Recovery.Day::day).min(LocalDate::compareTo).orElseThrow();
        this.until =
                days(curves).map(Recovery.Day::day).max(LocalDate::compareTo).orElseThrow();
        int greatest = days(curves).mapToInt(Recovery.Day::waiting).max().orElse(0);
        this.step = stepFor(greatest);
        this.most = Math.max(1, (greatest + step - 1) / step) * step;
    }

    /** @param curves one at least */
    public static Chart of(List<Named> curves) {
        return new Chart(curves);
    }

    private static Stream<Recovery.Day> days(List<Named> curves) {
        return curves.stream().flatMap(each -> each.curve().days().stream());
    }

    // 1, 2 or 5 times a power of ten, so that the axis reads in round numbers.
    private static int stepFor(int greatest) {
        int power = 1;
        while (power * 10 * GRID_LINES <= greatest) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor * GRID_LINES >= greatest) {
                return power * factor;
            }
        }
        return power * 10;
    }

    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        for (Named each : curves) {
            lines.add(new Line(each.name(), lines.size() + 1, points(each.curve(), Recovery.Day::waiting)));
        }
        return lines;
    }

    /** What a line is called, and how it is drawn. */
    public record Entry(String name, String style) {}

    /** What each line is; the last entry is the forecast, where there is one. */
    public List<Entry> legend(boolean forecast) {
        List<Entry> entries = new ArrayList<>();
        getLines()
                .forEach(line -> entries.add(
                        new Entry(line.name(), "rebook-recovery__line rebook-recovery__line--" + line.number())));
        if (forecast) {
            entries.add(new Entry(
                    "Forecast for those without a date: likely, between early and late", "rebook-recovery__likely"));
        }
        return entries;
    }

    /** Between early and late, for those without a date: out along the one and back along the other. */
    public String bandOf(Recovery.Curve curve) {
        List<Recovery.Day> back = new ArrayList<>(curve.days());
        Collections.reverse(back);
        return points(curve, Recovery.Day::early)
                + " "
                + back.stream().map(day -> point(day, day.late())).collect(Collectors.joining(" "));
    }

    public String likelyOf(Recovery.Curve curve) {
        return points(curve, Recovery.Day::likely);
    }

    private String points(Recovery.Curve curve, ToIntFunction<Recovery.Day> what) {
        return curve.days().stream()
                .map(day -> point(day, what.applyAsInt(day)))
                .collect(Collectors.joining(" "));
    }

    private String point(Recovery.Day day, int people) {
        return "%d,%d".formatted(x(day.day()), y(people));
    }

    private int x(LocalDate day) {
        long days = Math.max(1, ChronoUnit.DAYS.between(from, until));
        return (int) (WIDTH * ChronoUnit.DAYS.between(from, day) / days);
    }

    private int y(int people) {
        return HEIGHT - (int) ((long) HEIGHT * people / most);
    }

    public List<Tick> getPeople() {
        List<Tick> ticks = new ArrayList<>();
        for (int people = 0; people <= most; people += step) {
            ticks.add(new Tick(y(people), "%,d".formatted(people)));
        }
        return ticks;
    }

    /** The first day and every first of a month that is not too near to it. */
    public List<Tick> getMonths() {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, MONTH.format(from)));
        for (LocalDate day = from.withDayOfMonth(1).plusMonths(1); !day.isAfter(until); day = day.plusMonths(1)) {
            if (x(day) > WIDTH / 10) {
                ticks.add(new Tick(x(day), MONTH.format(day)));
            }
        }
        return ticks;
    }

    /** Where a day is; null where it is not on the chart. */
    public @Nullable Integer at(LocalDate day) {
        return day.isBefore(from) || day.isAfter(until) ? null : x(day);
    }
}
