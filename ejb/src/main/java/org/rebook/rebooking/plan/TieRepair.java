package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A plan that keeps every tie: all bundles are taken out and put back one after another, each where that costs the whole
 * least; then again, and some together, while that saves anything.
 */
final class TieRepair {

    private static final int MOST_TOGETHER = 4;
    private static final int MOST_NEAR = 12;

    private final List<Bundle> bundles;
    private final TiedPlaces places;
    private final BundlePlacing[] placings;
    private final int[][] options;

    TieRepair(List<Bundle> bundles, TiedPlaces places) {
        this.bundles = bundles;
        this.places = places;
        placings = bundles.stream()
                .map(bundle -> new BundlePlacing(places, bundle))
                .toArray(BundlePlacing[]::new);
        options = new int[bundles.size()][];
    }

    /**
     * @param target a cost no plan can beat: reached, the search stops
     */
    void run(long target) {
        IntStream.range(0, bundles.size()).forEach(this::takeOut);
        int[] order = IntStream.range(0, bundles.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer each) -> -stakeOf(bundles.get(each))))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int each : order) {
            place(each);
        }
        boolean saved = true;
        while (saved && places.cost() > target) {
            saved = false;
            for (int each : order) {
                saved |= retry(each);
            }
        }
    }

    /** Bundle after bundle is put where it is best by a search that is next to complete, while that saves anything. */
    void thoroughly(long target) {
        boolean saved = true;
        while (saved && places.cost() > target) {
            long before = places.cost();
            for (int each = 0; each < options.length; each++) {
                long cost = places.cost();
                takeOut(each);
                options[each] = placings[each].placeThoroughly(options[each], cost);
            }
            saved = places.cost() < before;
        }
    }

    void takeOut(int each) {
        bundles.get(each).members.forEach(places::lift);
    }

    void place(int each) {
        options[each] = placings[each].place();
    }

    int[] optionsOf(int bundle) {
        return options[bundle];
    }

    private long stakeOf(Bundle bundle) {
        return bundle.members.stream().mapToLong(places::unplacedCost).sum();
    }

    /** Puts each of them where it is best before any bundle near it has a place. */
    void favour(int[] suspected, long target) {
        for (int each : suspected) {
            if (places.cost() > target) {
                int[] near = near(each);
                int[] some = Arrays.copyOf(near, near.length + 1);
                some[near.length] = each;
                retry(some);
            }
        }
    }

    /** Those who share a pool with the bundle, where there is least room to give way first. */
    private int[] near(int each) {
        return IntStream.range(0, bundles.size())
                .filter(other -> other != each && shareAPool(each, other))
                .boxed()
                .sorted(Comparator.comparingInt(other -> smallestShared(each, other)))
                .limit(MOST_NEAR)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int smallestShared(int one, int other) {
        return bundles.get(one).members.stream()
                .filter(who -> bundles.get(other).members.stream().anyMatch(also -> also.pool() == who.pool()))
                .mapToInt(who -> places.sizeOf(who.pool()))
                .min()
                .orElseThrow();
    }

    /**
     * Tries some bundles together, those around one that is suspected to stand badly.
     *
     * @param steps how often for each of the suspected
     */
    void runAround(int[] suspected, long target, long seed, int steps) {
        Random random = new Random(seed);
        for (int step = 0; step < steps * suspected.length && places.cost() > target; step++) {
            int first = suspected[step % suspected.length];
            int[] near = random.ints(40, 0, bundles.size())
                    .filter(each -> each != first && shareAPool(first, each))
                    .distinct()
                    .limit(1 + random.nextInt(MOST_TOGETHER - 1))
                    .toArray();
            if (near.length > 0) {
                int[] some = Arrays.copyOf(near, near.length + 1);
                some[near.length] = first;
                retry(some);
            }
        }
    }

    private boolean shareAPool(int one, int other) {
        for (Member who : bundles.get(one).members) {
            for (Member also : bundles.get(other).members) {
                if (also.pool() == who.pool()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Begins anew from where the clinics and theatres would have everybody, tied or not, and keeps that if it costs less. */
    boolean tryFrom(int[][] wanted, List<int[]> lists, long target) {
        long before = places.cost();
        int[][] had = options.clone();
        int[] all = IntStream.range(0, bundles.size()).toArray();
        List<int[]> hadLists =
                IntStream.range(0, lists.size()).mapToObj(places::choicesOn).toList();
        for (int each : all) {
            takeOut(each);
        }
        for (int theatre = 0; theatre < lists.size(); theatre++) {
            places.become(theatre, lists.get(theatre));
        }
        for (int each : all) {
            takeOutOfTheatres(each);
        }
        int[] left = IntStream.of(all)
                .filter(each -> !bundles.get(each).allows(wanted[each]) || !putWhereWanted(each, wanted[each]))
                .toArray();
        for (int each : left) {
            options[each] = placings[each].placeNear(wanted[each]);
        }
        boolean saved = true;
        while (saved && places.cost() > target) {
            saved = false;
            for (int each : left) {
                saved |= retry(each);
            }
        }
        settleTogether();
        favour(left, target);
        if (places.cost() < before) {
            return true;
        }
        for (int each : all) {
            takeOut(each);
        }
        for (int theatre = 0; theatre < lists.size(); theatre++) {
            places.becomeChoices(theatre, hadLists.get(theatre));
        }
        for (int each : all) {
            takeOutOfTheatres(each);
            putAsBefore(each, had[each]);
        }
        return false;
    }

    /** Everybody keeps the time they have; which of the places at that time, is decided for all together. */
    private void settleTogether() {
        for (int each = 0; each < options.length; each++) {
            options[each] = options[each].clone();
        }
        places.settleTogether(bundles, options);
    }

    /** After a theatre became another, its members are on lists; they are out until they are put somewhere. */
    private void takeOutOfTheatres(int each) {
        bundles.get(each).members.stream().filter(places::isOperation).forEach(places::lift);
    }

    private boolean putWhereWanted(int each, int[] wanted) {
        Bundle bundle = bundles.get(each);
        for (int member = 0; member < wanted.length; member++) {
            Member who = bundle.members.get(member);
            if (places.costsOf(who)[wanted[member]] >= RoomCosts.NO_WAY) {
                takeOut(each);
                return false;
            }
            places.seat(who, wanted[member]);
        }
        options[each] = wanted;
        return true;
    }

    /**
     * Takes the bundles out and puts them back, the last first; as before if that costs more. Of large ones only parts are
     * taken out, when it is their turn.
     */
    private boolean retry(int... some) {
        long before = places.cost();
        int[][] had = new int[some.length][];
        for (int i = 0; i < some.length; i++) {
            had[i] = options[some[i]];
            if (!placings[some[i]].isLarge()) {
                takeOut(some[i]);
            }
        }
        for (int i = some.length - 1; i >= 0; i--) {
            if (placings[some[i]].isLarge()) {
                options[some[i]] = placings[some[i]].improved(options[some[i]]);
            } else {
                place(some[i]);
            }
        }
        long after = places.cost();
        if (after > before) {
            for (int each : some) {
                takeOut(each);
            }
            for (int i = 0; i < some.length; i++) {
                putAsBefore(some[i], had[i]);
            }
        }
        return after < before;
    }

    void putAsBefore(int each, int[] had) {
        for (int member = 0; member < had.length; member++) {
            places.seat(bundles.get(each).members.get(member), had[member]);
        }
        options[each] = had;
    }
}
