package org.rebook.appointment;

import jakarta.ejb.ApplicationException;

/** A move cannot be taken back, because somebody has been told of it; nothing was changed. */
@ApplicationException(rollback = true)
public class AlreadyTold extends RuntimeException {

    public AlreadyTold(String message) {
        super(message);
    }
}
