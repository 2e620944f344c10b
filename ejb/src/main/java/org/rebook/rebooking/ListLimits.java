package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.rebooking.KitAndBeds.Want;
import org.rebook.rebooking.plan.Limit;
import org.rebook.rebooking.plan.Use;

/**
 * What the operations of a pool share, as the planner is told of it: only where it could run out. Each site has days of its
 * own, because what is at one site is of no use at another.
 */
final class ListLimits {

    // More days than anybody plans ahead.
    private static final int DAYS_OF_A_SITE = 1_000_000;

    private final List<Affected> operations;
    private final List<Opening> lists;
    private final KitAndBeds counted;
    private final Map<String, TreeSet<LocalDate>> days = new TreeMap<>();
    private List<String> sites = List.of();

    ListLimits(List<Affected> operations, List<Opening> lists, KitAndBeds counted) {
        this.operations = operations;
        this.lists = lists;
        this.counted = counted;
    }

    /** Found out when somebody asks: of many lists, most are never asked about. */
    private List<String> sites() {
        if (days.isEmpty()) {
            operations.stream().map(Affected::displaced).forEach(patient -> addDay(patient.site(), patient.lostOn()));
            lists.forEach(list -> addDay(list.site(), list.sample().day()));
            sites = List.copyOf(days.keySet());
        }
        return sites;
    }

    private void addDay(@Nullable String site, LocalDate day) {
        days.computeIfAbsent(Objects.requireNonNullElse(site, ""), any -> new TreeSet<>())
                .add(day);
    }

    int dayOn(@Nullable String site, LocalDate day) {
        return sites().indexOf(Objects.requireNonNullElse(site, "")) * DAYS_OF_A_SITE + (int) day.toEpochDay();
    }

    /** What an operation takes wherever it goes; at other sites than a thing's own no day has a limit for it. */
    List<Use> usesOf(Displaced patient) {
        return sites().stream()
                .flatMap(site -> counted.wantsOf(patient, site).stream())
                .map(want -> new Use(want.what(), want.days()))
                .toList();
    }

    /** The days on which there may be too little for all who could want it; whoever has it already may keep it. */
    @Enforces({Rule.R_REB_29, Rule.R_REB_30})
    List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        for (String site : sites()) {
            Map<Want, Integer> wanted = wantedAt(site);
            Map<String, Integer> had = hadAt(site);
            Map<String, Integer> all = new HashMap<>();
            wanted.forEach((want, many) -> all.merge(want.what(), many, Integer::sum));
            Map<String, Want> longest = new LinkedHashMap<>();
            wanted.keySet()
                    .forEach(want ->
                            longest.merge(want.what(), want, (one, other) -> one.days() < other.days() ? other : one));
            longest.values().forEach(want -> daysOf(site, want).forEach(day -> {
                int most = Math.max(
                        Math.max(0, counted.left(want, day)), had.getOrDefault(KitAndBeds.on(want.what(), day), 0));
                if (most < all.get(want.what())) {
                    limits.add(new Limit(want.what(), dayOn(site, day), most));
                }
            }));
        }
        return limits;
    }

    private Map<Want, Integer> wantedAt(String site) {
        Map<Want, Integer> wanted = new LinkedHashMap<>();
        operations.forEach(operation ->
                counted.wantsOf(operation.displaced(), site).forEach(want -> wanted.merge(want, 1, Integer::sum)));
        return wanted;
    }

    private Map<String, Integer> hadAt(String site) {
        Map<String, Integer> had = new HashMap<>();
        operations.stream()
                .map(Affected::displaced)
                .filter(patient -> site.equals(patient.site()))
                .forEach(patient -> KitAndBeds.take(counted.wantsOf(patient, site), patient.lostOn(), had));
        return had;
    }

    private Stream<LocalDate> daysOf(String site, Want want) {
        return days.get(site).stream().flatMap(want::daysFrom).distinct().sorted();
    }

    /** What is taken more often than there is of it by all of these, each pool of which left the others out of account. */
    Set<String> overused(Collection<Placed> placed) {
        Map<Limit, Integer> most = new HashMap<>();
        limits().forEach(limit -> most.put(new Limit(limit.what(), limit.day(), 0), limit.most()));
        Map<Limit, Integer> used = new HashMap<>();
        placed.stream()
                .filter(each -> each.affected().isOperation() && each.decision() != Decision.UNPLACED)
                .forEach(each -> counted.wantsOf(each.affected().displaced(), each.site())
                        .forEach(want -> want.daysFrom(each.day())
                                .forEach(day -> used.merge(
                                        new Limit(want.what(), dayOn(each.site(), day), 0), 1, Integer::sum))));
        return used.entrySet().stream()
                .filter(use -> use.getValue() > most.getOrDefault(use.getKey(), Integer.MAX_VALUE))
                .map(use -> use.getKey().what())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Joins the pools whose patients may take the same of these. */
    void join(Set<String> scarce, Joined<String> pools) {
        Map<String, String> firstPool = new HashMap<>();
        for (Affected operation : operations) {
            for (Use use : usesOf(operation.displaced())) {
                String pool = StrikePlanner.poolOf(operation);
                String first = scarce.contains(use.what()) ? firstPool.putIfAbsent(use.what(), pool) : null;
                if (first != null) {
                    pools.join(first, pool);
                }
            }
        }
    }
}
