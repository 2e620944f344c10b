package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.Clash;
import org.rebook.rebooking.plan.ListPlan;
import org.rebook.rebooking.plan.ListProblem;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.Tie;
import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedPlanCheck;
import org.rebook.rebooking.plan.TiedPlanner;
import org.rebook.rebooking.plan.TiedProblem;

/**
 * Finds appointments that hang together other places, all at once: every link kept, nobody in two places, and of all such
 * ways the cheapest, with what it does to everybody else of their pools counted in. All other linked appointments stay
 * where they are.
 */
final class LinkedChange {

    private final Linked linked;
    private final Function<String, PoolChange> clinics;
    private final TheatreChange theatres;
    private final boolean whole;
    private final List<Replan.PoolBound> bounds = new ArrayList<>();

    /** @param whole whether a place takes the whole of its session's time, see {@link TiedPools#plan} */
    LinkedChange(Linked linked, Function<String, PoolChange> clinics, TheatreChange theatres, boolean whole) {
        this.linked = linked;
        this.clinics = clinics;
        this.theatres = theatres;
        this.whole = whole;
    }

    /** What each change of linked appointments costs, and what no other would have cost less than. */
    List<Replan.PoolBound> bounds() {
        return bounds;
    }

    /** All that hang together with any of those given. */
    List<Affected> togetherWith(List<Affected> some) {
        Set<Affected> all = new LinkedHashSet<>();
        some.forEach(each -> all.addAll(linked.togetherWith(each)));
        return List.copyOf(all);
    }

    /**
     * Looks for places within the limits; nothing is changed yet.
     *
     * @param members all that hang together with any of them
     */
    Found look(List<Affected> members, JointLimits limits) {
        Map<String, List<Affected>> byPool = members.stream()
                .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()));
        List<PoolChange> touched = new ArrayList<>();
        List<JointPool> outpatients = new ArrayList<>();
        List<JointTheatre> lists = new ArrayList<>();
        byPool.forEach((name, own) -> {
            if (own.get(0).isOperation()) {
                lists.add(theatres.opened(own, limits));
            } else {
                touched.add(clinics.apply(name));
                outpatients.add(clinics.apply(name).forLinked().opened(own, limits, whole));
            }
        });
        return new Found(members, touched, outpatients, lists);
    }

    /** Places that were found for all of them. */
    final class Found {

        private final List<Affected> members;
        private final List<PoolChange> touched;
        private final List<JointPool> outpatients;
        private final List<JointTheatre> lists;
        private final TiedPlan plan;

        private Found(
                List<Affected> members,
                List<PoolChange> touched,
                List<JointPool> outpatients,
                List<JointTheatre> lists) {
            this.members = members;
            this.touched = touched;
            this.outpatients = outpatients;
            this.lists = lists;
            TiedProblem problem = problem();
            plan = TiedPlanner.plan(problem, Plans.SEED);
            List<String> faults = TiedPlanCheck.faultsOf(problem, plan);
            if (!faults.isEmpty()) {
                throw new IllegalStateException("The linked appointments' places do not hold: %s".formatted(faults));
            }
        }

        private TiedProblem problem() {
            List<AssignmentProblem> pools =
                    outpatients.stream().map(JointPool::problem).toList();
            List<ListProblem> packings =
                    lists.stream().map(JointTheatre::problem).toList();
            List<PlaceTimes> times = new ArrayList<>();
            outpatients.forEach(pool -> times.add(pool.times()));
            lists.forEach(theatre -> times.add(theatre.times()));
            Map<String, Member> numbers = numbers();
            return new TiedProblem(
                    pools,
                    packings,
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

        private Map<String, Member> numbers() {
            Map<String, Member> numbers = new HashMap<>();
            for (int pool = 0; pool < outpatients.size(); pool++) {
                int number = pool;
                outpatients
                        .get(pool)
                        .numbers()
                        .forEach((appointment, patient) -> numbers.put(appointment, new Member(number, patient)));
            }
            for (int theatre = 0; theatre < lists.size(); theatre++) {
                List<Affected> operations = lists.get(theatre).operations();
                for (int operation = 0; operation < operations.size(); operation++) {
                    numbers.put(
                            operations.get(operation).appointment(),
                            new Member(outpatients.size() + theatre, operation));
                }
            }
            return numbers;
        }

        boolean places(Affected member) {
            Member who = Objects.requireNonNull(numbers().get(member.appointment()));
            return who.pool() < outpatients.size()
                    ? plan.clinics().get(who.pool()).places(who.patient())
                    : plan.theatres().get(who.pool() - outpatients.size()).listOf()[who.patient()] != UNPLACED;
        }

        boolean placesAll(Set<String> appointments) {
            return members.stream()
                    .filter(member -> appointments.contains(member.appointment()))
                    .allMatch(this::places);
        }

        /** Puts all of them there. */
        void settle() {
            for (int pool = 0; pool < outpatients.size(); pool++) {
                JointPool joint = outpatients.get(pool);
                Assignment found = plan.clinics().get(pool);
                Map<String, Integer> arcs = new TreeMap<>();
                joint.numbers().keySet().forEach(each -> arcs.put(each, joint.arcOf(each, found)));
                touched.get(pool).forLinked().settle(arcs);
            }
            for (int theatre = 0; theatre < lists.size(); theatre++) {
                JointTheatre joint = lists.get(theatre);
                ListPlan found = plan.theatres().get(theatre);
                for (int operation = 0; operation < joint.operations().size(); operation++) {
                    theatres.settle(
                            joint.operations().get(operation),
                            joint.sessionOf(operation, found),
                            joint.isAsBefore(operation, found));
                }
            }
            bounds.add(new Replan.PoolBound(plan.cost(), plan.bound()));
        }
    }
}
