package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;

/**
 * Appointments that are linked with one another and all affected: they keep their places together or move together, with
 * the days between them as the links ask; where no dates keep them together, a clinician is asked (R-CAN-14). They are
 * settled before the pools, the most at risk first, each bundle at its least cost.
 */
final class Bundles {

    static final String POOL = "linked appointments";

    private static final int MOST_TRIED = 200_000;

    private final Circumstances now;
    private final Commitments commitments;
    private final Map<String, Integer> stayCapacity;
    private final Map<String, Remainder> remainders;
    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private final MoveCosts costs;
    private final List<List<Affected>> bundles;
    private final List<Placed> placed = new ArrayList<>();
    private final PoolFigures figures = new PoolFigures();
    private long cost;
    private long bound;

    /** One way for one member: to stay, or to move into an opening. */
    private record Way(@Nullable Opening opening, long cost) {}

    /** A way with the time it would take. */
    private record Chosen(Affected member, Way way, Opening.@Nullable Slot slot, SlotTime time) {}

    Bundles(
            List<Affected> movable,
            Map<String, Integer> stayCapacity,
            Map<String, Remainder> remainders,
            List<Opening> openings,
            Circumstances now,
            Commitments commitments) {
        this.now = now;
        this.commitments = commitments;
        this.stayCapacity = stayCapacity;
        this.remainders = remainders;
        openings.forEach(opening -> this.openings.put(keyOf(opening), opening));
        this.bundles = now.isOn(Setting.KEEP_BUNDLES) ? bundlesAmong(movable) : List.of();
        this.costs =
                new MoveCosts(Math.max(1, bundles.stream().mapToInt(List::size).sum()), now);
    }

    private static String keyOf(Opening opening) {
        return opening.sample().session() + '|' + opening.sample().id();
    }

    /** Connected by links among those who may move; the most at risk first. */
    @Enforces(Rule.R_CAN_14)
    private List<List<Affected>> bundlesAmong(List<Affected> movable) {
        Map<String, Affected> byId = new LinkedHashMap<>();
        movable.stream()
                .sorted(Comparator.comparing(Affected::appointment))
                .forEach(member -> byId.put(member.appointment(), member));
        Map<String, Set<String>> linked = new HashMap<>();
        byId.values().forEach(member -> member.displaced().links().stream()
                .filter(link -> byId.containsKey(link.other()))
                .forEach(link -> {
                    linked.computeIfAbsent(member.appointment(), any -> new LinkedHashSet<>())
                            .add(link.other());
                    linked.computeIfAbsent(link.other(), any -> new LinkedHashSet<>())
                            .add(member.appointment());
                }));
        Set<String> seen = new HashSet<>();
        List<List<Affected>> found = new ArrayList<>();
        byId.keySet().stream()
                .filter(id -> linked.containsKey(id) && !seen.contains(id))
                .forEach(id -> {
                    if (!seen.contains(id)) {
                        found.add(reachedFrom(id, linked, seen).stream()
                                .sorted()
                                .map(byId::get)
                                .toList());
                    }
                });
        found.sort(Comparator.comparing(this::tierOf)
                .thenComparing(bundle -> bundle.get(0).appointment()));
        return found;
    }

    private static List<String> reachedFrom(String start, Map<String, Set<String>> linked, Set<String> seen) {
        List<String> reached = new ArrayList<>(List.of(start));
        seen.add(start);
        for (int i = 0; i < reached.size(); i++) {
            linked.get(reached.get(i)).stream().filter(seen::add).forEach(reached::add);
        }
        return reached;
    }

    private RiskTier tierOf(List<Affected> bundle) {
        return bundle.stream()
                .map(member -> RiskTier.of(member.displaced(), now.today(), now.rules()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Settles every bundle; empty when there is none. */
    Optional<PoolPlan> plan() {
        if (bundles.isEmpty()) {
            return Optional.empty();
        }
        bundles.forEach(this::settle);
        return Optional.of(new PoolPlan(POOL, placed, figures, figures, cost, bound));
    }

    Set<String> settled() {
        return placed.stream().map(each -> each.affected().appointment()).collect(Collectors.toSet());
    }

    /** What the bundles have left of the openings. */
    List<Opening> openingsLeft() {
        return openings.values().stream()
                .filter(opening -> opening.isList() || !opening.slots().isEmpty())
                .toList();
    }

    private void settle(List<Affected> bundle) {
        Set<String> ids = bundle.stream().map(Affected::appointment).collect(Collectors.toSet());
        List<List<Way>> ways =
                bundle.stream().map(member -> waysOf(member, ids)).toList();
        Search search = new Search(bundle, ways);
        for (int i = 0; i < bundle.size(); i++) {
            bound += ways.get(i).stream()
                    .mapToLong(Way::cost)
                    .min()
                    .orElse(costs.unplaced(bundle.get(i).displaced()));
        }
        if (!search.isFound()) {
            bundle.forEach(member -> leave(member, bundle));
            return;
        }
        search.best().forEach(chosen -> take(chosen, bundle));
    }

    /** To stay where the session still has room, or to move; the cheapest first. */
    private List<Way> waysOf(Affected member, Set<String> bundle) {
        List<Way> ways = new ArrayList<>();
        if (stayCapacity.getOrDefault(member.session(), 0) >= neededBy(member)) {
            ways.add(new Way(null, costs.stay()));
        }
        Affected loose = member.with(member.displaced()
                .withLinks(member.displaced().links().stream()
                        .filter(link -> !bundle.contains(link.other()))
                        .toList()));
        openings.values().stream()
                .filter(opening -> opening.isList() == member.isOperation())
                .filter(opening -> PlanRules.firstRefusalOf(opening.sample(), loose, now, commitments) == null)
                .forEach(opening -> ways.add(new Way(opening, costs.move(member.displaced(), opening))));
        ways.sort(Comparator.comparingLong(Way::cost)
                .thenComparing(way -> way.opening() == null ? "" : keyOf(way.opening())));
        return ways;
    }

    private int neededBy(Affected member) {
        return remainders.get(member.session()).neededBy(member);
    }

    private void take(Chosen chosen, List<Affected> bundle) {
        Affected member = chosen.member();
        Opening opening = chosen.way().opening();
        cost += chosen.way().cost();
        if (opening == null) {
            stayCapacity.merge(
                    member.session(), remainders.get(member.session()).takenBy(member), Remainder::after);
            figures.addKept();
            placed.add(Placed.where(member, POOL, Decision.STAY, 0, Wording.staysTogether(bundle.size())));
            return;
        }
        commitments.add(member.patient(), chosen.time());
        figures.addMove(member.displaced(), opening, now);
        openings.put(keyOf(opening), without(openings.get(keyOf(opening)), chosen));
        placed.add(new Placed(
                member,
                POOL,
                Decision.MOVE,
                opening,
                chosen.slot(),
                chosen.time(),
                chosen.way().cost(),
                Wording.movesTogether(member.displaced(), opening, now, bundle.size()),
                List.of(),
                ReasonableOffer.needsAgreementBecause(opening.sample(), member.displaced(), now) != null));
    }

    private void leave(Affected member, List<Affected> bundle) {
        long unplaced = costs.unplaced(member.displaced());
        cost += unplaced;
        figures.addUnplaced();
        placed.add(Placed.forClinician(
                member, POOL, unplaced, Wording.noDatesTogether(bundle.size()) + " " + refusalsOf(member)));
    }

    private String refusalsOf(Affected member) {
        Stream<Opening> ofTheSpecialty = openings.values().stream()
                .filter(opening -> opening.isList() == member.isOperation()
                        && Objects.equals(
                                opening.sample().specialty(), member.displaced().specialty()));
        RefusalCount count = RefusalCount.of(ofTheSpecialty, member, now, commitments);
        return Wording.unplaced(count, member.displaced(), now);
    }

    private static Opening without(Opening opening, Chosen chosen) {
        Displaced patient = chosen.member().displaced();
        return opening.isList()
                ? opening.filledBy(patient.minutes(), chosen.member().sdMinutes())
                : opening.without(chosen.slot());
    }

    /** Looks for the cheapest way of a bundle that keeps all its links: the cheapest first, given up when it cannot win. */
    private final class Search {

        private final List<Affected> bundle;
        private final List<List<Way>> ways;
        private final long[] leastFrom;
        private List<Chosen> best = List.of();
        private long bestCost = Long.MAX_VALUE;
        private int tried;

        Search(List<Affected> bundle, List<List<Way>> ways) {
            this.bundle = bundle;
            this.ways = ways;
            this.leastFrom = new long[bundle.size() + 1];
            for (int i = bundle.size() - 1; i >= 0; i--) {
                leastFrom[i] = leastFrom[i + 1]
                        + (ways.get(i).isEmpty() ? 0 : ways.get(i).get(0).cost());
            }
            choose(0, new ArrayList<>(), 0);
        }

        boolean isFound() {
            return !best.isEmpty();
        }

        List<Chosen> best() {
            return best;
        }

        private void choose(int next, List<Chosen> chosen, long costSoFar) {
            if (next == bundle.size()) {
                best = List.copyOf(chosen);
                bestCost = costSoFar;
                return;
            }
            for (Way way : ways.get(next)) {
                if (costSoFar + way.cost() + leastFrom[next + 1] >= bestCost || tried++ > MOST_TRIED) {
                    return;
                }
                Chosen one = placeOf(bundle.get(next), way, chosen);
                if (one != null) {
                    chosen.add(one);
                    choose(next + 1, chosen, costSoFar + way.cost());
                    chosen.remove(chosen.size() - 1);
                }
            }
        }

        private @Nullable Chosen placeOf(Affected member, Way way, List<Chosen> chosen) {
            Opening opening = way.opening();
            if (opening == null) {
                long staying = chosen.stream()
                        .filter(other -> other.way().opening() == null
                                && other.member().session().equals(member.session()))
                        .mapToLong(other -> neededBy(other.member()))
                        .sum();
                boolean room = staying + neededBy(member) <= stayCapacity.getOrDefault(member.session(), 0);
                Chosen stays = new Chosen(member, way, null, member.displaced().lost());
                return room && fits(stays, chosen) ? stays : null;
            }
            if (opening.isList()) {
                boolean taken = chosen.stream().anyMatch(other -> other.way().opening() == opening);
                Chosen listed = new Chosen(member, way, null, TheatrePool.timeOn(opening, member, 0));
                return !taken && fits(listed, chosen) ? listed : null;
            }
            return opening.slots().stream()
                    .map(slot -> new Chosen(member, way, slot, slot.time()))
                    .filter(one -> fits(one, chosen))
                    .findFirst()
                    .orElse(null);
        }

        private boolean fits(Chosen one, List<Chosen> chosen) {
            return !commitments.clashes(one.member().patient(), one.time())
                    && chosen.stream().allMatch(other -> fits(one, other));
        }

        private boolean fits(Chosen one, Chosen other) {
            boolean samePatient = one.member().patient().equals(other.member().patient());
            return !(samePatient && one.time().overlaps(other.time()))
                    && linksHold(one, other)
                    && linksHold(other, one);
        }

        private boolean linksHold(Chosen one, Chosen other) {
            return one.member().displaced().links().stream()
                    .filter(link -> link.other().equals(other.member().appointment()))
                    .allMatch(link -> link.holds(one.time().day(), other.time().day()));
        }
    }
}
