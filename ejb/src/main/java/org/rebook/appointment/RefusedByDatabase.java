package org.rebook.appointment;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Says in words what the database refused, for the promises that it keeps itself. */
public final class RefusedByDatabase {

    private static final Map<String, String> IN_WORDS = Map.of(
            "is used more than", "The kit that the operation needs is all in use on that day.",
            "has no bed left on", "The ward has no bed left for the stay.",
            "slot_has_one_patient", "The slot has been taken.",
            "patient_is_in_one_place", "The patient has another appointment at that time.",
            "list_is_not_overfull", "The list has no room left for the operation.",
            "hospital_cancellation_has_a_successor", "A cancellation needs a new booking or an obligation.");

    private RefusedByDatabase() {}

    /** The refusal in words, where the failure is one of our promises; empty when it is something else. */
    public static Optional<String> inWords(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                String message = String.valueOf(cause.getMessage());
                Optional<String> known = IN_WORDS.entrySet().stream()
                        .filter(promise -> message.contains(promise.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
                if (known.isPresent()) {
                    return known;
                }
                if (message.contains("is overfull")) {
                    return Optional.of(IN_WORDS.get("list_is_not_overfull"));
                }
            }
        }
        return Optional.empty();
    }
}
