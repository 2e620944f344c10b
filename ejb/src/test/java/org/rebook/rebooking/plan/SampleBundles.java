package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One bundle of many who are tied in some shape, spread over clinics that are short of places, from a seed. */
final class SampleBundles {

    /** Who is tied to whom. */
    enum Shape {
        CHAIN,
        STAR,
        RING,
        LADDER,
        WHEEL,
        ONE_PERSON
    }

    private static final int OTHERS = 4;
    private static final int ARCS = 10;

    private SampleBundles() {}

    static TiedProblem of(Shape shape, int size, int clinics, int days, long seed) {
        Random random = new Random(seed * 31 + size);
        int[] patients = new int[clinics];
        List<Member> members = new ArrayList<>();
        for (int each = 0; each < size; each++) {
            int clinic = random.nextInt(clinics);
            members.add(new Member(clinic, patients[clinic]++));
        }
        List<AssignmentProblem> pools = new ArrayList<>();
        List<PlaceTimes> times = new ArrayList<>();
        for (int clinic = 0; clinic < clinics; clinic++) {
            pools.add(clinic(random, patients[clinic] + OTHERS, days));
            times.add(times(days));
        }
        List<Tie> ties = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        for (int one = 0; one < size; one++) {
            for (int other = one + 1; other < size; other++) {
                if (shape == Shape.ONE_PERSON) {
                    clashes.add(new Clash(members.get(one), members.get(other)));
                } else if (areTied(shape, size, one, other)) {
                    ties.add(tie(random, members.get(one), members.get(other)));
                }
            }
        }
        return new TiedProblem(pools, List.of(), times, ties, clashes);
    }

    private static boolean areTied(Shape shape, int size, int one, int other) {
        return switch (shape) {
            case CHAIN -> other == one + 1;
            case STAR -> one == 0;
            case RING -> other == one + 1 || (one == 0 && other == size - 1);
            case LADDER -> other == one + 2 || (other == one + 1 && one % 2 == 0);
            case WHEEL -> one == 0 || other == one + 1 || (one == 1 && other == size - 1);
            case ONE_PERSON -> throw new IllegalArgumentException("One person has clashes, no ties.");
        };
    }

    private static Tie tie(Random random, Member first, Member second) {
        int least = random.nextInt(6) - 3;
        return new Tie(
                first,
                second,
                least,
                least + 3 + random.nextInt(6),
                Tie.Without.values()[random.nextInt(Tie.Without.values().length)]);
    }

    private static AssignmentProblem clinic(Random random, int patients, int days) {
        int[] capacity = new int[2 * days];
        random.ints(patients * 5L / 4, 0, capacity.length).forEach(group -> capacity[group]++);
        List<List<long[]>> arcs = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            arcs.add(random.ints(0, capacity.length)
                    .distinct()
                    .limit(Math.min(ARCS, capacity.length))
                    .mapToObj(group -> new long[] {group, (group / 2L) * (group / 2L) + random.nextInt(4)})
                    .toList());
        }
        return SamplePools.of(capacity, arcs, random.longs(patients, 2000, 5000).toArray());
    }

    private static PlaceTimes times(int days) {
        return new PlaceTimes(
                IntStream.range(0, 2 * days).map(group -> group / 2).toArray(),
                IntStream.range(0, 2 * days)
                        .map(group -> group % 2 == 0 ? 540 : 780)
                        .toArray(),
                IntStream.range(0, 2 * days)
                        .map(group -> group % 2 == 0 ? 750 : 990)
                        .toArray());
    }
}
