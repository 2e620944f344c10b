package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The outpatient pools of a country from a seed, one at a time; one pool in seven has fewer places than patients. */
final class SampleNation {

    static final int POOLS = 5_343;
    static final int PATIENTS = 110_000;
    static final int SLOTS = 727_616;

    private static final int DAYS = 126;
    private static final int ONE_IN_SHORT = 7;

    /**
     * One pool, who goes first in it, and how its cost reads.
     *
     * @param scale unplaced and breaches by priority, delay (convex), loss of clinician
     */
    record Pool(AssignmentProblem problem, int[] order, CostScale scale) {}

    private record Group(int day, int clinician, boolean followUp, int places) {}

    private record Patient(int priority, int earliest, int breach, int clinician, boolean followUp, int awayOn) {

        boolean canCome(Group group) {
            return group.followUp() == followUp && group.day() >= earliest && group.day() % 7 != awayOn;
        }
    }

    private SampleNation() {}

    static Stream<Pool> pools(long seed) {
        Random random = new Random(seed);
        double[] weight = IntStream.range(0, POOLS)
                .mapToDouble(pool -> StrictMath.exp(random.nextGaussian()))
                .toArray();
        boolean[] isShort = new boolean[POOLS];
        IntStream.range(0, POOLS).forEach(pool -> isShort[pool] = random.nextInt(ONE_IN_SHORT) == 0);
        int[] patients = shares(PATIENTS, weight);
        int inShort = IntStream.range(0, POOLS)
                .filter(pool -> isShort[pool])
                .map(pool -> patients[pool] * 9 / 10)
                .sum();
        double[] roomy = IntStream.range(0, POOLS)
                .mapToDouble(pool -> isShort[pool] ? 0 : weight[pool])
                .toArray();
        int[] slots = shares(SLOTS - inShort, roomy);
        return IntStream.range(0, POOLS)
                .mapToObj(pool -> pool(
                        new Random(seed * POOLS + pool),
                        patients[pool],
                        isShort[pool] ? patients[pool] * 9 / 10 : slots[pool]));
    }

    static Pool pool(Random random, int count, int slots) {
        int clinicians = 1 + Math.max(count / 12, slots / 150);
        List<Group> groups = groups(random, slots, clinicians);
        List<Patient> patients =
                Stream.generate(() -> patient(random, clinicians)).limit(count).toList();
        CostScale scale = CostScale.of(
                Math.max(1, count), List.of("unplaced", "breaches", "delay", "clinician"), 9, 3, DAYS * DAYS / 16, 1);
        List<List<long[]>> arcs = new ArrayList<>();
        for (Patient patient : patients) {
            arcs.add(arcs(patient, groups, scale));
        }
        long[] unplaced = patients.stream()
                .mapToLong(patient -> scale.cost(new long[] {9, 3, 1}[patient.priority()], 0, 0, 0))
                .toArray();
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingInt(patient -> patients.get(patient).priority()))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] capacity = groups.stream().mapToInt(Group::places).toArray();
        return new Pool(SamplePools.of(capacity, arcs, unplaced), order, scale);
    }

    private static List<long[]> arcs(Patient patient, List<Group> groups, CostScale scale) {
        List<long[]> arcs = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            Group place = groups.get(group);
            if (patient.canCome(place)) {
                int breaches = place.day() <= patient.breach() ? 0 : new int[] {3, 2, 1}[patient.priority()];
                int change = place.clinician() == patient.clinician() ? 0 : 1;
                arcs.add(new long[] {group, scale.cost(0, breaches, place.day() * place.day() / 16, change)});
            }
        }
        return arcs;
    }

    private static List<Group> groups(Random random, int slots, int clinicians) {
        List<Group> groups = new ArrayList<>();
        for (int left = slots; left > 0; ) {
            int places = Math.min(left, 2 + random.nextInt(10));
            int day = random.nextInt(DAYS / 7) * 7 + random.nextInt(5);
            groups.add(new Group(day, random.nextInt(clinicians), random.nextInt(10) < 7, places));
            left -= places;
        }
        groups.sort(Comparator.comparingInt(Group::day));
        return groups;
    }

    private static Patient patient(Random random, int clinicians) {
        int kind = random.nextInt(20);
        int priority = kind == 0 ? 0 : kind < 4 ? 1 : 2;
        int earliest = 3 + random.nextInt(18);
        int breach = earliest + 4 + random.nextInt(new int[] {15, 30, 150}[priority]);
        return new Patient(
                priority, earliest, breach, random.nextInt(clinicians), random.nextInt(10) < 7, random.nextInt(12));
    }

    /** Whole numbers in proportion to the weights that add up to the total. */
    static int[] shares(int total, double[] weight) {
        double whole = Arrays.stream(weight).sum();
        int[] share = new int[weight.length];
        double reached = 0;
        int given = 0;
        for (int i = 0; i < weight.length; i++) {
            reached += weight[i];
            share[i] = (int) Math.round(total * (reached / whole)) - given;
            given += share[i];
        }
        return share;
    }
}
