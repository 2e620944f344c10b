package org.rebook.rebooking;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Who may give way in a plan, and to whom.
 *
 * @param places those who may be asked to; each is checked against {@link GivingWay}
 * @param receivers the appointments that may take one of the places
 */
record Giving(List<GivingPlace> places, Set<String> receivers) {

    static final Giving NONE = new Giving(List.of(), Set.of());

    /** Those of the pool whose patients these are. */
    List<GivingPlace> of(List<Affected> pool) {
        return places.stream()
                .filter(giver -> pool.stream().anyMatch(patient -> StrikePlanner.isOfPool(giver.place(), patient)))
                .sorted(Comparator.comparing(
                                (GivingPlace giver) -> giver.slot().time().startsAt())
                        .thenComparing(GivingPlace::appointment))
                .toList();
    }

    boolean mayTakeAPlace(Affected patient) {
        return receivers.contains(patient.appointment());
    }
}
