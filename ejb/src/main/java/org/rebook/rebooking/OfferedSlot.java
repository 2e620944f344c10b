package org.rebook.rebooking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;

/**
 * A place that a displaced patient could take: a slot of a clinic, or the room left on a theatre list.
 *
 * @param day the London day it is on, kept because every rule asks for it
 * @param free whether nobody else has it or holds it
 * @param roomMinutes its length; for a list what is left of it, overrun included and turnarounds taken off
 */
public record OfferedSlot(
        String id,
        String session,
        SlotType type,
        Modality modality,
        @Nullable String specialty,
        @Nullable String site,
        @Nullable String clinician,
        SlotTime time,
        LocalDate day,
        boolean free,
        SessionStatus sessionStatus,
        boolean reserved,
        int roomMinutes,
        Capabilities offers) {

    public OfferedSlot(
            String id,
            String session,
            SlotType type,
            Modality modality,
            @Nullable String specialty,
            @Nullable String site,
            @Nullable String clinician,
            SlotTime time,
            boolean free,
            SessionStatus sessionStatus,
            boolean reserved,
            int roomMinutes,
            Capabilities offers) {
        this(
                id,
                session,
                type,
                modality,
                specialty,
                site,
                clinician,
                time,
                time.day(),
                free,
                sessionStatus,
                reserved,
                roomMinutes,
                offers);
    }

    OfferedSlot withRoom(int minutes) {
        return with(reserved, Math.max(0, minutes));
    }

    /** The same, kept for urgent patients. */
    OfferedSlot keptForUrgent() {
        return with(true, roomMinutes);
    }

    private OfferedSlot with(boolean forUrgent, int minutes) {
        return new OfferedSlot(
                id,
                session,
                type,
                modality,
                specialty,
                site,
                clinician,
                time,
                day,
                free,
                sessionStatus,
                forUrgent,
                minutes,
                offers);
    }

    /** Alike, under another id and at another time. */
    OfferedSlot as(String other, SlotTime at) {
        return new OfferedSlot(
                other,
                session,
                type,
                modality,
                specialty,
                site,
                clinician,
                at,
                free,
                sessionStatus,
                reserved,
                roomMinutes,
                offers);
    }

    boolean isList() {
        return type == SlotType.LIST;
    }
}
