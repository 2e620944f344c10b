package org.rebook.access;

import jakarta.ejb.ApplicationException;

/** A request for a token that is not granted; the code is OAuth's. */
@ApplicationException
public final class TokenRefused extends RuntimeException {

    private final String code;

    TokenRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
