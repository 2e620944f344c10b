package org.rebook.run;

import jakarta.ejb.ApplicationException;

/** A run cannot be started, stopped or restarted as things stand; nothing was changed. */
@ApplicationException(rollback = true)
public class RunRefused extends RuntimeException {

    public RunRefused(String message) {
        super(message);
    }
}
