package org.rebook.rebooking;

import java.util.Optional;

/** One reason for which a slot can be refused to a patient. */
@FunctionalInterface
interface SlotRule {

    Optional<Refusal> refusalOf(OfferedSlot slot, Displaced patient, Circumstances now);
}
