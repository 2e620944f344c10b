package org.rebook.policy;

import jakarta.ejb.ApplicationException;

/** A rule set cannot be drafted, changed or approved so; the message names the field and the value. Nothing was changed. */
@ApplicationException(rollback = true)
public class RuleRefused extends RuntimeException {

    public RuleRefused(String message) {
        super(message);
    }
}
