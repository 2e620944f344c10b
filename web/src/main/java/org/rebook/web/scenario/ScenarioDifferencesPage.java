package org.rebook.web.scenario;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioDifference;
import org.rebook.rebooking.Scenarios;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Paging;
import org.rebook.web.console.Parameters;

/** The patients to whom two scenarios give another decision or date. */
@Named
@RequestScoped
public class ScenarioDifferencesPage {

    private static final int ROWS_ON_A_PAGE = 50;
    private static final int ALL_OF_THEM = 1_000_000;

    @Inject
    Scenarios scenarios;

    @Inject
    Strikes strikes;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable Scenario one;
    private @Nullable Scenario other;
    private @Nullable Paging<ScenarioDifference> paging;

    @PostConstruct
    void read() {
        one = scenario("one");
        other = scenario("other");
    }

    private @Nullable Scenario scenario(String parameter) {
        Long id = asked.number(parameter);
        return id == null ? null : scenarios.find(id).orElse(null);
    }

    public void open() {
        if (one == null || other == null || one.strikeId() != other.strikeId()) {
            go.nowhere();
        }
    }

    public Scenario getOne() {
        return Objects.requireNonNull(one);
    }

    public Scenario getOther() {
        return Objects.requireNonNull(other);
    }

    public StrikeView getStrike() {
        return strikes.find(getOne().strikeId()).orElseThrow();
    }

    /** Those that have been worked out and can be compared. */
    public List<Scenario> getAll() {
        return scenarios.of(getOne().strikeId()).stream()
                .filter(scenario -> scenario.result() != null)
                .toList();
    }

    public int getTotal() {
        return scenarios.countDifferences(getOne().id(), getOther().id());
    }

    public Paging<ScenarioDifference> getPaging() {
        if (paging == null) {
            paging = Paging.reading(
                    (from, atMost) ->
                            scenarios.differences(getOne().id(), getOther().id(), from, atMost),
                    asked.number("page", 1),
                    asked.flag("print") ? ALL_OF_THEM : ROWS_ON_A_PAGE,
                    at("/scenario-differences"));
        }
        return paging;
    }

    public String getPrintAddress() {
        return at("/scenario-differences").with("print", "yes").toString();
    }

    public String getFileAddress() {
        return at("/scenario-differences.csv").toString();
    }

    private Address at(String path) {
        return Address.of(path)
                .with("one", getOne().id())
                .with("other", getOther().id());
    }
}
