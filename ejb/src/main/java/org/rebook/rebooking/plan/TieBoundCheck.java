package org.rebook.rebooking.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out what a proof proves: the least that pools and bundles cost with its prices and charges. */
final class TieBoundCheck {

    /** What is true in a case: the member's place begins by that time of that day; or it begins later, or there is none. */
    record Half(Member who, int day, int minute, boolean isEarly) {}

    /** Proven of a case in which there is no plan. */
    static final long NO_PLAN = Long.MAX_VALUE;

    /** @param isAll whether every tie was looked at; where some are too tangled, more may be true than is proven */
    record Proven(long cost, boolean isAll) {

        /** What is proven of a plan that is in one of two cases. */
        Proven or(Proven other) {
            return new Proven(Math.min(cost, other.cost), isAll && other.isAll);
        }
    }

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
    Proven proven() {
        if (!isForTheseMembers()) {
            return new Proven(Long.MIN_VALUE, true);
        }
        boolean all = true;
        long proven = proof.theatreBounds().stream().mapToLong(Long::longValue).sum();
        BigInteger paidForPlaces = BigInteger.ZERO;
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
                paidForPlaces =
                        paidForPlaces.add(BigInteger.valueOf(proof.prices().get(pool)[group])
                                .multiply(BigInteger.valueOf(clinic.capacity()[group])));
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
            Proven least = leastTogether(bundle, joined);
            if (least.cost() >= LeastTogetherCheck.NO_WAY) {
                return new Proven(NO_PLAN, true);
            }
            proven += least.cost();
            all &= least.isAll();
        }
        return new Proven(less(proven, paidForPlaces), all);
    }

    /** Many places of a high price may come to more than a whole number of the machine holds; then nothing is proven. */
    private static long less(long proven, BigInteger paidForPlaces) {
        BigInteger left = BigInteger.valueOf(proven).subtract(paidForPlaces);
        return left.max(BigInteger.valueOf(Long.MIN_VALUE)).longValueExact();
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

    private Proven leastTogether(List<Member> bundle, Map<Member, Set<Member>> joined) {
        List<List<Way>> ways = bundle.stream().map(this::ways).toList();
        if (ways.stream().anyMatch(List::isEmpty)) {
            return new Proven(LeastTogetherCheck.NO_WAY, true);
        }
        long[][] costs = ways.stream()
                .map(own -> own.stream().mapToLong(Way::cost).toArray())
                .toArray(long[][]::new);
        boolean[][] tied = new boolean[bundle.size()][bundle.size()];
        Asked[][] asked = new Asked[bundle.size()][bundle.size()];
        Map<Member, Integer> number = new HashMap<>();
        for (int one = 0; one < tied.length; one++) {
            number.put(bundle.get(one), one);
            for (int other = 0; other < tied.length; other++) {
                tied[one][other] = joined.get(bundle.get(one)).contains(bundle.get(other));
                asked[one][other] = one < other ? new Asked(new ArrayList<>(), new ArrayList<>()) : asked[other][one];
            }
        }
        for (Tie tie : problem.ties()) {
            if (number.containsKey(tie.first())) {
                asked[number.get(tie.first())][number.get(tie.second())].ties().add(tie);
            }
        }
        for (Clash clash : problem.clashes()) {
            if (number.containsKey(clash.first())) {
                asked[number.get(clash.first())][number.get(clash.second())]
                        .clashes()
                        .add(clash);
            }
        }
        LeastTogetherCheck together = new LeastTogetherCheck(
                costs,
                tied,
                (one, way, other, otherWay) -> goTogether(
                        bundle.get(one),
                        ways.get(one).get(way).place(),
                        bundle.get(other),
                        ways.get(other).get(otherWay).place(),
                        asked[one][other]));
        Long least = together.least();
        return least == null ? new Proven(together.leastApart(), false) : new Proven(least, true);
    }

    /** What is asked of two. */
    private record Asked(List<Tie> ties, List<Clash> clashes) {}

    private boolean goTogether(Member one, int place, Member other, int otherPlace, Asked asked) {
        if (shareAnOnlyPlace(one, place, other, otherPlace)) {
            return false;
        }
        for (Tie tie : asked.ties()) {
            boolean isForward = tie.first().equals(one);
            if (!kept.holds(tie, isForward ? place : otherPlace, isForward ? otherPlace : place)) {
                return false;
            }
        }
        for (Clash clash : asked.clashes()) {
            boolean isForward = clash.first().equals(one);
            if (!kept.holds(clash, isForward ? place : otherPlace, isForward ? otherPlace : place)) {
                return false;
            }
        }
        return true;
    }

    /** Two that are tied to each other do not share a group's only place. */
    private boolean shareAnOnlyPlace(Member one, int place, Member other, int otherPlace) {
        return place != Assignment.UNPLACED
                && place == otherPlace
                && one.pool() == other.pool()
                && one.pool() < problem.clinics().size()
                && problem.clinics().get(one.pool()).capacity()[place] == 1;
    }
}
