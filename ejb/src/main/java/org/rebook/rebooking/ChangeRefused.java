package org.rebook.rebooking;

import jakarta.ejb.ApplicationException;

/** A change of a plan that makes no sense, in words that begin with the field; nothing was changed. */
@ApplicationException(rollback = true)
public class ChangeRefused extends RuntimeException {

    public ChangeRefused(String message) {
        super(message);
    }
}
