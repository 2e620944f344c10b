package org.rebook.rebooking.planfile;

/** A file that is not what the format asks for; the message names the place in the file and the value. */
public final class BadFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadFile(String message) {
        super(message);
    }

    public BadFile(String message, Throwable cause) {
        super(message, cause);
    }
}
