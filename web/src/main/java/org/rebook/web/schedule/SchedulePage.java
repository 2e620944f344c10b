package org.rebook.web.schedule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.run.NightSchedule;
import org.rebook.run.Nights;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** When the overnight chain runs, what became of the last nights, and the form that changes it. */
@Named
@RequestScoped
public class SchedulePage {

    private static final int NIGHTS_SHOWN = 14;

    @Inject
    Nights nights;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable NightSchedule schedule;
    private @Nullable String timeProblem;
    private @Nullable String daysProblem;

    /** A day of the week as the form offers it. */
    public record Day(String code, String name, boolean chosen) {}

    public void save() {
        String at = asked.text("at");
        Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
        asked.texts("on").forEach(name -> Stream.of(DayOfWeek.values())
                .filter(day -> day.name().equals(name))
                .forEach(on::add));
        if (at == null || !at.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            timeProblem = "Enter a time of the day, like 02:00";
        }
        if (on.isEmpty()) {
            daysProblem = "Choose at least one day";
        }
        if (isWrong()) {
            return;
        }
        nights.change(new NightSchedule(asked.flag("enabled"), LocalTime.parse(at), on));
        notice.done("The schedule has been saved.");
        go.to("/schedule");
    }

    public boolean isEnabled() {
        return isWrong() ? asked.flag("enabled") : kept().enabled();
    }

    public String getAt() {
        String typed = asked.text("at");
        return isWrong() && typed != null ? typed : kept().at().toString();
    }

    public List<Day> getDays() {
        List<String> chosen = isWrong()
                ? asked.texts("on")
                : kept().on().stream().map(DayOfWeek::name).toList();
        return Stream.of(DayOfWeek.values())
                .map(day ->
                        new Day(day.name(), day.getDisplayName(TextStyle.FULL, Locale.UK), chosen.contains(day.name())))
                .toList();
    }

    public @Nullable Instant getNext() {
        return kept().nextDue(Instant.now()).orElse(null);
    }

    public List<Nights.Due> getLatest() {
        return nights.latest(NIGHTS_SHOWN);
    }

    public boolean isWrong() {
        return timeProblem != null || daysProblem != null;
    }

    public @Nullable String getTimeProblem() {
        return timeProblem;
    }

    public @Nullable String getDaysProblem() {
        return daysProblem;
    }

    private NightSchedule kept() {
        if (schedule == null) {
            schedule = nights.schedule();
        }
        return schedule;
    }
}
