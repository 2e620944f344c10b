package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Small trusts from a seed whose tied patients crowd one another: a place or two a time, everybody tied to several others of
 * the same clinics, leaving one out now dear, now cheap.
 */
final class CrowdedTrusts {

    private static final int MINUTES = 180;

    private final Random random;
    private final int days;
    private final boolean isCheapToLeaveOut;
    private final List<AssignmentProblem> clinics = new ArrayList<>();
    private final List<PlaceTimes> times = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private final List<Clash> clashes = new ArrayList<>();

    private CrowdedTrusts(long seed, List<Integer> days) {
        random = new Random(seed);
        this.days = days.get(random.nextInt(days.size()));
        isCheapToLeaveOut = random.nextInt(3) == 0;
    }

    static TiedProblem of(long seed) {
        CrowdedTrusts trust = new CrowdedTrusts(seed, List.of(2, 3, 5, 10, 20));
        for (int clinic = 2 + trust.random.nextInt(3); clinic > 0; clinic--) {
            trust.addClinic(3 + trust.random.nextInt(5));
        }
        trust.tieThem();
        return new TiedProblem(trust.clinics, List.of(), trust.times, trust.ties, trust.clashes);
    }

    /** One or two clinics, and a theatre all of whose lists of a day begin together and end apart. */
    static TiedProblem aroundATheatre(long seed) {
        CrowdedTrusts trust = new CrowdedTrusts(seed, List.of(2));
        for (int clinic = 1 + trust.random.nextInt(2); clinic > 0; clinic--) {
            trust.addClinic(2 + trust.random.nextInt(2));
        }
        ListProblem theatre = trust.addTheatre(3 + trust.random.nextInt(3));
        trust.tieThem();
        return new TiedProblem(trust.clinics, List.of(theatre), trust.times, trust.ties, trust.clashes);
    }

    private ListProblem addTheatre(int operations) {
        ListProblem theatre = SampleTheatres.random(random.nextLong(), operations, 2 + random.nextInt(2));
        int lists = theatre.lists().size();
        for (int operation = 0; operation < theatre.operations().size(); operation++) {
            members.add(new Member(clinics.size(), operation));
        }
        int[] from = new int[lists];
        Arrays.fill(from, 510);
        times.add(new PlaceTimes(
                random.ints(lists, 0, days).toArray(),
                from,
                random.ints(lists, 1, 3).map(halves -> 510 + 240 * halves).toArray()));
        return theatre;
    }

    private void addClinic(int patients) {
        List<Integer> day = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        for (int each = 0; each < days; each++) {
            for (int half = random.nextInt(2); half >= 0; half--) {
                day.add(each);
                from.add(540 + 240 * half);
            }
        }
        int groups = day.size();
        int[] capacity = random.ints(groups, 0, 6)
                .map(each -> each == 5 ? 2 : Math.min(each, 1))
                .toArray();
        List<List<long[]>> arcs = new ArrayList<>();
        long[] unplaced = new long[patients];
        for (int patient = 0; patient < patients; patient++) {
            members.add(new Member(clinics.size(), patient));
            unplaced[patient] = isCheapToLeaveOut ? List.of(3, 10, 100).get(random.nextInt(3)) : 100_000;
            arcs.add(arcs(groups, group -> isCheapToLeaveOut ? random.nextInt(3) : day.get(group)));
        }
        clinics.add(SamplePools.of(capacity, arcs, unplaced));
        times.add(new PlaceTimes(
                day.stream().mapToInt(Integer::intValue).toArray(),
                from.stream().mapToInt(Integer::intValue).toArray(),
                from.stream().mapToInt(start -> start + MINUTES).toArray()));
    }

    private List<long[]> arcs(int groups, IntFunction<Integer> cost) {
        List<long[]> arcs = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            if (random.nextInt(4) > 0) {
                arcs.add(new long[] {group, cost.apply(group)});
            }
        }
        return arcs;
    }

    private void tieThem() {
        Collections.shuffle(members, random);
        int size;
        for (int from = 0; from < members.size() - 1; from += size) {
            size = Math.min(members.size() - from, 2 + random.nextInt(5));
            List<Member> bundle = members.subList(from, from + size);
            boolean isOnOneDay = random.nextBoolean();
            Tie.Without without = Tie.Without.values()[random.nextInt(3)];
            boolean isStar = random.nextInt(4) == 0;
            for (int each = 1; each < size; each++) {
                int least = isOnOneDay ? 0 : random.nextInt(3);
                int most = isOnOneDay ? 0 : least + random.nextInt(4);
                ties.add(new Tie(bundle.get(isStar ? 0 : each - 1), bundle.get(each), least, most, without));
            }
            if (random.nextBoolean()) {
                addPerson(bundle);
            }
        }
    }

    private void addPerson(List<Member> bundle) {
        for (int one = 0; one < bundle.size(); one++) {
            for (int other = one + 1; other < bundle.size(); other++) {
                clashes.add(new Clash(bundle.get(one), bundle.get(other)));
            }
        }
    }
}
