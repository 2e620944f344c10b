package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One specialty of one trust after a strike: each surgeon has a list a week for 18 weeks, most of it booked; one pool in
 * seven has less room than its operations need, one in five shares a robot and beds.
 */
final class SampleTheatrePool {

    private static final int WEEKS = 18;
    private static final int DAYS = WEEKS * 7;
    private static final int ONE_IN_SHORT = 7;
    private static final int ONE_IN_SHARING = 5;
    private static final int OTHER_SURGEON = 20;

    private static final long[] UNPLACED = {9, 3, 1};
    private static final long[] BREACH = {3, 2, 1};
    private static final int[] DUE_WITHIN = {28, 91, 240};

    private record Patient(
            int priority, int surgeon, boolean onlyHers, int earliest, int due, int mean, boolean major) {}

    private final Random random;
    private final int count;
    private final int surgeons;
    private final int usualMean;
    private final boolean isSharing;
    private final List<Patient> patients = new ArrayList<>();
    private final List<TheatreList> lists = new ArrayList<>();
    private final List<Integer> surgeonOf = new ArrayList<>();
    private final CostScale scale;

    private SampleTheatrePool(Random random, int count) {
        this.random = random;
        this.count = count;
        surgeons = 1 + count / 12 + random.nextInt(2);
        usualMean = 30 + random.nextInt(150);
        isSharing = random.nextInt(ONE_IN_SHARING) == 0;
        scale = CostScale.of(count, List.of("unplaced", "breaches", "delay"), 9, 3, DAYS * DAYS / 16 + OTHER_SURGEON);
    }

    static SampleTheatres.Pool of(Random random, int count) {
        return new SampleTheatrePool(random, count).pool();
    }

    private SampleTheatres.Pool pool() {
        IntStream.range(0, count).forEach(any -> patients.add(patient()));
        addLists();
        List<Operation> operations = patients.stream().map(this::operation).toList();
        return new SampleTheatres.Pool(
                new ListProblem(operations, lists, OverrunRule.STANDARD, limits(), scale.weights()), scale);
    }

    private Patient patient() {
        int kind = random.nextInt(20);
        int priority = kind < 3 ? 0 : kind < 9 ? 1 : 2;
        int earliest = 3 + random.nextInt(18);
        int due = earliest + 4 + random.nextInt(DUE_WITHIN[priority]);
        int mean = Math.max(15, Math.min(240, (int) (usualMean * (0.6 + 0.8 * random.nextDouble()))) / 5 * 5);
        return new Patient(
                priority,
                random.nextInt(surgeons),
                random.nextInt(10) < 7,
                earliest,
                due,
                mean,
                random.nextInt(4) == 0);
    }

    /** Free room in proportion to what the operations need, left over in pieces of an operation or two. */
    private void addLists() {
        boolean isShort = random.nextInt(ONE_IN_SHORT) == 0;
        double needed = patients.stream().mapToDouble(each -> each.mean() + 28).sum();
        double free = needed * (isShort ? 0.7 + 0.25 * random.nextDouble() : 1.7 + 1.5 * random.nextDouble());
        int[] left = new int[WEEKS * surgeons];
        for (int tries = 0; free > 0 && tries < 50 * left.length; tries++) {
            int list = random.nextInt(left.length);
            int piece = Math.min((int) (usualMean * (0.7 + random.nextDouble())) + 25, minutesOf(list) - left[list]);
            left[list] += piece;
            free -= piece;
        }
        for (int list = 0; list < left.length; list++) {
            int used = minutesOf(list) - left[list];
            lists.add(new TheatreList(
                    list / surgeons * 7 + list % surgeons % 5,
                    510,
                    minutesOf(list),
                    used,
                    used * (long) usualMean / 12));
            surgeonOf.add(list % surgeons);
        }
    }

    private int minutesOf(int list) {
        return usualMean > 110 || list % surgeons % 3 == 0 ? 480 : 240;
    }

    private Operation operation(Patient patient) {
        int[] open = IntStream.range(0, lists.size())
                .filter(list -> lists.get(list).day() >= patient.earliest())
                .filter(list -> !patient.onlyHers() || surgeonOf.get(list) == patient.surgeon())
                .boxed()
                .sorted(Comparator.comparingInt(list -> lists.get(list).day()))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] costs = IntStream.of(open)
                .mapToLong(list -> costOf(patient, lists.get(list).day(), surgeonOf.get(list) == patient.surgeon()))
                .toArray();
        List<Use> uses = new ArrayList<>();
        if (isSharing && patient.major()) {
            uses.add(new Use("bed", 1 + random.nextInt(4)));
        }
        if (isSharing && random.nextInt(4) == 0) {
            uses.add(new Use("robot", 1));
        }
        int kind = random.nextInt(20);
        return new Operation(
                patient.mean(),
                patient.mean() * patient.mean() * 9 / 100,
                patient.mean() < 45 ? 10 : patient.mean() > 150 ? 30 : 20,
                kind == 0 ? 0 : kind < 3 ? 1 : Operation.ANY_TURN,
                uses,
                open,
                costs,
                scale.cost(UNPLACED[patient.priority()], 0, 0));
    }

    private long costOf(Patient patient, int day, boolean own) {
        long breach = day <= patient.due() ? 0 : BREACH[patient.priority()];
        return scale.cost(0, breach, (long) day * day / 16 + (own ? 0 : OTHER_SURGEON));
    }

    private List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        if (isSharing) {
            for (int day = 0; day < DAYS + 7; day++) {
                limits.add(new Limit("bed", day, random.nextInt(1 + Math.max(1, count / 15)) + (day % 3 == 0 ? 0 : 1)));
                if (day % 7 < 5) {
                    limits.add(new Limit("robot", day, random.nextInt(2)));
                }
            }
        }
        return limits;
    }
}
