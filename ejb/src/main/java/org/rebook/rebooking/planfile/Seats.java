package org.rebook.rebooking.planfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a pool's placements put everybody: each patient once, each place one that the pool has. */
final class Seats {

    static final int NOWHERE = -1;
    private static final int NOT_NAMED = -2;

    private Seats() {}

    /** The place of each patient, by number; faults where ids are unknown, doubled or missing. */
    static int[] of(String pool, List<String> patients, List<String> places, TrustPlan.PoolPlan plan, Faults faults) {
        Map<String, Integer> patientOf = numbers(patients);
        Map<String, Integer> placeOf = numbers(places);
        int[] seat = new int[patients.size()];
        Arrays.fill(seat, NOT_NAMED);
        for (TrustPlan.Placement placement : plan.placements()) {
            Integer patient = patientOf.get(placement.who());
            Integer place = placement.where() == null ? Integer.valueOf(NOWHERE) : placeOf.get(placement.where());
            if (patient == null) {
                faults.add("%s has nobody with the id '%s'.", pool, placement.who());
            } else if (seat[patient] != NOT_NAMED) {
                faults.add("%s: '%s' is placed twice.", pool, placement.who());
            } else if (place == null) {
                faults.add(
                        "%s: '%s' is placed at '%s', which it does not have.",
                        pool, placement.who(), placement.where());
                seat[patient] = NOWHERE;
            } else {
                seat[patient] = place;
            }
        }
        for (int patient = 0; patient < seat.length; patient++) {
            if (seat[patient] == NOT_NAMED) {
                faults.add("%s: '%s' is missing from the placements.", pool, patients.get(patient));
                seat[patient] = NOWHERE;
            }
        }
        return seat;
    }

    static Map<String, Integer> numbers(List<String> ids) {
        Map<String, Integer> numbers = new HashMap<>(2 * ids.size());
        for (String id : ids) {
            numbers.put(id, numbers.size());
        }
        return numbers;
    }
}
