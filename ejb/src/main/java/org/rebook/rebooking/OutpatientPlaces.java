package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.PlaceTimes;

/** The places of one pool of outpatients, those who give way among its patients, and what each place costs each patient. */
final class OutpatientPlaces {

    private final List<Affected> patients;
    private final int affected;
    private final List<GivingPlace> givers;
    private final Giving giving;
    private final Circumstances now;
    private final Commitments commitments;
    private final MoveCosts costs;
    private final Linked linked;
    private final List<PlaceChoice> groups = new ArrayList<>();
    private final List<Integer> capacities = new ArrayList<>();
    private @Nullable AssignmentProblem problem;

    /**
     * @param stayCapacity places left in each session once the protected and the pools before have theirs
     * @param remoteCapacity calls that each session can still make
     * @param linked whose appointments hang together; in a pool planned alone, nobody's
     * @param commitments times already given to patients, to which those of this pool are added
     */
    OutpatientPlaces(
            List<Affected> patients,
            Map<String, Integer> stayCapacity,
            Map<String, Integer> remoteCapacity,
            PlanInputs inputs,
            List<Opening> openings,
            Linked linked,
            MoveCosts costs,
            Commitments commitments) {
        this.affected = patients.size();
        this.giving = inputs.giving();
        this.givers = giving.of(patients);
        this.patients = Stream.concat(patients.stream(), givers.stream().map(GivingPlace::patient))
                .toList();
        this.now = inputs.now();
        this.commitments = commitments;
        this.linked = linked;
        this.costs = costs;
        addKeptPlaces(stayCapacity, remoteCapacity, inputs.remainders());
        openings.stream()
                .sorted(Comparator.comparing(
                                (Opening opening) -> opening.sample().time().startsAt())
                        .thenComparing(opening -> opening.sample().id()))
                .forEach(opening ->
                        add(new PlaceChoice.Move(opening), opening.slots().size()));
        givers.forEach(giver -> add(new PlaceChoice.Give(giver), 1));
    }

    private void addKeptPlaces(
            Map<String, Integer> stayCapacity, Map<String, Integer> remoteCapacity, Map<String, Remainder> remainders) {
        patients.stream()
                .limit(affected)
                .map(Affected::session)
                .distinct()
                .sorted()
                .forEach(session -> {
                    Remainder remainder = remainders.get(session);
                    add(new PlaceChoice.Stay(remainder), stayCapacity.getOrDefault(session, 0));
                    add(new PlaceChoice.Convert(remainder), remoteCapacity.getOrDefault(session, 0));
                });
    }

    private void add(PlaceChoice choice, int capacity) {
        groups.add(choice);
        capacities.add(capacity);
    }

    /** When the places are, for those who may not be in two at once. */
    PlaceTimes times(boolean whole) {
        PlaceSpan[] spans = IntStream.range(0, groups.size())
                .mapToObj(group -> {
                    Opening opening = openingOf(groups.get(group));
                    return opening == null
                            ? PlaceSpan.kept(dayOfKept(groups.get(group)), group)
                            : PlaceSpan.of(opening, whole, group);
                })
                .toArray(PlaceSpan[]::new);
        return PlaceSpan.times(spans);
    }

    /** Where a new date would be: at an opening or in the place of somebody who gives way; null for a place kept. */
    static @Nullable Opening openingOf(PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Give give) {
            return give.giver().place();
        }
        return choice instanceof PlaceChoice.Move move ? move.opening() : null;
    }

    private LocalDate dayOfKept(PlaceChoice choice) {
        String session = choice instanceof PlaceChoice.Stay stay
                ? stay.session().session()
                : ((PlaceChoice.Convert) choice).session().session();
        return patients.stream()
                .filter(patient -> patient.session().equals(session))
                .findFirst()
                .orElseThrow()
                .displaced()
                .lostOn();
    }

    AssignmentProblem problem() {
        if (problem == null) {
            problem = newProblem();
        }
        return problem;
    }

    private AssignmentProblem newProblem() {
        int[] firstArc = new int[patients.size() + 1];
        List<int[]> arcGroup = new ArrayList<>();
        List<long[]> arcCost = new ArrayList<>();
        long[] unplaced = new long[patients.size()];
        for (int i = 0; i < patients.size(); i++) {
            unplaced[i] = i < affected ? this.costs.unplaced(patients.get(i).displaced()) : this.costs.neverWithout();
            int[] open = new int[groups.size()];
            long[] costs = new long[groups.size()];
            int arcs = 0;
            for (int group = 0; group < groups.size(); group++) {
                long cost = i < affected
                        ? costOf(patients.get(i), groups.get(group))
                        : costOfGiving(givers.get(i - affected), groups.get(group));
                if (cost >= 0) {
                    open[arcs] = group;
                    costs[arcs++] = cost;
                }
            }
            arcGroup.add(Arrays.copyOf(open, arcs));
            arcCost.add(Arrays.copyOf(costs, arcs));
            firstArc[i + 1] = firstArc[i] + arcs;
        }
        return new AssignmentProblem(
                capacities.stream().mapToInt(Integer::intValue).toArray(),
                firstArc,
                arcGroup.stream().flatMapToInt(IntStream::of).toArray(),
                arcCost.stream().flatMapToLong(LongStream::of).toArray(),
                unplaced);
    }

    /** What the choice costs the patient, or -1 when it is closed to them. */
    private long costOf(Affected patient, PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Stay stay) {
            return stay.session().session().equals(patient.session()) ? costs.stay() : -1;
        }
        if (choice instanceof PlaceChoice.Convert convert) {
            boolean own = convert.session().session().equals(patient.session());
            return own && Conversion.isAllowed(patient, now) ? costs.convert() : -1;
        }
        if (choice instanceof PlaceChoice.Give && (!giving.mayTakeAPlace(patient) || linked.isTied(patient))) {
            return -1;
        }
        Opening opening = openingOf(choice);
        Refusal refusal = PlanRules.firstRefusalOf(opening.sample(), linked.loose(patient), now, commitments);
        return refusal == null ? costs.move(patient.displaced(), opening) : -1;
    }

    /** Nobody who gives way takes the place of another who does: a chain ends with them. */
    private long costOfGiving(GivingPlace giver, PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Give give) {
            return give.giver() == giver ? costs.stay() : -1;
        }
        return choice instanceof PlaceChoice.Move move
                        && GivingWay.mayMoveTo(move.opening().sample(), giver, now, commitments)
                ? costs.giveWay(giver.patient().displaced(), move.opening())
                : -1;
    }

    /** Those who are planned; whoever gives way to them is counted on from here. */
    int affected() {
        return affected;
    }

    List<Affected> patients() {
        return patients;
    }

    int numberOf(GivingPlace giver) {
        return affected + givers.indexOf(giver);
    }

    PlaceChoice choice(int group) {
        return groups.get(group);
    }

    Stream<Opening> openings() {
        return groups.stream().filter(PlaceChoice.Move.class::isInstance).map(choice -> ((PlaceChoice.Move) choice)
                .opening());
    }
}
