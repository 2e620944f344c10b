package org.rebook.rebooking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/**
 * Places that are alike: the free slots of one session that have the same type, modality and length; or one theatre list.
 *
 * @param sample stands for all of them when the rules are asked; its time spans them all
 * @param slots their ids in order of time; for a list, none
 * @param listUsedMinutes for a list, what is booked, turnarounds included
 */
record Opening(
        OfferedSlot sample,
        List<Slot> slots,
        int listMinutes,
        int listUsedMinutes,
        long listUsedVariance,
        int turnaroundMinutes) {

    /** One slot of an opening. */
    record Slot(String id, long version, SlotTime time) {}

    /** How many places it stands for; a list is one. */
    int places() {
        return isList() ? 1 : slots.size();
    }

    boolean isList() {
        return sample.isList();
    }

    @Nullable
    String site() {
        return sample.site();
    }

    @Nullable
    String clinician() {
        return sample.clinician();
    }

    /** Whether both stand for places of one session that are alike, however many each has left. */
    boolean isSameAs(Opening other) {
        return sample.session().equals(other.sample.session()) && sample.id().equals(other.sample.id());
    }

    /** The same list with one operation more on it. */
    Opening filledBy(int minutes, int sdMinutes) {
        return new Opening(
                sample.withRoom(sample.roomMinutes() - minutes - turnaroundMinutes),
                slots,
                listMinutes,
                listUsedMinutes + minutes + turnaroundMinutes,
                listUsedVariance + (long) sdMinutes * sdMinutes,
                turnaroundMinutes);
    }
}
