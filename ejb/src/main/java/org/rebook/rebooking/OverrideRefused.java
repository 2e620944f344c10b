package org.rebook.rebooking;

import jakarta.ejb.ApplicationException;

/** A protection cannot be set aside, approved or restored as things stand; nothing was changed. */
@ApplicationException(rollback = true)
public class OverrideRefused extends RuntimeException {

    public OverrideRefused(String message) {
        super(message);
    }
}
