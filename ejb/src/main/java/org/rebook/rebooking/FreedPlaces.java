package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Offers what changes have freed to appointments that hang together, those with dates too: no search for another's place
 * finds them one. As long as nobody of them would rather be elsewhere at what the places are worth to everybody else, no
 * other plan is better; only those who would are looked at further, and those whose places they want with them.
 */
final class FreedPlaces {

    private final StandingPlan plan;
    private final TouchedPools pools;
    private final TheatreChange theatres;
    private final WhereNow where;
    private final LinkedChange search;
    private final MovingTogether together;
    private final List<List<Affected>> tied;

    FreedPlaces(
            StandingPlan plan,
            TouchedPools pools,
            TheatreChange theatres,
            WhereNow where,
            LinkedChange search,
            MovingTogether together) {
        this.plan = plan;
        this.pools = pools;
        this.theatres = theatres;
        this.where = where;
        this.search = search;
        this.together = together;
        this.tied =
                pools.linked() == plan.linked() ? plan.tied() : pools.linked().groups();
    }

    /**
     * Those who hang together and would rather be elsewhere.
     *
     * @param spare how much less they could cost at those prices, were they not to keep together
     * @param gain how much less they could cost together, at the most
     * @param rivals who has what they want
     */
    private record Wish(List<Affected> members, long spare, long gain, Set<Affected> rivals) {}

    /**
     * @param moved who hangs together and was moved just now, for they may have taken what others need more
     * @param settled of those, who cannot have a better place, for nothing has changed since they looked
     * @param why told of everybody who gains, where nothing is told yet and no other says it
     */
    void offer(Set<Affected> moved, Set<Affected> settled, Set<String> left, Map<String, String> why) {
        Set<Affected> looked = new HashSet<>(settled);
        while (true) {
            List<List<Affected>> around = around(left);
            JointLimits limits =
                    together.limitsFor(around.stream().flatMap(List::stream).toList());
            List<Wish> all = wishes(around, limits, Map.of());
            List<Wish> wishes = all.stream().filter(wish -> wish.gain() > 0).toList();
            if (wishes.isEmpty()) {
                return;
            }
            List<Affected> looking = looking(wishes, moved, left);
            if (looked.containsAll(looking) || !together.improve(looking, savings(all), why)) {
                doubt(around, looking, limits, left);
                return;
            }
            pools.touch(looking);
            looked.clear();
        }
    }

    /** Those in whose pools something has changed. */
    private List<List<Affected>> around(Set<String> left) {
        return within(left)
                .filter(group -> group.stream().anyMatch(this::isTouched))
                .toList();
    }

    private Stream<List<Affected>> within(Set<String> left) {
        return tied.stream().map(group -> group.stream()
                .filter(each -> !left.contains(each.appointment()))
                .toList());
    }

    private boolean isTouched(Affected patient) {
        return patient.isOperation() ? theatres.touch(StrikePlanner.poolOf(patient)) : pools.touch(patient);
    }

    /** @param prices of the places of some pools; of all others, those that hold now */
    private List<Wish> wishes(List<List<Affected>> around, JointLimits limits, Map<String, long[]> prices) {
        Map<String, long[]> known = new HashMap<>(prices);
        return around.stream().map(group -> wish(group, limits, known)).toList();
    }

    /** What all of them together could save at the most, and what each of them counts for in that. */
    private static Savings savings(List<Wish> all) {
        long inAll = all.stream().mapToLong(Wish::gain).sum();
        Map<String, Long> ofEach = new HashMap<>();
        all.forEach(wish ->
                wish.members().forEach(each -> ofEach.put(each.appointment(), wish.spare() + inAll - wish.gain())));
        return new Savings(inAll, ofEach);
    }

    private long spareOf(Affected patient, long @Nullable ... prices) {
        if (patient.isOperation()) {
            return theatres.spareOf(patient);
        }
        PoolChange pool = pools.of(patient);
        return prices != null || isTouched(patient)
                ? pool.spareOf(patient.appointment(), prices)
                : plan.spareOf(patient, any -> pool.spareOf(patient.appointment(), (long[]) null));
    }

    private Wish wish(List<Affected> group, JointLimits limits, Map<String, long[]> prices) {
        Map<String, Long> spares = new HashMap<>();
        group.forEach(each -> spares.put(each.appointment(), spareOf(each, prices.get(StrikePlanner.poolOf(each)))));
        long spare = spares.values().stream().mapToLong(Long::longValue).sum();
        // Nobody can cost more than now by more than the others save.
        spares.replaceAll((each, own) -> spare - own);
        Priced priced = new Priced();
        if (spare > 0) {
            group.stream()
                    .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()))
                    .forEach((pool, own) -> priced.add(pool, own, new Savings(spare, spares), limits, prices));
        }
        long gain = spare == 0 || priced.least() >= priced.now
                ? 0
                : Math.max(0, priced.now - search.leastOf(priced.members));
        return new Wish(group, spare, gain, gain == 0 ? Set.of() : priced.rivals());
    }

    /** Some who hang together, with what the places cost that are open to them. */
    private final class Priced {

        private final List<LoneMember> members = new ArrayList<>();
        private final Map<LoneMember, JointPlaces> clinics = new HashMap<>();
        private long now;

        void add(String name, List<Affected> own, Savings spare, JointLimits limits, Map<String, long[]> prices) {
            if (own.size() == 1 && own.get(0).isOperation() && !theatres.touch(name)) {
                now += theatres.costNow(own.get(0));
                members.add(plan.lists().of(own.get(0)));
                return;
            }
            JointPlaces pool = search.pool(name, own, limits, spare);
            long[] priced = prices.computeIfAbsent(name, any -> pool.prices());
            now += pool.costAtPrices(priced);
            for (LoneMember member : pool.atPrices(spare.inAll(), priced)) {
                members.add(member);
                clinics.put(member, pool);
            }
        }

        /** What all of them could not cost less than, were they not to keep together. */
        long least() {
            return members.stream().mapToLong(LoneMember::least).sum();
        }

        Set<Affected> rivals() {
            long saved = now - least();
            return clinics.entrySet().stream()
                    .flatMap(
                            each -> each
                                    .getValue()
                                    .holdersOf(each.getKey()
                                            .withPlacesUpTo(
                                                    saved - 1 + each.getKey().least()))
                                    .stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private List<Affected> looking(List<Wish> wishes, Set<Affected> moved, Set<String> left) {
        return Stream.of(
                        search
                                .togetherWith(wishes.stream()
                                        .flatMap(wish -> Stream.concat(wish.members().stream(), wish.rivals().stream()))
                                        .toList())
                                .stream(),
                        moved.stream())
                .flatMap(each -> each)
                .filter(each -> !left.contains(each.appointment()))
                .distinct()
                .toList();
    }

    /** The others could gain something if those who have looked made way: nobody has looked at all of them together. */
    private void doubt(List<List<Affected>> around, List<Affected> looked, JointLimits limits, Set<String> left) {
        Map<String, long[]> prices = new HashMap<>();
        long cost = 0;
        Map<String, List<Affected>> byPool = looked.stream()
                .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Affected>> own : byPool.entrySet()) {
            JointPlaces pool = search.pool(own.getKey(), own.getValue(), limits, Savings.upTo(0, own.getValue()));
            cost += pool.costNow();
            prices.put(own.getKey(), pool.pricesWithoutThem());
        }
        List<List<Affected>> others = within(left)
                .filter(group -> around.contains(group)
                        || group.stream().anyMatch(each -> prices.containsKey(StrikePlanner.poolOf(each))))
                .filter(group -> group.stream().noneMatch(looked::contains))
                .toList();
        search.doubt(
                cost,
                wishes(others, limits, prices).stream().mapToLong(Wish::gain).sum());
    }
}
