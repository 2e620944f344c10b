package org.rebook.batch.run;

import java.sql.SQLException;

/** Says why a run failed, for people who do not read stack traces. */
final class CauseInWords {

    private CauseInWords() {}

    static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null || cause.getMessage().isBlank()
                ? cause.getClass().getSimpleName()
                // A database's further lines show the row, and with it the patient.
                : cause.getMessage().lines().findFirst().orElseThrow();
        if (cause instanceof SQLException) {
            return "The database would not have it: " + message;
        }
        return cause.getClass().getName().startsWith("org.rebook.") || cause instanceof IllegalStateException
                ? message
                : "%s (%s)".formatted(message, cause.getClass().getSimpleName());
    }
}
