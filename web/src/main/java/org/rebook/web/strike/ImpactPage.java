package org.rebook.web.strike;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Places;
import org.rebook.strike.Forecast;
import org.rebook.strike.Impacts;
import org.rebook.strike.Staffing;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.strike.Totals;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;

/** What a strike leaves of each session, and why. */
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
    private @Nullable List<Totals> forecasts;

    @PostConstruct
    void read() {
        Long id = asked.number("strike");
        strike = id == null ? null : strikes.find(id).orElse(null);
        if (strike != null) {
            rows = impacts.rows(strike.id(), new Impacts.Filter(getStaffing(), getSpecialty(), null));
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

    public List<Totals> getForecasts() {
        if (forecasts == null) {
            Forecast forecast = impacts.forecast(getStrike().id());
            forecasts = List.of(forecast.low(), forecast.likely(), forecast.high());
        }
        return forecasts;
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
                .with("specialty", getSpecialty());
    }

    public @Nullable Staffing getStaffing() {
        return asked.choice(Staffing.class, "staffing");
    }

    public @Nullable String getSpecialty() {
        return asked.text("specialty");
    }

    public List<Staffing> getStaffings() {
        return List.of(Staffing.values());
    }

    public List<Places.Place> getSpecialties() {
        return places.specialties();
    }
}
