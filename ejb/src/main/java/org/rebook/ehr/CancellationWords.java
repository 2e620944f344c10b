package org.rebook.ehr;

import java.util.Map;

/** Our reasons for a cancellation, in the words that a booking office elsewhere can read. */
final class CancellationWords {

    // The words before the colon are those of the e-RS catalogue, which has none for a strike.
    private static final Map<String, String> OF_REASON = Map.of(
            "IA-STAFF", "Clinic cancelled: industrial action, too few staff for the session",
            "IA-REST", "Clinic cancelled: industrial action, staff must rest before or after it",
            "IA-REDEPLOY", "Clinic cancelled: industrial action, the consultant covers emergencies",
            "IA-SUPPORT", "Clinic cancelled: industrial action, too few supporting staff",
            "IA-PRECAUTION", "Slot cancelled: industrial action, the slot was closed as a precaution",
            "IA-KNOCKON", "Slot cancelled: industrial action, the slot was given to another patient affected by it",
            "IA-CALLEDOFF-REINSTATED",
                    "Slot cancelled: industrial action was called off, the earlier booking stands again");

    private CancellationWords() {}

    static String of(String reason) {
        return OF_REASON.getOrDefault(reason, "Provider cancellation: industrial action");
    }
}
