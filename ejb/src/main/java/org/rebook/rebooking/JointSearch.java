package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.Clash;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.Tie;
import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedPlanCheck;
import org.rebook.rebooking.plan.TiedPlanner;
import org.rebook.rebooking.plan.TiedProblem;

/**
 * Looks for the cheapest places of appointments that hang together. Whoever is alone in a pool stands for it; a pool with
 * several of them is looked at with all its patients.
 */
final class JointSearch {

    private static final int PLACES_TRIED_FIRST = 16;

    private final Linked linked;
    private final List<LoneMember> alone = new ArrayList<>();
    private final List<IntConsumer> settleAlone = new ArrayList<>();
    private final List<JointPool> pools = new ArrayList<>();
    private final List<Consumer<Map<String, Integer>>> settlePool = new ArrayList<>();
    private final List<JointTheatre> theatres = new ArrayList<>();
    private final List<Consumer<int[]>> settleTheatre = new ArrayList<>();
    private final Map<String, Member> numbers = new HashMap<>();
    private List<LoneMember> tried = List.of();

    JointSearch(Linked linked) {
        this.linked = linked;
    }

    /** @param settle is told the place that was found, as its pool counts it */
    void add(LoneMember member, IntConsumer settle) {
        alone.add(member);
        settleAlone.add(settle);
    }

    /** @param settle is told by appointment the places that were found, as the pool counts them */
    void add(JointPool pool, Consumer<Map<String, Integer>> settle) {
        pools.add(pool);
        settlePool.add(settle);
    }

    /** @param settle is told the list of each operation */
    void add(JointTheatre theatre, Consumer<int[]> settle) {
        theatres.add(theatre);
        settleTheatre.add(settle);
    }

    /** The cheapest places for all of them together. */
    TiedPlan cheapest() {
        number();
        if (!pools.isEmpty() || !theatres.isEmpty()) {
            return plan(alone);
        }
        List<LoneMember> few = alone.stream()
                .map(member -> member.withTheCheapest(PLACES_TRIED_FIRST))
                .toList();
        TiedPlan first = plan(few);
        long least = alone.stream().mapToLong(LoneMember::least).sum();
        // A place that costs more than what was found, even if all others had their best, is in no better plan.
        List<LoneMember> canWin = alone.stream()
                .map(member -> member.withPlacesUpTo(first.cost() - least + member.least()))
                .toList();
        boolean all = IntStream.range(0, few.size())
                .allMatch(each -> canWin.get(each).places() <= few.get(each).places());
        return all ? first : plan(canWin);
    }

    private TiedPlan plan(List<LoneMember> members) {
        tried = members;
        TiedProblem problem = problem();
        TiedPlan plan = TiedPlanner.plan(problem, Plans.SEED);
        List<String> faults = TiedPlanCheck.faultsOf(problem, plan);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The linked appointments' places do not hold: %s".formatted(faults));
        }
        return plan;
    }

    private void number() {
        for (int member = 0; member < alone.size(); member++) {
            numbers.put(alone.get(member).appointment(), new Member(member, 0));
        }
        for (int pool = 0; pool < pools.size(); pool++) {
            int number = alone.size() + pool;
            pools.get(pool)
                    .numbers()
                    .forEach((appointment, patient) -> numbers.put(appointment, new Member(number, patient)));
        }
        for (int theatre = 0; theatre < theatres.size(); theatre++) {
            List<Affected> operations = theatres.get(theatre).operations();
            for (int operation = 0; operation < operations.size(); operation++) {
                numbers.put(
                        operations.get(operation).appointment(),
                        new Member(alone.size() + pools.size() + theatre, operation));
            }
        }
    }

    private TiedProblem problem() {
        List<PlaceTimes> times = Stream.of(
                        tried.stream().map(LoneMember::times),
                        pools.stream().map(JointPool::times),
                        theatres.stream().map(JointTheatre::times))
                .flatMap(each -> each)
                .toList();
        return new TiedProblem(
                Stream.concat(
                                tried.stream().map(LoneMember::problem),
                                pools.stream().map(JointPool::problem))
                        .toList(),
                theatres.stream().map(JointTheatre::problem).toList(),
                times,
                linked.days().stream()
                        .filter(days -> numbers.containsKey(days.first()))
                        .map(days -> new Tie(
                                numbers.get(days.first()),
                                numbers.get(days.second()),
                                days.least(),
                                days.most(),
                                Tie.Without.TOGETHER))
                        .toList(),
                linked.samePatients().stream()
                        .filter(same -> numbers.containsKey(same.one()))
                        .map(same -> new Clash(numbers.get(same.one()), numbers.get(same.other())))
                        .toList());
    }

    boolean places(String appointment, TiedPlan plan) {
        Member who = Objects.requireNonNull(numbers.get(appointment));
        return who.pool() < plan.clinics().size()
                ? plan.clinics().get(who.pool()).places(who.patient())
                : plan.theatres().get(who.pool() - plan.clinics().size()).listOf()[who.patient()] != UNPLACED;
    }

    /** What the plan leaves out of account. */
    long others() {
        return alone.stream().mapToLong(LoneMember::others).sum();
    }

    void settle(TiedPlan plan) {
        for (int member = 0; member < tried.size(); member++) {
            settleAlone
                    .get(member)
                    .accept(tried.get(member).arc(plan.clinics().get(member).arcOf(0)));
        }
        for (int pool = 0; pool < pools.size(); pool++) {
            JointPool joint = pools.get(pool);
            Assignment found = plan.clinics().get(tried.size() + pool);
            Map<String, Integer> arcs = new TreeMap<>();
            joint.numbers().keySet().forEach(each -> arcs.put(each, joint.arcOf(each, found)));
            settlePool.get(pool).accept(arcs);
        }
        for (int theatre = 0; theatre < theatres.size(); theatre++) {
            settleTheatre.get(theatre).accept(plan.theatres().get(theatre).listOf());
        }
    }
}
