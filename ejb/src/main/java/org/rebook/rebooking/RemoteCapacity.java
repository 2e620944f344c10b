package org.rebook.rebooking;

/** How many patients of a short-staffed session can still be seen by phone or video. */
final class RemoteCapacity {

    // Half of the places that are lost: a call takes about half the room's time, and no resident doctor is needed in
    // it.
    private static final double SHARE_OF_LOST = 0.5;

    private RemoteCapacity() {}

    static int of(Remainder session) {
        return session.staffed() ? (int) Math.floor((session.booked() - session.capacity()) * SHARE_OF_LOST) : 0;
    }
}
