package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedProblem;

/**
 * Looks for the cheapest places of appointments that hang together. Each is looked at first as if the others had no place in
 * its pool: that costs never more than all of them together, so where it costs the same it is the best. Only where several
 * take each other's places is a pool looked at with all its patients.
 */
final class JointSearch {

    private final Linked linked;
    private final List<JointClinic> clinics = new ArrayList<>();
    private final List<JointTheatre> theatres = new ArrayList<>();

    JointSearch(Linked linked) {
        this.linked = linked;
    }

    /**
     * Places that keep every tie.
     *
     * @param of each appointment, as its pool counts it
     * @param cost of all pools looked at with those places taken
     * @param bound what no other places cost less than
     */
    record Places(Map<String, Integer> of, long cost, long bound) {

        boolean has(String appointment) {
            return of.get(appointment) != Assignment.UNPLACED;
        }
    }

    void add(JointClinic clinic) {
        clinics.add(clinic);
    }

    void add(JointTheatre theatre) {
        theatres.add(theatre);
    }

    List<JointClinic> clinics() {
        return clinics;
    }

    List<JointTheatre> theatres() {
        return theatres;
    }

    private Stream<JointPlaces> pools() {
        return Stream.concat(clinics.stream(), theatres.stream());
    }

    /** What all pools cost as they are now. */
    long costNow() {
        return pools().mapToLong(JointPlaces::costNow).sum();
    }

    /**
     * The cheapest places for all of them together.
     *
     * @param savings what is to be saved at the most; where nothing can be saved, any places are found
     */
    Places cheapest(Savings savings) {
        List<List<LoneMember>> members =
                pools().map(pool -> pool.members(savings)).toList();
        LoneSearch search =
                new LoneSearch(linked, members.stream().flatMap(List::stream).toList());
        CheckedTies each = search.cheapest();
        long others = pools().mapToLong(JointPlaces::others).sum();
        Places apart = new Places(search.placesIn(each.plan()), each.cost() + others, each.bound() + others);
        if (members.stream().allMatch(some -> some.size() == 1)) {
            return apart;
        }
        OptionalLong cost = costOf(apart);
        if (cost.isPresent() && cost.getAsLong() == apart.cost()) {
            return apart;
        }
        Places together = together(members, savings);
        return new Places(together.of(), together.cost(), Math.max(together.bound(), apart.bound()));
    }

    private OptionalLong costOf(Places places) {
        long cost = 0;
        for (JointPlaces pool : pools().toList()) {
            OptionalLong one = pool.costWith(places.of());
            if (one.isEmpty()) {
                return one;
            }
            cost += one.getAsLong();
        }
        return OptionalLong.of(cost);
    }

    /** Whoever is alone in a pool stands for it; of the others the pools are looked at whole. */
    private Places together(List<List<LoneMember>> members, Savings savings) {
        List<LoneMember> alone = members.stream()
                .filter(some -> some.size() == 1)
                .flatMap(List::stream)
                .toList();
        List<JointPool> shared = IntStream.range(0, clinics.size())
                .filter(clinic -> members.get(clinic).size() > 1)
                .mapToObj(clinic -> clinics.get(clinic).together(savings))
                .toList();
        List<JointTheatre> lists = theatres.stream()
                .filter(theatre -> theatre.operations().size() > 1)
                .toList();
        Map<String, Member> numbers = numbers(alone, shared, lists);
        CheckedTies checked = CheckedTies.of(
                new TiedProblem(
                        Stream.concat(
                                        alone.stream().map(LoneMember::problem),
                                        shared.stream().map(JointPool::problem))
                                .toList(),
                        lists.stream().map(JointTheatre::problem).toList(),
                        times(alone, shared, lists),
                        linked.tiesAmong(numbers),
                        linked.clashesAmong(numbers)),
                Plans.SEED);
        TiedPlan plan = checked.plan();
        Map<String, Integer> places = LoneSearch.placesIn(plan, alone);
        for (int pool = 0; pool < shared.size(); pool++) {
            JointPool joint = shared.get(pool);
            Assignment found = plan.clinics().get(alone.size() + pool);
            joint.numbers().keySet().forEach(each -> places.put(each, joint.arcOf(each, found)));
        }
        for (int theatre = 0; theatre < lists.size(); theatre++) {
            int[] listOf = plan.theatres().get(theatre).listOf();
            List<Affected> operations = lists.get(theatre).operations();
            for (int operation = 0; operation < listOf.length; operation++) {
                places.put(operations.get(operation).appointment(), listOf[operation]);
            }
        }
        long besides = IntStream.range(0, clinics.size())
                        .filter(clinic -> members.get(clinic).size() == 1)
                        .mapToLong(clinic -> clinics.get(clinic).others())
                        .sum()
                + shared.stream().mapToLong(JointPool::leftOut).sum();
        return new Places(places, checked.cost() + besides, checked.bound() + besides);
    }

    private static Map<String, Member> numbers(
            List<LoneMember> alone, List<JointPool> shared, List<JointTheatre> lists) {
        Map<String, Member> numbers = LoneSearch.numbersOf(alone);
        for (int pool = 0; pool < shared.size(); pool++) {
            int number = alone.size() + pool;
            shared.get(pool)
                    .numbers()
                    .forEach((appointment, patient) -> numbers.put(appointment, new Member(number, patient)));
        }
        for (int theatre = 0; theatre < lists.size(); theatre++) {
            List<Affected> operations = lists.get(theatre).operations();
            for (int operation = 0; operation < operations.size(); operation++) {
                numbers.put(
                        operations.get(operation).appointment(),
                        new Member(alone.size() + shared.size() + theatre, operation));
            }
        }
        return numbers;
    }

    private static List<PlaceTimes> times(List<LoneMember> alone, List<JointPool> shared, List<JointTheatre> lists) {
        return Stream.of(
                        alone.stream().map(LoneMember::times),
                        shared.stream().map(JointPool::times),
                        lists.stream().map(JointTheatre::times))
                .flatMap(each -> each)
                .toList();
    }
}
