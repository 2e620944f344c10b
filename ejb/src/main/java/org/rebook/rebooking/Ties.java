package org.rebook.rebooking;

import java.util.List;
import org.rebook.clinic.SlotTime;

/**
 * What ties one patient down.
 *
 * @param sameClinician whether a linked appointment must be with the same clinician
 */
record Ties(
        List<Displaced.Unavailability> unavailable,
        List<SlotTime> otherAppointments,
        List<Displaced.Link> links,
        boolean sameClinician) {

    static final Ties NONE = new Ties(List.of(), List.of(), List.of(), false);

    /** The same displaced appointment with its patient's ties. */
    Displaced on(Displaced bare) {
        return new Displaced(
                bare.appointment(),
                bare.kind(),
                bare.priority(),
                bare.prioritySetOn(),
                bare.modality(),
                bare.mayBeRemote(),
                bare.specialty(),
                bare.site(),
                bare.clinician(),
                bare.onlySameClinician() || sameClinician,
                bare.lost(),
                bare.minutes(),
                bare.lcad(),
                bare.clocks(),
                bare.hospitalCancellations(),
                bare.person(),
                bare.requires(),
                unavailable,
                otherAppointments,
                links);
    }
}
