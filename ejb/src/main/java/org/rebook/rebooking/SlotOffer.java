package org.rebook.rebooking;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/**
 * A slot that suits a displaced patient.
 *
 * @param time when the patient would be seen; on a theatre list, after the operations already on it
 * @param reasons what speaks for it and what to mind, in words
 * @param whole what it costs all who wait; null where that is not known, as for operations
 * @param agreement why the patient must agree first; null when the date may simply be given
 */
public record SlotOffer(
        OfferedSlot slot,
        SlotTime time,
        String clinic,
        @Nullable String site,
        @Nullable String clinician,
        List<String> reasons,
        @Nullable String agreement,
        int score,
        @Nullable WholeCost whole) {

    /** The same offer with one more thing to say of it, first. */
    SlotOffer saying(String first) {
        return new SlotOffer(
                slot,
                time,
                clinic,
                site,
                clinician,
                Stream.concat(Stream.of(first), reasons.stream()).toList(),
                agreement,
                score,
                whole);
    }

    /** The same offer, with what it costs all who wait. */
    SlotOffer costing(@Nullable WholeCost toWhole) {
        return new SlotOffer(slot, time, clinic, site, clinician, reasons, agreement, score, toWhole);
    }
}
