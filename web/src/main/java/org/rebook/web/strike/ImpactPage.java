package org.rebook.web.strike;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.appointment.ReasonCode;
import org.rebook.clinic.Places;
import org.rebook.strike.ActivityFloor;
import org.rebook.strike.Impacts;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Staffing;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.strike.Totals;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;

/** What a strike leaves of each session, and why; and what it would if more or fewer were absent. */
@Named
@RequestScoped
public class ImpactPage {

    private static final int ROWS_ON_A_PAGE = 100;

    @Inject
    Strikes strikes;

    @Inject
    Impacts impacts;

    @Inject
    Places places;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable StrikeView strike;
    private List<Impacts.Row> rows = List.of();
    private Impacts.@Nullable WhatIf whatIf;
    private @Nullable Curve curve;
    private @Nullable List<String> tooMuch;

    /** Which sessions: those of the strike's own time, those of the days reviewed around it, or both. */
    public enum When {
        DURING,
        AROUND,
        ALL
    }

    /**
     * One line of the forecast, and what it is called.
     *
     * @param y where its mark on the curve begins, so that near ones do not write over each other
     * @param anchor on which side of the mark the name is
     */
    public record Line(String words, Totals totals, int y, String anchor) {}

    @PostConstruct
    void read() {
        Long id = asked.number("strike");
        strike = id == null ? null : strikes.find(id).orElse(null);
        if (strike != null) {
            Boolean during = getWhen() == When.ALL ? null : getWhen() == When.DURING;
            rows = impacts.rows(strike.id(), new Impacts.Filter(getStaffing(), getSpecialty(), during));
        }
    }

    public void open() {
        if (strike == null) {
            go.nowhere();
        }
    }

    public StrikeView getStrike() {
        if (strike == null) {
            throw new IllegalStateException("There is no such strike.");
        }
        return strike;
    }

    public Impacts.WhatIf getWhatIf() {
        if (whatIf == null) {
            whatIf = impacts.whatIf(getStrike().id());
        }
        return whatIf;
    }

    /** Low, likely and high. */
    public List<Line> getForecasts() {
        return List.of(
                new Line("Low", getWhatIf().forecast().low(), 0, "end"),
                new Line("Likely", getWhatIf().forecast().likely(), -36, "middle"),
                new Line("High", getWhatIf().forecast().high(), 0, "start"));
    }

    /** The totals at the percentage that was asked for; at first the likely one. */
    public Totals getChosen() {
        int at = asked.number("at", getStrike().participation().likely());
        return getWhatIf().levels().get(Math.min(Math.max(at, 0), 100));
    }

    /** Every ten per cent, for those who do not see the curve. */
    public List<Totals> getSteps() {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(ten -> getWhatIf().levels().get(ten * 10))
                .toList();
    }

    /** The figures at every percentage as the page's script reads them. */
    public String getLevels() {
        return getWhatIf().levels().stream()
                .map(totals -> "%d %d %d %d %d"
                        .formatted(
                                totals.full(),
                                totals.reduced(),
                                totals.none(),
                                totals.patientsHit(),
                                totals.operationsHit()))
                .collect(Collectors.joining(","));
    }

    public Curve getCurve() {
        if (curve == null) {
            curve = new Curve(getWhatIf().levels());
        }
        return curve;
    }

    public boolean isFloorAsked() {
        return getStrike().profile() == PolicyProfile.PROTECT_95;
    }

    public ActivityFloor getActivity() {
        return getWhatIf().activity();
    }

    /** One sentence for each site where more would be called off at once than a wave may take. */
    public List<String> getTooMuchAtOnce() {
        if (tooMuch == null) {
            tooMuch = impacts.tooMuchAtOnce(getStrike().id());
        }
        return tooMuch;
    }

    public String causeInWords(String code) {
        return ReasonCode.of(code).map(ReasonCode::words).orElse(code);
    }

    public int getTotal() {
        return rows.size();
    }

    public List<Impacts.Row> getRows() {
        if (asked.flag("print")) {
            return rows;
        }
        int from = Math.min((getNumber() - 1) * ROWS_ON_A_PAGE, rows.size());
        return rows.subList(from, Math.min(from + ROWS_ON_A_PAGE, rows.size()));
    }

    public int getNumber() {
        return Math.min(Math.max(asked.number("page", 1), 1), getPages());
    }

    public int getPages() {
        return Math.max(1, (rows.size() + ROWS_ON_A_PAGE - 1) / ROWS_ON_A_PAGE);
    }

    public String pageAddress(int number) {
        return here().with("page", number).toString();
    }

    public String getPrintAddress() {
        return here().with("print", "yes").toString();
    }

    private Address here() {
        return Address.of("/impact")
                .with("strike", getStrike().id())
                .with("staffing", getStaffing())
                .with("specialty", getSpecialty())
                .with("when", getWhen());
    }

    public @Nullable Staffing getStaffing() {
        return asked.choice(Staffing.class, "staffing");
    }

    public @Nullable String getSpecialty() {
        return asked.text("specialty");
    }

    public When getWhen() {
        When when = asked.choice(When.class, "when");
        return when == null ? When.DURING : when;
    }

    public List<Staffing> getStaffings() {
        return List.of(Staffing.values());
    }

    public List<When> getWhens() {
        return List.of(When.values());
    }

    public String whenInWords(When when) {
        return switch (when) {
            case DURING -> "During the strike";
            case AROUND -> "In the days around it";
            case ALL -> "All of them";
        };
    }

    public List<Places.Place> getSpecialties() {
        return places.specialties();
    }
}
