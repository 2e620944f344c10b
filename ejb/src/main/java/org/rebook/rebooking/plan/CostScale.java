package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Turns levels of importance into one whole-number cost in which no sum of lesser levels outweighs one unit of a greater.
 *
 * <p>The total cost of a plan can be read back level by level. Levels that may be traded against each other belong in one
 * level, weighed by the caller.
 */
public final class CostScale {

    /**
     * One level of importance.
     *
     * @param name what the level counts
     * @param greatest the most one patient can add to it
     * @param patients how many patients can add to it at all
     */
    public record Level(String name, long greatest, int patients) {

        public Level {
            if (name.isBlank() || greatest < 0 || patients < 0) {
                throw new IllegalArgumentException(
                        "A level needs a name, and no number below zero: '%s', greatest %d, patients %d."
                                .formatted(name, greatest, patients));
            }
        }
    }

    private final List<Level> levels;
    private final long[] weight;

    private CostScale(List<Level> levels, long[] weight) {
        this.levels = levels;
        this.weight = weight;
    }

    /** Every level concerns every patient. */
    public static CostScale of(int patients, List<String> names, long... greatest) {
        if (names.size() != greatest.length) {
            throw new IllegalArgumentException("Every level needs a name and a greatest value: %d names, %d values."
                    .formatted(names.size(), greatest.length));
        }
        Level[] levels = new Level[greatest.length];
        Arrays.setAll(levels, level -> new Level(names.get(level), greatest[level], patients));
        return of(levels);
    }

    /**
     * @param mostImportantFirst the levels, in the order in which they decide
     * @throws IllegalArgumentException when the levels together do not fit {@link AssignmentProblem#GREATEST_TOTAL}
     */
    public static CostScale of(Level... mostImportantFirst) {
        long[] weight = new long[mostImportantFirst.length];
        long below = 0;
        for (int level = weight.length - 1; level >= 0; level--) {
            weight[level] = below + 1;
            below = totalUpTo(mostImportantFirst[level], weight[level], below);
        }
        return new CostScale(List.of(mostImportantFirst), weight);
    }

    private static long totalUpTo(Level level, long weight, long below) {
        try {
            long whole = Math.multiplyExact(Math.multiplyExact(weight, level.greatest()), (long) level.patients());
            long total = Math.addExact(whole, below);
            if (total <= AssignmentProblem.GREATEST_TOTAL) {
                return total;
            }
        } catch (ArithmeticException overflow) {
            // The refusal below says the same in the words of the levels.
        }
        throw new IllegalArgumentException(
                """
                Level '%s' (up to %d for each of %d patients) with weight %d exceeds a total cost of %d.
                Maybe lower the greatest value, join levels that may be traded, or count only the patients concerned."""
                        .formatted(
                                level.name(),
                                level.greatest(),
                                level.patients(),
                                weight,
                                AssignmentProblem.GREATEST_TOTAL));
    }

    public List<Level> levels() {
        return levels;
    }

    public long weightOf(int level) {
        return weight[level];
    }

    /** The weight of every level, the most important first. */
    public List<Long> weights() {
        return Arrays.stream(weight).boxed().toList();
    }

    /** The cost of one arc from its value on each level, the most important first. */
    public long cost(long... values) {
        if (values.length != weight.length) {
            throw new IllegalArgumentException(
                    "There are %d levels, but %d values.".formatted(weight.length, values.length));
        }
        long cost = 0;
        for (int level = 0; level < weight.length; level++) {
            if (values[level] < 0 || values[level] > levels.get(level).greatest()) {
                throw new IllegalArgumentException("Level '%s' runs from 0 to %d, not to %d."
                        .formatted(levels.get(level).name(), levels.get(level).greatest(), values[level]));
            }
            cost += weight[level] * values[level];
        }
        return cost;
    }

    /** Reads a sum of costs back as its sum on each level. */
    public long[] partsOf(long totalCost) {
        long[] parts = new long[weight.length];
        long rest = totalCost;
        for (int level = 0; level < weight.length; level++) {
            parts[level] = rest / weight[level];
            rest %= weight[level];
        }
        return parts;
    }

    /**
     * What one plan costs more than another, level by level; below zero where it costs less. A difference itself cannot be
     * read back: a level may lose where a greater one gains.
     */
    public long[] partsOfChange(long before, long after) {
        long[] parts = partsOf(after);
        long[] had = partsOf(before);
        Arrays.setAll(parts, level -> parts[level] - had[level]);
        return parts;
    }
}
