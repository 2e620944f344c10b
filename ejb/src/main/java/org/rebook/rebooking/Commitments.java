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

    boolean clashes(String patient, SlotTime time) {
        List<SlotTime> given = byPatient.get(patient);
        return given != null && given.stream().anyMatch(time::overlaps);
    }
}
