package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rebook.clinic.SlotTime;

/** The times a plan has already given to patients, so that a patient of two pools is never sent to two places. */
final class Commitments {

    private final Map<String, List<SlotTime>> byPatient = new HashMap<>();

    void add(String patient, SlotTime time) {
        byPatient.computeIfAbsent(patient, any -> new ArrayList<>()).add(time);
    }

    /** The time at which the patient comes by a placement. */
    void add(Placed placed) {
        SlotTime time = placed.comesAt();
        if (time != null) {
            add(placed.affected().patient(), time);
        }
    }

    /** Whether a new date is at a time already given; a time that is kept was never chosen. */
    boolean clash(Placed placed) {
        SlotTime time = placed.comesAt();
        return placed.decision() == Decision.MOVE
                && time != null
                && clashes(placed.affected().patient(), time);
    }

    boolean clashes(String patient, SlotTime time) {
        List<SlotTime> given = byPatient.get(patient);
        return given != null && given.stream().anyMatch(time::overlaps);
    }
}
