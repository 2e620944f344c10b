package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/**
 * A slot with the names of its clinic, site and clinician.
 *
 * @param takenMinutes what is booked of a theatre list
 * @param early who of those has an early turn on it
 */
record ListedSlot(
        OfferedSlot slot,
        int takenMinutes,
        List<Opening.Early> early,
        String clinic,
        @Nullable String site,
        @Nullable String clinician) {

    /** When the patient would be seen in it; on a list after those who have their turn before. */
    SlotTime timeFor(Displaced patient, Circumstances now) {
        if (!slot.isList()) {
            return slot.time();
        }
        int before = ListTurn.of(patient, now.rules()).minutesBefore(early, takenMinutes, slot.day(), now.rules());
        Instant start = slot.time().startsAt().plus(Duration.ofMinutes(before));
        return new SlotTime(start, start.plus(Duration.ofMinutes(Math.max(1, patient.minutes()))));
    }

    /** The same, kept for urgent patients where it is one of these. */
    ListedSlot keptIf(Set<String> kept) {
        return kept.contains(slot.id()) ? keptForUrgent() : this;
    }

    ListedSlot keptForUrgent() {
        return new ListedSlot(slot.keptForUrgent(), takenMinutes, early, clinic, site, clinician);
    }

    SlotOffer offeredTo(Displaced patient, Circumstances now, @Nullable WholeCost whole) {
        return new SlotOffer(
                slot,
                timeFor(patient, now),
                clinic,
                site,
                clinician,
                SlotReasons.of(slot, patient, now),
                ReasonableOffer.needsAgreementBecause(slot, patient, now),
                SlotScore.of(slot, patient, now),
                whole);
    }
}
