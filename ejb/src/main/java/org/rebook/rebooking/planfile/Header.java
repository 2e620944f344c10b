package org.rebook.rebooking.planfile;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says of itself.
 *
 * @param levels how a cost reads, the most important first; none when the costs say nothing but their sum
 */
record Header(String name, @Nullable Long seed, List<Level> levels) {

    record Level(String name, long weight) {}

    /** Reads a sum of costs of one trust back level by level. */
    long[] partsOf(long cost) {
        long[] parts = new long[levels.size()];
        long rest = cost;
        for (int level = 0; level < parts.length; level++) {
            parts[level] = rest / levels.get(level).weight();
            rest %= levels.get(level).weight();
        }
        return parts;
    }

    static BigInteger sum(BigInteger total, long more) {
        return total.add(BigInteger.valueOf(more));
    }
}
