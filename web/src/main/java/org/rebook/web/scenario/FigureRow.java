package org.rebook.web.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioFigures;
import org.rebook.web.console.Words;

/** One figure of all scenarios, side by side. */
public record FigureRow(String words, List<Cell> cells) {

    /** One scenario's figure, and by how much it differs from the strike as it stands. */
    public record Cell(String value, @Nullable String change) {}

    static List<FigureRow> of(List<Scenario> scenarios, Words words) {
        List<FigureRow> rows = new ArrayList<>();
        rows.add(text("Absent", scenarios, figures -> figures.participation() + "%"));
        rows.add(
                number("Patients affected", scenarios, figures -> figures.plan().affected()));
        rows.add(number(
                "Protected and kept", scenarios, figures -> figures.plan().protectedKept()));
        rows.add(number("Protected, for a person to decide", scenarios, figures -> figures.plan()
                .protectedToDecide()));
        rows.add(number("Keep their place", scenarios, figures -> figures.plan().kept()));
        rows.add(number("Keep their time, by phone or video", scenarios, figures -> figures.plan()
                .converted()));
        rows.add(number(
                "Move to a new date", scenarios, figures -> figures.plan().moved()));
        rows.add(number("Go to a clerk or clinician without a date", scenarios, figures -> figures.plan()
                .unplaced()));
        rows.add(number("Waiting-time limits missed", scenarios, figures -> figures.plan()
                .breaches()));
        rows.add(text(
                "Days to the new date, on average",
                scenarios,
                figures -> Double.toString(figures.plan().meanDelayDays())));
        rows.add(number(
                "Seen within two weeks", scenarios, figures -> figures.plan().withinTwoWeeks()));
        rows.add(number(
                "With another clinician", scenarios, figures -> figures.plan().otherClinician()));
        rows.add(number("At another site", scenarios, figures -> figures.plan().otherSite()));
        rows.add(text(
                "Sessions added, and used",
                scenarios,
                figures -> figures.addedSessions() == 0 ? "none" : use(figures)));
        rows.add(text("All who move are seen by", scenarios, figures -> words.day(figures.lastDate())));
        rows.add(number("Cost: without a date, by risk", scenarios, figures -> figures.cost()
                .unplaced()));
        rows.add(number(
                "Cost: limits missed", scenarios, figures -> figures.cost().limits()));
        rows.add(number("Cost: delay and disruption", scenarios, figures -> figures.cost()
                .points()));
        rows.add(text("Proven to be the least possible", scenarios, FigureRow::proof));
        return rows;
    }

    private static String use(ScenarioFigures figures) {
        return figures.usedSessions() == 0
                ? "%,d, none used".formatted(figures.addedSessions())
                : "%,d, %,d used by %,d"
                        .formatted(figures.addedSessions(), figures.usedSessions(), figures.placedInAdded());
    }

    private static String proof(ScenarioFigures figures) {
        String proven = "%d of %d groups"
                .formatted(figures.proof().proven(), figures.proof().pools());
        return figures.proof().proven() == figures.proof().pools()
                ? proven
                : "%s, the rest to %s%%".formatted(proven, figures.proof().gapPercent());
    }

    private static FigureRow text(String words, List<Scenario> scenarios, Function<ScenarioFigures, String> value) {
        return new FigureRow(
                words,
                scenarios.stream()
                        .map(scenario -> new Cell(
                                scenario.result() == null
                                        ? ""
                                        : value.apply(scenario.result().figures()),
                                null))
                        .toList());
    }

    private static FigureRow number(String words, List<Scenario> scenarios, ToLongFunction<ScenarioFigures> value) {
        Scenario.Result first = scenarios.get(0).result();
        return new FigureRow(
                words,
                scenarios.stream()
                        .map(scenario -> {
                            Scenario.Result result = scenario.result();
                            return result == null
                                    ? new Cell("", null)
                                    : cell(
                                            value.applyAsLong(result.figures()),
                                            first == null || scenario.asItStands()
                                                    ? null
                                                    : value.applyAsLong(first.figures()));
                        })
                        .toList());
    }

    private static Cell cell(long value, @Nullable Long asItStands) {
        String change = asItStands == null || Objects.equals(value, asItStands)
                ? null
                : "%+,d".formatted(value - asItStands).replace('-', '\u2212');
        return new Cell("%,d".formatted(value), change);
    }
}
