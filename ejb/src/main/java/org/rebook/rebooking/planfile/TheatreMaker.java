package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.CostScale;

/**
 * Makes up one specialty's theatres: each surgeon has a list a week for 18 weeks, most of it booked; one pool in five shares a
 * robot and beds, and some operations go first.
 */
final class TheatreMaker {

    private static final int WEEKS = MadeUp.DAYS / 7;
    private static final int ONE_IN_SHARING = 5;
    private static final int[] DUE_WITHIN = {28, 91, 240};

    private record Patient(
            int priority, int surgeon, boolean onlyTheirs, int earliest, int due, int mean, boolean isMajor) {}

    private final Random random;
    private final String id;
    private final int count;
    private final int surgeons;
    private final int usualMean;
    private final boolean isSharing;
    private final CostScale scale;
    private final List<Theatre.Session> lists = new ArrayList<>();

    private TheatreMaker(Random random, String id, int count, CostScale scale) {
        this.random = random;
        this.id = id;
        this.count = count;
        this.scale = scale;
        surgeons = 1 + count / 12 + random.nextInt(2);
        usualMean = 30 + random.nextInt(150);
        isSharing = random.nextInt(ONE_IN_SHARING) == 0;
    }

    static Theatre make(Random random, String id, int count, MadeUp.Tightness tightness, CostScale scale) {
        return new TheatreMaker(random, id, count, scale).make(tightness);
    }

    private Theatre make(MadeUp.Tightness tightness) {
        List<Patient> patients = new ArrayList<>();
        IntStream.range(0, count).forEach(any -> patients.add(patient()));
        addLists(patients, tightness);
        List<Theatre.Surgery> operations = new ArrayList<>();
        for (Patient patient : patients) {
            operations.add(operation(patient, id + "o" + operations.size()));
        }
        return new Theatre(id, lists, limits(), operations);
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
    private void addLists(List<Patient> patients, MadeUp.Tightness tightness) {
        boolean isShort = random.nextInt(tightness.oneInShort) == 0;
        double needed = patients.stream().mapToDouble(each -> each.mean() + 28).sum();
        double free = needed
                * (isShort ? 0.7 + 0.25 * random.nextDouble() : tightness.share * (1.7 + 1.5 * random.nextDouble()));
        int[] left = new int[WEEKS * surgeons];
        for (int tries = 0; free > 0 && tries < 50 * left.length; tries++) {
            int list = random.nextInt(left.length);
            int piece = Math.min((int) (usualMean * (0.7 + random.nextDouble())) + 25, minutesOf(list) - left[list]);
            left[list] += piece;
            free -= piece;
        }
        for (int list = 0; list < left.length; list++) {
            int used = minutesOf(list) - left[list];
            int day = list / surgeons * 7 + list % surgeons % 5;
            lists.add(new Theatre.Session("l" + list, day, 510, minutesOf(list), used, used * (long) usualMean / 12));
        }
    }

    private int minutesOf(int list) {
        return usualMean > 110 || list % surgeons % 3 == 0 ? 480 : 240;
    }

    private Theatre.Surgery operation(Patient patient, String name) {
        int[] open = IntStream.range(0, lists.size())
                .filter(list -> lists.get(list).day() >= patient.earliest())
                .filter(list -> !patient.onlyTheirs() || list % surgeons == patient.surgeon())
                .toArray();
        long[] costs = IntStream.of(open)
                .mapToLong(list -> costOf(patient, lists.get(list).day(), list % surgeons == patient.surgeon()))
                .toArray();
        List<Theatre.Need> uses = new ArrayList<>();
        if (isSharing && patient.isMajor()) {
            uses.add(new Theatre.Need("bed", 1 + random.nextInt(4)));
        }
        if (isSharing && random.nextInt(4) == 0) {
            uses.add(new Theatre.Need("robot", 1));
        }
        int kind = random.nextInt(20);
        return new Theatre.Surgery(
                name,
                patient.mean(),
                patient.mean() * patient.mean() * 9 / 100,
                patient.mean() < 45 ? 10 : patient.mean() > 150 ? 30 : 20,
                scale.cost(ClinicMaker.UNPLACED[patient.priority()], 0, 0, 0),
                kind == 0 ? 0 : kind < 3 ? 1 : TheatreReader.LAST,
                uses,
                open,
                costs);
    }

    private long costOf(Patient patient, int day, boolean own) {
        long breach = day <= patient.due() ? 0 : ClinicMaker.BREACH[patient.priority()];
        return scale.cost(0, breach, (long) day * day / 32, own ? 0 : 1);
    }

    private List<Theatre.DayLimit> limits() {
        List<Theatre.DayLimit> limits = new ArrayList<>();
        if (isSharing) {
            for (int day = 0; day < MadeUp.DAYS + 7; day++) {
                int beds = random.nextInt(1 + Math.max(1, count / 15)) + (day % 3 == 0 ? 0 : 1);
                limits.add(new Theatre.DayLimit("bed", day, beds));
                if (day % 7 < 5) {
                    limits.add(new Theatre.DayLimit("robot", day, random.nextInt(2)));
                }
            }
        }
        return limits;
    }
}
