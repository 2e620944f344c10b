package org.rebook.web.recovery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Recovery;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;

/** How a trust recovers from a strike: who waits to be seen, day by day, all of them or one specialty. */
@Named
@RequestScoped
public class RecoveryPage {

    @Inject
    RecoverySubject subjects;

    @Inject
    Strikes strikes;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private RecoverySubject.@Nullable Subject subject;

    /** How many wait at the end of one day: by the dates given, by the bookings of now, and as is likely. */
    public record Week(LocalDate day, int planned, @Nullable Integer actual, int early, int likely, int late) {}

    /** One specialty's line of the table. */
    public record Row(
            String code,
            String name,
            Recovery.Curve curve,
            @Nullable LocalDate half,
            @Nullable LocalDate most,
            @Nullable LocalDate all,
            @Nullable Integer obligations) {}

    @PostConstruct
    void read() {
        subject = subjects.find().orElse(null);
    }

    public void open() {
        if (subject == null) {
            go.nowhere();
        }
    }

    public RecoverySubject.Subject getSubject() {
        return Objects.requireNonNull(subject);
    }

    public StrikeView getStrike() {
        return strikes.find(getSubject().strike()).orElseThrow();
    }

    /** The specialty that is shown; null for all. */
    public @Nullable String getSpecialty() {
        String code = asked.text("specialty");
        return getSubject().planned().specialties().stream()
                        .anyMatch(each -> each.code().equals(code))
                ? code
                : null;
    }

    public String getSpecialtyName() {
        return nameOf(Objects.requireNonNull(getSpecialty()));
    }

    private String nameOf(String code) {
        return code.equals("none")
                ? "No specialty"
                : getSubject().specialtyNames().getOrDefault(code, code);
    }

    public Recovery.Curve getPlanned() {
        return chosen(getSubject().planned());
    }

    public Recovery.@Nullable Curve getActual() {
        Recovery actual = getSubject().actual();
        return actual == null ? null : chosen(actual);
    }

    /** What there is to go by now. */
    public Recovery.Curve getCurrent() {
        Recovery.Curve actual = getActual();
        return actual == null ? getPlanned() : actual;
    }

    private Recovery.Curve chosen(Recovery recovery) {
        String code = getSpecialty();
        return recovery.specialties().stream()
                .filter(each -> each.code().equals(code))
                .map(Recovery.OfSpecialty::curve)
                .findFirst()
                .orElse(recovery.total());
    }

    public Chart getChart() {
        List<Chart.Named> curves = new ArrayList<>();
        curves.add(new Chart.Named("By the plan's dates", getPlanned()));
        if (getActual() != null) {
            curves.add(new Chart.Named("By the bookings of now", getActual()));
        }
        return Chart.of(curves);
    }

    public @Nullable Integer getTodayAt() {
        return getChart().at(getSubject().today());
    }

    /** The first day, every Sunday, and the last day: what has become of each week. */
    public List<Week> getWeeks() {
        List<Week> weeks = new ArrayList<>();
        List<Recovery.Day> planned = getPlanned().days();
        Recovery.Curve actual = getActual();
        Recovery.Curve current = getCurrent();
        for (int i = 0; i < planned.size(); i++) {
            LocalDate day = planned.get(i).day();
            boolean shown = i == 0 || i == planned.size() - 1 || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (shown && i < current.days().size()) {
                Recovery.Day now = current.days().get(i);
                weeks.add(new Week(
                        day,
                        planned.get(i).waiting(),
                        actual == null ? null : now.waiting(),
                        now.early(),
                        now.likely(),
                        now.late()));
            }
        }
        return weeks;
    }

    /** The specialties, those with most people without a date first. */
    public List<Row> getRows() {
        return getSubject().current().specialties().stream()
                .map(each -> new Row(
                        each.code(),
                        nameOf(each.code()),
                        each.curve(),
                        each.curve().seen(50),
                        each.curve().seen(90),
                        each.curve().seen(100),
                        getSubject().obligations() == null
                                ? null
                                : getSubject().obligations().getOrDefault(each.code(), 0)))
                .sorted(Comparator.comparing((Row row) -> -row.curve().withoutDate())
                        .thenComparing(row -> -row.curve().displaced())
                        .thenComparing(Row::name))
                .toList();
    }

    public String addressOf(@Nullable String specialty) {
        return getSubject().here().with("specialty", specialty).toString();
    }

    public String getFileAddress() {
        return getSubject().here().toString().replaceFirst("^/recovery", "/recovery.csv");
    }
}
