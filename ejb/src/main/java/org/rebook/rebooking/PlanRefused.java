package org.rebook.rebooking;

import jakarta.ejb.ApplicationException;

/** A plan cannot be made, approved or carried out as things stand; nothing was changed. */
@ApplicationException(rollback = true)
public class PlanRefused extends RuntimeException {

    public PlanRefused(String message) {
        super(message);
    }
}
