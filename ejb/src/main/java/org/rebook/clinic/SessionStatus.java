package org.rebook.clinic;

/** Whether a session takes bookings. */
public enum SessionStatus {
    OPEN,
    /** Those booked keep their places; nobody is added. */
    BOOKING_STOPPED,
    /** It will not take place. */
    STOOD_DOWN
}
