package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a trust's plan and its bound from the problem, the plan, the prices and the charges alone.
 *
 * <p>Everybody has one place of their own or none, no group and no list is overfull, every tie holds, the costs add up, and
 * the bound is what prices and charges prove: for that every way of every bundle is tried, one by one. What the theatres
 * cost at least is taken from the plan. Shares nothing with whatever made the plan.
 */
public final class TiedPlanCheck {

    private static final long NEVER = Long.MAX_VALUE / 4;

    private final TiedProblem problem;
    private final TiedPlan plan;
    private final List<String> faults = new ArrayList<>();

    private TiedPlanCheck(TiedProblem problem, TiedPlan plan) {
        this.problem = problem;
        this.plan = plan;
    }

    /** Every fault in words; none means that the plan is feasible and its bound valid. */
    public static List<String> faultsOf(TiedProblem problem, TiedPlan plan) {
        TiedPlanCheck check = new TiedPlanCheck(problem, plan);
        if (check.sizesAgree()) {
            check.checkClinics();
            check.checkTheatres();
            check.checkTies();
            check.checkCost();
            check.checkBound();
        }
        return List.copyOf(check.faults);
    }

    private boolean sizesAgree() {
        boolean agree = plan.clinics().size() == problem.clinics().size()
                && plan.theatres().size() == problem.theatres().size()
                && plan.charges().size() == problem.theatres().size()
                && plan.theatreBounds().size() == problem.theatres().size();
        for (int clinic = 0; agree && clinic < problem.clinics().size(); clinic++) {
            agree = plan.clinics().get(clinic).patients()
                            == problem.clinics().get(clinic).patients()
                    && plan.clinics().get(clinic).groups()
                            == problem.clinics().get(clinic).groups();
        }
        for (int theatre = 0; agree && theatre < problem.theatres().size(); theatre++) {
            int operations = problem.theatres().get(theatre).operations().size();
            agree = plan.theatres().get(theatre).listOf().length == operations
                    && plan.charges().get(theatre).length == operations;
        }
        if (!agree) {
            faults.add("The plan is not one for these pools and patients.");
        }
        return agree;
    }

    private void checkClinics() {
        for (int pool = 0; pool < plan.clinics().size(); pool++) {
            AssignmentProblem clinic = problem.clinics().get(pool);
            Assignment given = plan.clinics().get(pool);
            int[] taken = new int[clinic.groups()];
            long cost = 0;
            for (int patient = 0; patient < clinic.patients(); patient++) {
                int arc = given.arcOf(patient);
                if (arc == Assignment.UNPLACED) {
                    cost += clinic.unplacedCost()[patient];
                } else if (arc < clinic.firstArc()[patient] || arc >= clinic.firstArc()[patient + 1]) {
                    fault("Clinic %d: patient %d has no arc %d.", pool, patient, arc);
                } else {
                    taken[clinic.arcGroup()[arc]]++;
                    cost += clinic.arcCost()[arc];
                }
            }
            for (int group = 0; group < taken.length; group++) {
                if (taken[group] > clinic.capacity()[group]) {
                    fault(
                            "Clinic %d: group %d has %d places, but %d patients.",
                            pool, group, clinic.capacity()[group], taken[group]);
                }
                if (given.priceOfGroup(group) < 0) {
                    fault("Clinic %d: group %d has a price below zero: %d.", pool, group, given.priceOfGroup(group));
                }
            }
            if (cost != given.totalCost()) {
                fault("Clinic %d says it costs %d, but its arcs cost %d.", pool, given.totalCost(), cost);
            }
        }
    }

    private void checkTheatres() {
        for (int theatre = 0; theatre < plan.theatres().size(); theatre++) {
            for (String found : ListPlanCheck.faultsOf(
                    problem.theatres().get(theatre), plan.theatres().get(theatre))) {
                fault("Theatre %d: %s", theatre, found);
            }
        }
    }

    /** The place of a member, as its number in its pool; or {@link Assignment#UNPLACED}. */
    private int placeOf(Member who) {
        return who.pool() < problem.clinics().size()
                ? plan.clinics().get(who.pool()).groupOf(who.patient())
                : plan.theatres().get(who.pool() - problem.clinics().size()).listOf()[who.patient()];
    }

    private void checkTies() {
        for (Tie tie : problem.ties()) {
            if (!holds(tie, placeOf(tie.first()), placeOf(tie.second()))) {
                fault("%s is broken: places %d and %d.", tie, placeOf(tie.first()), placeOf(tie.second()));
            }
        }
        for (Clash clash : problem.clashes()) {
            if (!holds(clash, placeOf(clash.first()), placeOf(clash.second()))) {
                fault(
                        "%s: the same person is at places %d and %d at once.",
                        clash, placeOf(clash.first()), placeOf(clash.second()));
            }
        }
    }

    private boolean holds(Tie tie, int firstPlace, int secondPlace) {
        boolean first = firstPlace != Assignment.UNPLACED;
        boolean second = secondPlace != Assignment.UNPLACED;
        if (first && second) {
            long days = (long) day(tie.second(), secondPlace) - day(tie.first(), firstPlace);
            return tie.least() <= days && days <= tie.most();
        }
        return switch (tie.without()) {
            case FREE -> true;
            case NEEDS_FIRST -> !second;
            case TOGETHER -> !first && !second;
        };
    }

    private boolean holds(Clash clash, int firstPlace, int secondPlace) {
        if (firstPlace == Assignment.UNPLACED || secondPlace == Assignment.UNPLACED) {
            return true;
        }
        PlaceTimes first = problem.times().get(clash.first().pool());
        PlaceTimes second = problem.times().get(clash.second().pool());
        return first.day()[firstPlace] != second.day()[secondPlace]
                || first.to()[firstPlace] <= second.from()[secondPlace]
                || second.to()[secondPlace] <= first.from()[firstPlace];
    }

    private int day(Member who, int place) {
        return problem.times().get(who.pool()).day()[place];
    }

    private void checkCost() {
        long cost = plan.clinics().stream().mapToLong(Assignment::totalCost).sum()
                + plan.theatres().stream().mapToLong(ListPlan::totalCost).sum();
        if (cost != plan.cost()) {
            fault("The plan says it costs %d, but its pools cost %d.", plan.cost(), cost);
        }
        if (plan.bound() > plan.cost()) {
            fault("The bound %d lies above the cost %d.", plan.bound(), plan.cost());
        }
    }

    private void checkBound() {
        long proven = plan.theatreBounds().stream().mapToLong(Long::longValue).sum();
        Map<Member, Set<Member>> joined = joined();
        for (int pool = 0; pool < plan.clinics().size(); pool++) {
            AssignmentProblem clinic = problem.clinics().get(pool);
            for (int patient = 0; patient < clinic.patients(); patient++) {
                Member who = new Member(pool, patient);
                if (!joined.containsKey(who)) {
                    proven += ways(who).stream().mapToLong(Way::cost).min().orElseThrow();
                }
            }
            for (int group = 0; group < clinic.groups(); group++) {
                proven -= plan.clinics().get(pool).priceOfGroup(group) * clinic.capacity()[group];
            }
        }
        Set<Member> done = new HashSet<>();
        for (Member start : joined.keySet()) {
            if (!done.contains(start)) {
                List<Member> bundle = new ArrayList<>(List.of(start));
                done.add(start);
                for (int at = 0; at < bundle.size(); at++) {
                    joined.get(bundle.get(at)).stream().filter(done::add).forEach(bundle::add);
                }
                proven += new EveryWay(bundle).least();
            }
        }
        if (proven < plan.bound()) {
            fault("The prices prove a cost of %d, the plan claims %d.", proven, plan.bound());
        }
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
            int[] lists = problem.theatres()
                    .get(theatre)
                    .operations()
                    .get(who.patient())
                    .lists();
            long[] charges = plan.charges().get(theatre)[who.patient()];
            for (int each = 0; each < lists.length; each++) {
                ways.add(new Way(lists[each], -charges[each]));
            }
            ways.add(new Way(Assignment.UNPLACED, -charges[lists.length]));
            return ways;
        }
        AssignmentProblem clinic = problem.clinics().get(who.pool());
        for (int arc = clinic.firstArc()[who.patient()]; arc < clinic.firstArc()[who.patient() + 1]; arc++) {
            int group = clinic.arcGroup()[arc];
            if (clinic.capacity()[group] > 0) {
                ways.add(new Way(
                        group,
                        clinic.arcCost()[arc] + plan.clinics().get(who.pool()).priceOfGroup(group)));
            }
        }
        ways.add(new Way(Assignment.UNPLACED, clinic.unplacedCost()[who.patient()]));
        return ways;
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
                    .map(who -> TiedPlanCheck.this.ways(who).stream()
                            .sorted((one, other) -> Long.compare(one.cost(), other.cost()))
                            .toList())
                    .toList();
            leastFrom = new long[bundle.size() + 1];
            for (int at = bundle.size() - 1; at >= 0; at--) {
                leastFrom[at] = leastFrom[at + 1] + ways.get(at).get(0).cost();
            }
            place = new int[bundle.size()];
            Arrays.fill(place, Assignment.UNPLACED);
        }

        long least() {
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
                            .allMatch(tie -> holds(tie, places.get(tie.first()), places.get(tie.second())))
                    && problem.clashes().stream()
                            .filter(clash ->
                                    clash.first().equals(last) || clash.second().equals(last))
                            .filter(clash -> places.containsKey(clash.first()) && places.containsKey(clash.second()))
                            .allMatch(clash -> holds(clash, places.get(clash.first()), places.get(clash.second())));
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

    private void fault(String words, Object... values) {
        faults.add(words.formatted(values));
    }
}
