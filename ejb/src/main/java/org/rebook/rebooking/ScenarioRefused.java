package org.rebook.rebooking;

import jakarta.ejb.ApplicationException;

/** A scenario cannot be as it was asked for, or cannot be adopted; nothing was changed. */
@ApplicationException(rollback = true)
public class ScenarioRefused extends RuntimeException {

    public ScenarioRefused(String message) {
        super(message);
    }
}
