package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The clinics that have ties, shared with those a bound went on from until they change; and when each was last changed. */
final class SharedPools {

    private final @Nullable TiedPool[] pools;
    private final boolean[] isOwn;
    private final long @Nullable [][] prices;
    /** By pool, theatres too, which never change; counted in changes. */
    private final long[] changedAt;

    private long changes;

    SharedPools(TiedProblem problem, List<Bundle> bundles, List<Assignment> untied) {
        pools = new TiedPool[problem.clinics().size()];
        isOwn = new boolean[pools.length];
        Arrays.fill(isOwn, true);
        prices = new long[pools.length][];
        changedAt = new long[problem.times().size()];
        bundles.stream()
                .flatMap(bundle -> bundle.members.stream())
                .mapToInt(Member::pool)
                .filter(pool -> !problem.isTheatre(pool))
                .distinct()
                .forEach(pool -> pools[pool] = new TiedPool(problem.clinics().get(pool), untied.get(pool)));
        for (int clinic = 0; clinic < pools.length; clinic++) {
            if (pools[clinic] == null) {
                prices[clinic] = pricesOf(untied.get(clinic));
            }
        }
    }

    private SharedPools(SharedPools other) {
        pools = other.pools.clone();
        isOwn = new boolean[pools.length];
        prices = other.prices.clone();
        changedAt = other.changedAt.clone();
        changes = other.changes;
    }

    private static long[] pricesOf(Assignment plan) {
        return IntStream.range(0, plan.groups()).mapToLong(plan::priceOfGroup).toArray();
    }

    /** The same pools once more; whichever of the two changes one has a pool of its own from then on. */
    SharedPools alike() {
        Arrays.fill(isOwn, false);
        return new SharedPools(this);
    }

    /** As it is; it must not be changed. */
    TiedPool of(Member who) {
        return pools[who.pool()];
    }

    TiedPool changing(Member who) {
        int pool = who.pool();
        if (!isOwn[pool]) {
            isOwn[pool] = true;
            pools[pool] = new TiedPool(pools[pool]);
        }
        prices[pool] = null;
        changedAt[pool] = ++changes;
        return pools[pool];
    }

    /** How many changes there have been. */
    long changes() {
        return changes;
    }

    boolean isUnchangedSince(long then, List<Member> members) {
        for (Member who : members) {
            if (changedAt[who.pool()] > then) {
                return false;
            }
        }
        return true;
    }

    /** The prices of each clinic's groups; the same array as long as they have not changed. */
    List<long[]> prices() {
        for (int clinic = 0; clinic < pools.length; clinic++) {
            if (prices[clinic] == null) {
                prices[clinic] = pools[clinic].prices();
            }
        }
        return List.of(prices);
    }
}
