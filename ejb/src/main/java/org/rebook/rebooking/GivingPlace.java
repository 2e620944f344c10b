package org.rebook.rebooking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A booked patient whom the strike does not touch, and the place that is theirs.
 *
 * @param patient the appointment, as if its date were lost
 * @param place the patient's own slot, as if it were free
 * @param toldOn when the present date was made and told; null when that is not known
 * @param movedBefore whether Rebook has booked or changed the appointment
 */
record GivingPlace(Affected patient, Opening place, @Nullable LocalDate toldOn, boolean movedBefore) {

    String appointment() {
        return patient.appointment();
    }

    Opening.Slot slot() {
        return place.slots().get(0);
    }
}
