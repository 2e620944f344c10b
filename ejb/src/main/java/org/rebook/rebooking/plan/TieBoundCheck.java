package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out what a proof proves: for that every way of every bundle is tried, one by one. */
final class TieBoundCheck {

    /** What is true in a case: the member's place begins by that time of that day; or it begins later, or there is none. */
    record Half(Member who, int day, int minute, boolean isEarly) {}

    /** Proven of a case in which there is no plan. */
    static final long NO_PLAN = Long.MAX_VALUE;

    private static final long NEVER = Long.MAX_VALUE / 4;

    private final TiedProblem problem;
    private final TieCases.Proof proof;
    private final List<Half> halves;
    private final KeptTies kept;

    TieBoundCheck(TiedProblem problem, TieCases.Proof proof, List<Half> halves) {
        this.problem = problem;
        this.proof = proof;
        this.halves = halves;
        kept = new KeptTies(problem);
    }

    /** What every plan of the case costs at least; nothing at all where the proof is not one for this problem. */
    long proven() {
        if (!isForTheseMembers()) {
            return Long.MIN_VALUE;
        }
        long proven = proof.theatreBounds().stream().mapToLong(Long::longValue).sum();
        Map<Member, Set<Member>> joined = joined();
        for (int pool = 0; pool < problem.clinics().size(); pool++) {
            AssignmentProblem clinic = problem.clinics().get(pool);
            for (int patient = 0; patient < clinic.patients(); patient++) {
                Member who = new Member(pool, patient);
                if (!joined.containsKey(who)) {
                    proven += ways(who).stream().mapToLong(Way::cost).min().orElseThrow();
                }
            }
            for (int group = 0; group < clinic.groups(); group++) {
                proven -= proof.prices().get(pool)[group] * clinic.capacity()[group];
            }
        }
        Set<Member> done = new HashSet<>();
        for (Member start : joined.keySet()) {
            if (done.contains(start)) {
                continue;
            }
            List<Member> bundle = new ArrayList<>(List.of(start));
            done.add(start);
            for (int at = 0; at < bundle.size(); at++) {
                joined.get(bundle.get(at)).stream().filter(done::add).forEach(bundle::add);
            }
            long least = new EveryWay(bundle).least();
            if (least >= NEVER) {
                return NO_PLAN;
            }
            proven += least;
        }
        return proven;
    }

    /** Whether there is a price of zero or more for each group, and charges for each operation; and who is split is tied. */
    private boolean isForTheseMembers() {
        boolean fits = proof.prices().size() == problem.clinics().size()
                && proof.charges().size() == problem.theatres().size()
                && proof.theatreBounds().size() == problem.theatres().size();
        for (int pool = 0; fits && pool < proof.prices().size(); pool++) {
            fits = proof.prices().get(pool).length
                            == problem.clinics().get(pool).groups()
                    && Arrays.stream(proof.prices().get(pool)).allMatch(price -> price >= 0);
        }
        for (int theatre = 0; fits && theatre < proof.charges().size(); theatre++) {
            List<Operation> operations = problem.theatres().get(theatre).operations();
            long[][] charges = proof.charges().get(theatre);
            fits = charges.length == operations.size();
            for (int each = 0; fits && each < charges.length; each++) {
                fits = charges[each].length == operations.get(each).lists().length + 1;
            }
        }
        Set<Member> tied = joined().keySet();
        return fits && halves.stream().allMatch(half -> tied.contains(half.who()));
    }

    private Map<Member, Set<Member>> joined() {
        Map<Member, Set<Member>> joined = new HashMap<>();
        problem.ties().forEach(tie -> join(joined, tie.first(), tie.second()));
        problem.clashes().forEach(clash -> join(joined, clash.first(), clash.second()));
        return joined;
    }

    private static void join(Map<Member, Set<Member>> joined, Member one, Member other) {
        joined.computeIfAbsent(one, any -> new HashSet<>()).add(other);
        joined.computeIfAbsent(other, any -> new HashSet<>()).add(one);
    }

    /** A place or none, and what it costs with its price, or less its charge. */
    private record Way(int place, long cost) {}

    private List<Way> ways(Member who) {
        List<Way> ways = new ArrayList<>();
        int theatre = who.pool() - problem.clinics().size();
        if (theatre >= 0) {
            int[] lists =
                    problem.theatre(who.pool()).operations().get(who.patient()).lists();
            long[] charges = proof.charges().get(theatre)[who.patient()];
            for (int each = 0; each < lists.length; each++) {
                ways.add(new Way(lists[each], -charges[each]));
            }
            ways.add(new Way(Assignment.UNPLACED, -charges[lists.length]));
        } else {
            AssignmentProblem clinic = problem.clinics().get(who.pool());
            for (int arc = clinic.firstArc()[who.patient()]; arc < clinic.firstArc()[who.patient() + 1]; arc++) {
                int group = clinic.arcGroup()[arc];
                if (clinic.capacity()[group] > 0) {
                    ways.add(new Way(
                            group, clinic.arcCost()[arc] + proof.prices().get(who.pool())[group]));
                }
            }
            ways.add(new Way(Assignment.UNPLACED, clinic.unplacedCost()[who.patient()]));
        }
        ways.removeIf(way -> !halves.stream()
                .allMatch(half -> !half.who().equals(who) || half.isEarly() == begins(who, way.place(), half)));
        return ways;
    }

    /** Whether the place begins by the half's time. */
    private boolean begins(Member who, int place, Half half) {
        if (place == Assignment.UNPLACED) {
            return false;
        }
        PlaceTimes times = problem.times().get(who.pool());
        int day = times.day()[place];
        return day < half.day() || (day == half.day() && times.from()[place] <= half.minute());
    }

    /** Goes through the ways of a bundle, the cheapest first, leaving out what can no longer be cheaper. */
    private final class EveryWay {

        private final List<Member> bundle;
        private final List<List<Way>> ways;
        private final long[] leastFrom;
        private final int[] place;
        private long least = NEVER;

        EveryWay(List<Member> bundle) {
            this.bundle = bundle;
            ways = bundle.stream()
                    .map(who -> TieBoundCheck.this.ways(who).stream()
                            .sorted((one, other) -> Long.compare(one.cost(), other.cost()))
                            .toList())
                    .toList();
            leastFrom = new long[bundle.size() + 1];
            place = new int[bundle.size()];
            Arrays.fill(place, Assignment.UNPLACED);
        }

        long least() {
            if (ways.stream().anyMatch(List::isEmpty)) {
                return NEVER;
            }
            for (int at = bundle.size() - 1; at >= 0; at--) {
                leastFrom[at] = leastFrom[at + 1] + ways.get(at).get(0).cost();
            }
            from(0, 0);
            return least;
        }

        private void from(int at, long cost) {
            if (at == bundle.size()) {
                least = cost;
                return;
            }
            for (Way way : ways.get(at)) {
                if (cost + way.cost() + leastFrom[at + 1] >= least) {
                    return;
                }
                place[at] = way.place();
                if (goesWithEarlier(at)) {
                    from(at + 1, cost + way.cost());
                }
            }
        }

        private boolean goesWithEarlier(int at) {
            Member last = bundle.get(at);
            if (!fits(at, last)) {
                return false;
            }
            Map<Member, Integer> places = new HashMap<>();
            for (int each = 0; each <= at; each++) {
                places.put(bundle.get(each), place[each]);
            }
            return problem.ties().stream()
                            .filter(tie ->
                                    tie.first().equals(last) || tie.second().equals(last))
                            .filter(tie -> places.containsKey(tie.first()) && places.containsKey(tie.second()))
                            .allMatch(tie -> kept.holds(tie, places.get(tie.first()), places.get(tie.second())))
                    && problem.clashes().stream()
                            .filter(clash ->
                                    clash.first().equals(last) || clash.second().equals(last))
                            .filter(clash -> places.containsKey(clash.first()) && places.containsKey(clash.second()))
                            .allMatch(
                                    clash -> kept.holds(clash, places.get(clash.first()), places.get(clash.second())));
        }

        /** Two that are tied to each other do not share a group's only place. */
        private boolean fits(int at, Member last) {
            if (place[at] == Assignment.UNPLACED
                    || last.pool() >= problem.clinics().size()
                    || problem.clinics().get(last.pool()).capacity()[place[at]] > 1) {
                return true;
            }
            for (int earlier = 0; earlier < at; earlier++) {
                if (bundle.get(earlier).pool() == last.pool() && place[earlier] == place[at]) {
                    return false;
                }
            }
            return true;
        }
    }
}
