package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rebook.rebooking.plan.CostScale;

/**
 * Makes up one pool of outpatients: sessions of several clinicians over 18 weeks, patients with a priority, a due date, a
 * clinician of their own, a kind of visit and days on which they cannot come.
 */
final class ClinicMaker {

    /** The pool, and of each patient the priority (0 first) and the last day before a breach. */
    record Made(Clinic clinic, int[] priority, int[] due) {}

    static final long[] UNPLACED = {9, 3, 1};
    static final long[] BREACH = {3, 2, 1};

    private static final int[][] HALF_DAYS = {{540, 720}, {810, 990}};
    private static final int[] DUE_WITHIN = {21, 42, 84};
    private static final int LONG_WAIT = 150;

    private enum Visit {
        FIRST,
        FOLLOW_UP,
        EITHER
    }

    private record Place(int day, int half, int clinician, Visit visit, int places) {}

    private record Patient(int priority, int earliest, int due, int clinician, Visit visit, int awayOn) {

        boolean canCome(Place place) {
            return (place.visit() == Visit.EITHER || place.visit() == visit)
                    && place.day() >= earliest
                    && place.day() % 7 != awayOn;
        }
    }

    private ClinicMaker() {}

    static Made make(Random random, String id, int count, int slots, CostScale scale) {
        int clinicians = 1 + Math.max(count / 12, slots / 150);
        List<Place> places = places(random, slots, clinicians);
        List<Patient> patients =
                Stream.generate(() -> patient(random, clinicians)).limit(count).toList();
        Ints firstArc = new Ints();
        Ints arcGroup = new Ints();
        Longs arcCost = new Longs();
        for (Patient patient : patients) {
            firstArc.add(arcGroup.size());
            for (int place = 0; place < places.size(); place++) {
                if (patient.canCome(places.get(place))) {
                    arcGroup.add(place);
                    arcCost.add(cost(patient, places.get(place), scale));
                }
            }
        }
        firstArc.add(arcGroup.size());
        Clinic clinic = new Clinic(
                id,
                IntStream.range(0, places.size())
                        .mapToObj(place -> group(place, places.get(place)))
                        .toList(),
                IntStream.range(0, count)
                        .mapToObj(patient -> id + "p" + patient)
                        .toList(),
                patients.stream()
                        .mapToLong(patient -> scale.cost(UNPLACED[patient.priority()], 0, 0, 0))
                        .toArray(),
                firstArc.toArray(),
                arcGroup.toArray(),
                arcCost.toArray());
        return new Made(
                clinic,
                patients.stream().mapToInt(Patient::priority).toArray(),
                patients.stream().mapToInt(Patient::due).toArray());
    }

    private static long cost(Patient patient, Place place, CostScale scale) {
        long breach = place.day() <= patient.due() ? 0 : BREACH[patient.priority()];
        int change = place.clinician() == patient.clinician() ? 0 : 1;
        return scale.cost(0, breach, (long) place.day() * place.day() / 32, change);
    }

    private static Clinic.Group group(int number, Place place) {
        int[] time = HALF_DAYS[place.half()];
        return new Clinic.Group("g" + number, place.day(), time[0], time[1], place.places(), 0);
    }

    private static List<Place> places(Random random, int slots, int clinicians) {
        List<Place> places = new ArrayList<>();
        for (int left = slots; left > 0; ) {
            int many = Math.min(left, 1 + random.nextInt(4));
            int day = weekWithRoom(random) * 7 + random.nextInt(5);
            int kind = random.nextInt(10);
            Visit visit = kind < 5 ? Visit.EITHER : kind < 7 ? Visit.FIRST : Visit.FOLLOW_UP;
            places.add(new Place(day, random.nextInt(2), random.nextInt(clinicians), visit, many));
            left -= many;
        }
        places.sort(Comparator.comparingInt(Place::day).thenComparingInt(Place::half));
        return places;
    }

    /** The nearer a week, the fuller it is already. */
    private static int weekWithRoom(Random random) {
        return (int) (MadeUp.DAYS / 7 * StrictMath.sqrt(random.nextDouble()));
    }

    private static Patient patient(Random random, int clinicians) {
        int kind = random.nextInt(20);
        int priority = kind == 0 ? 0 : kind < 4 ? 1 : 2;
        int earliest = 3 + random.nextInt(18);
        boolean isLong = priority == 2 && random.nextInt(3) > 1;
        int due = earliest
                + 4
                + (isLong ? DUE_WITHIN[2] + random.nextInt(LONG_WAIT) : random.nextInt(DUE_WITHIN[priority]));
        return new Patient(
                priority,
                earliest,
                due,
                random.nextInt(clinicians),
                random.nextInt(10) < 7 ? Visit.FOLLOW_UP : Visit.FIRST,
                random.nextInt(12));
    }
}
