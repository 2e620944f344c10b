package org.rebook.rebooking.plan;

import java.util.Arrays;

/**
 * For each moment of one member of a bundle, which moments of another go with it, as runs of moments one after another. Ties
 * ask for days apart, and moments are counted in order of time, so there are few runs.
 */
final class TieRuns {

    /** The runs of each moment begin here, and end where those of the next begin. */
    private final int[] firstRun;

    private final int[] from;
    private final int[] to;
    /** How often the length of the longest run can be halved. */
    private final int halvings;

    private TieRuns(int[] firstRun, int[] from, int[] to) {
        this.firstRun = firstRun;
        this.from = from;
        this.to = to;
        int longest = 1;
        for (int run = 0; run < from.length; run++) {
            longest = Math.max(longest, to[run] - from[run]);
        }
        halvings = halvingsOf(longest);
    }

    /** @param allowed by moment of the one and moment of the other */
    static TieRuns ofOne(boolean[][] allowed) {
        return of(allowed.length, allowed[0].length, (one, other) -> allowed[one][other]);
    }

    /** For each moment of the other the moments of the one. */
    static TieRuns ofOther(boolean[][] allowed) {
        return of(allowed[0].length, allowed.length, (other, one) -> allowed[one][other]);
    }

    private interface Allows {
        boolean test(int row, int column);
    }

    private static TieRuns of(int rows, int columns, Allows allows) {
        int[] first = new int[rows + 1];
        int[] from = new int[2 * rows];
        int[] to = new int[2 * rows];
        int runs = 0;
        for (int row = 0; row < rows; row++) {
            first[row] = runs;
            for (int column = 0; column < columns; column++) {
                if (!allows.test(row, column)) {
                    continue;
                }
                if (runs == first[row] || to[runs - 1] < column) {
                    if (runs == from.length) {
                        from = Arrays.copyOf(from, 2 * runs);
                        to = Arrays.copyOf(to, 2 * runs);
                    }
                    from[runs++] = column;
                }
                to[runs - 1] = column + 1;
            }
        }
        first[rows] = runs;
        return new TieRuns(first, Arrays.copyOf(from, runs), Arrays.copyOf(to, runs));
    }

    /** For each moment the least of the costs of the other's moments that go with it. */
    long[] least(long[] costs) {
        long[][] leastFrom = new long[halvings + 1][];
        leastFrom[0] = costs;
        for (int halving = 1; halving <= halvings; halving++) {
            leastFrom[halving] = doubled(leastFrom[halving - 1], 1 << (halving - 1));
        }
        long[] least = new long[firstRun.length - 1];
        for (int moment = 0; moment < least.length; moment++) {
            least[moment] = RoomCosts.NO_WAY;
            for (int run = firstRun[moment]; run < firstRun[moment + 1]; run++) {
                int halving = halvingsOf(to[run] - from[run]);
                long[] these = leastFrom[halving];
                least[moment] = Math.min(least[moment], Math.min(these[from[run]], these[to[run] - (1 << halving)]));
            }
        }
        return least;
    }

    /** From the least of so many from each place on, that of twice as many. */
    private static long[] doubled(long[] least, int length) {
        long[] doubled = new long[least.length - length];
        for (int at = 0; at < doubled.length; at++) {
            doubled[at] = Math.min(least[at], least[at + length]);
        }
        return doubled;
    }

    private static int halvingsOf(int length) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(length);
    }
}
