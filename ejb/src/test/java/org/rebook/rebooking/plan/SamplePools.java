package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Small pools from a seed: tight ones, loose ones, with equal costs, double arcs and groups without places. */
final class SamplePools {

    private SamplePools() {}

    static AssignmentProblem small(long seed) {
        Random random = new Random(seed);
        return random(random, random.nextInt(7), 1 + random.nextInt(5), 1 + random.nextInt(25));
    }

    static AssignmentProblem clinic(long seed, int patients, int groups) {
        return random(new Random(seed), patients, groups, 1000);
    }

    static AssignmentProblem random(Random random, int patients, int groups, int greatestCost) {
        int[] capacity = random.ints(groups, 0, 3).toArray();
        List<List<long[]>> arcs = new ArrayList<>();
        long[] unplaced = new long[patients];
        for (int patient = 0; patient < patients; patient++) {
            List<long[]> own = new ArrayList<>();
            for (int arc = random.nextInt(Math.min(groups + 2, 9)); arc > 0; arc--) {
                own.add(new long[] {random.nextInt(groups), random.nextInt(greatestCost)});
            }
            arcs.add(own);
            unplaced[patient] = random.nextInt(3) == 0 ? random.nextInt(greatestCost) : greatestCost * 3L;
        }
        return of(capacity, arcs, unplaced);
    }

    /** Each arc is a group and a cost. */
    static AssignmentProblem of(int[] capacity, List<List<long[]>> arcs, long[] unplaced) {
        int[] firstArc = new int[arcs.size() + 1];
        for (int patient = 0; patient < arcs.size(); patient++) {
            firstArc[patient + 1] = firstArc[patient] + arcs.get(patient).size();
        }
        List<long[]> all = arcs.stream().flatMap(List::stream).toList();
        int[] group = all.stream().mapToInt(arc -> (int) arc[0]).toArray();
        long[] cost = all.stream().mapToLong(arc -> arc[1]).toArray();
        return new AssignmentProblem(capacity, firstArc, group, cost, unplaced);
    }

    static List<List<long[]>> arcsOf(AssignmentProblem problem) {
        List<List<long[]>> arcs = new ArrayList<>();
        for (int patient = 0; patient < problem.patients(); patient++) {
            List<long[]> own = new ArrayList<>();
            for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
                own.add(new long[] {problem.arcGroup()[arc], problem.arcCost()[arc]});
            }
            arcs.add(own);
        }
        return arcs;
    }

    static AssignmentProblem withOneMorePlace(AssignmentProblem problem, int group) {
        int[] capacity = problem.capacity().clone();
        capacity[group]++;
        return of(capacity, arcsOf(problem), problem.unplacedCost());
    }

    static AssignmentProblem without(AssignmentProblem problem, int patient) {
        List<List<long[]>> arcs = arcsOf(problem);
        arcs.remove(patient);
        long[] unplaced = new long[problem.patients() - 1];
        for (int each = 0; each < unplaced.length; each++) {
            unplaced[each] = problem.unplacedCost()[each < patient ? each : each + 1];
        }
        return of(problem.capacity(), arcs, unplaced);
    }

    static AssignmentProblem shuffled(AssignmentProblem problem, long seed) {
        Random random = new Random(seed);
        List<Integer> patients = shuffledUpTo(problem.patients(), random);
        List<Integer> groups = shuffledUpTo(problem.groups(), random);
        int[] capacity = new int[problem.groups()];
        Arrays.setAll(capacity, group -> problem.capacity()[groups.indexOf(group)]);
        List<List<long[]>> arcs = new ArrayList<>();
        long[] unplaced = new long[problem.patients()];
        for (int patient : patients) {
            List<long[]> own = new ArrayList<>(arcsOf(problem).get(patient));
            own.replaceAll(arc -> new long[] {groups.get((int) arc[0]), arc[1]});
            Collections.shuffle(own, random);
            unplaced[arcs.size()] = problem.unplacedCost()[patient];
            arcs.add(own);
        }
        return of(capacity, arcs, unplaced);
    }

    static int[] inOrder(int patients) {
        int[] order = new int[patients];
        Arrays.setAll(order, patient -> patient);
        return order;
    }

    private static List<Integer> shuffledUpTo(int count, Random random) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, random);
        return numbers;
    }
}
