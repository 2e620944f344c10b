package org.rebook.web.strike;

import java.util.List;
import java.util.stream.Collectors;
import org.rebook.strike.Totals;

/** The patients hit at every percentage as a line to draw, ten units wide for each per cent and 200 high. */
public record Curve(String points, int most) {

    private static final int HEIGHT = 200;
    private static final int WIDTH_OF_ONE = 10;

    Curve(List<Totals> levels) {
        this(points(levels), most(levels));
    }

    private static String points(List<Totals> levels) {
        int most = Math.max(1, most(levels));
        return levels.stream()
                .map(totals ->
                        "%d,%d".formatted(totals.participation() * WIDTH_OF_ONE, HEIGHT - HEIGHT * totals.hit() / most))
                .collect(Collectors.joining(" "));
    }

    /** Where a percentage is on the line. */
    public int at(int participation) {
        return participation * WIDTH_OF_ONE;
    }

    private static int most(List<Totals> levels) {
        return levels.stream().mapToInt(Totals::hit).max().orElse(0);
    }
}
