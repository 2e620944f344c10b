package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where patients are at this moment of a list of changes. */
final class WhereNow {

    private final TouchedPools pools;
    private final TheatreChange theatres;

    WhereNow(TouchedPools pools, TheatreChange theatres) {
        this.pools = pools;
        this.theatres = theatres;
    }

    /** Null for whoever has no place. */
    @Nullable
    String sessionOf(Affected patient) {
        if (patient.isOperation()) {
            return theatres.sessionOf(patient.appointment());
        }
        PlaceChoice place = pools.of(patient).placeOf(patient.appointment());
        return place == null ? null : StandingPool.sessionOf(place);
    }

    /** What a patient's place costs, with the upheaval if it is another than in the plan. */
    long costOf(Affected patient) {
        return patient.isOperation()
                ? theatres.costNow(patient)
                : pools.of(patient).costNow(patient.appointment());
    }

    LocalDate dayOf(Affected patient) {
        if (!patient.isOperation()) {
            return StandingPool.dayOf(
                    patient, Objects.requireNonNull(pools.of(patient).placeOf(patient.appointment())));
        }
        Opening list = theatres.placementOf(patient.appointment()).opening();
        return list == null ? patient.displaced().lostOn() : list.sample().day();
    }
}
