package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small trusts from a seed: a few tight pools, and ties of every kind across and inside them. */
final class SampleTrusts {

    private static final int DAYS = 6;

    private SampleTrusts() {}

    static TiedProblem clinics(long seed) {
        return small(new Random(seed), false);
    }

    static TiedProblem withTheatre(long seed) {
        return small(new Random(seed), true);
    }

    /** Twelve appointments of one person, and eleven times: to tell that all cannot be seen, too many ways must be tried. */
    static TiedProblem personWithTwelve() {
        int[] places = new int[11];
        Arrays.fill(places, 12);
        List<long[]> anyTime =
                IntStream.range(0, 11).mapToObj(group -> new long[] {group, 0}).toList();
        long[] unplaced = new long[12];
        Arrays.fill(unplaced, 1);
        int[] to = new int[11];
        Arrays.fill(to, 240);
        List<Clash> clashes = new ArrayList<>();
        for (int first = 0; first < 12; first++) {
            for (int second = first + 1; second < 12; second++) {
                clashes.add(new Clash(new Member(0, first), new Member(0, second)));
            }
        }
        return new TiedProblem(
                List.of(SamplePools.of(
                        places, Stream.generate(() -> anyTime).limit(12).toList(), unplaced)),
                List.of(),
                List.of(new PlaceTimes(IntStream.range(0, 11).toArray(), new int[11], to)),
                List.of(),
                clashes);
    }

    private static TiedProblem small(Random random, boolean theatre) {
        List<AssignmentProblem> clinics = new ArrayList<>();
        List<PlaceTimes> times = new ArrayList<>();
        for (int pools = 1 + random.nextInt(theatre ? 2 : 3); pools > 0; pools--) {
            AssignmentProblem clinic =
                    SamplePools.random(random, 1 + random.nextInt(theatre ? 3 : 4), 1 + random.nextInt(4), 12);
            clinics.add(clinic);
            times.add(times(random, clinic.groups()));
        }
        List<ListProblem> theatres = new ArrayList<>();
        if (theatre) {
            ListProblem lists = SampleTheatres.random(random.nextLong(), 1 + random.nextInt(4), 2);
            theatres.add(lists);
            times.add(times(random, lists.lists().size()));
        }
        List<Member> members = new ArrayList<>();
        for (int pool = 0; pool < clinics.size(); pool++) {
            for (int patient = 0; patient < clinics.get(pool).patients(); patient++) {
                members.add(new Member(pool, patient));
            }
        }
        for (int operation = 0;
                theatre && operation < theatres.get(0).operations().size();
                operation++) {
            members.add(new Member(clinics.size(), operation));
        }
        List<Tie> ties = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        Set<Set<Member>> joined = new HashSet<>();
        for (int count = random.nextInt(1 + Math.min(5, members.size())); count > 0; count--) {
            Member one = members.get(random.nextInt(members.size()));
            Member other = members.get(random.nextInt(members.size()));
            if (one.equals(other) || !joined.add(Set.of(one, other))) {
                continue;
            }
            if (random.nextInt(4) == 0) {
                clashes.add(new Clash(one, other));
            } else {
                int least = random.nextInt(5) - 2;
                ties.add(new Tie(
                        one,
                        other,
                        least,
                        least + random.nextInt(4),
                        Tie.Without.values()[random.nextInt(Tie.Without.values().length)]));
            }
        }
        return new TiedProblem(clinics, theatres, times, ties, clashes);
    }

    private static PlaceTimes times(Random random, int places) {
        int[] day = random.ints(places, 0, DAYS).toArray();
        int[] from = random.ints(places, 0, 2).map(half -> 540 + half * 240).toArray();
        return new PlaceTimes(
                day, from, Arrays.stream(from).map(start -> start + 240).toArray());
    }
}
