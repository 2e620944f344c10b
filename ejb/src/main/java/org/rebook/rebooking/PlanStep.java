package org.rebook.rebooking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is kept with the plan it made, so that it can be made again.
 *
 * @param declined the session of the date that the patient did not take; null for every other kind
 * @param patient the appointment that joins the plan, as it stood then; null for every other kind
 * @param remainder what the strike leaves of that appointment's session
 * @param found the places that the diary has gained; null for every other kind
 */
record PlanStep(
        PlanChange change,
        @Nullable String declined,
        @Nullable Affected patient,
        @Nullable Remainder remainder,
        @Nullable List<Opening> found) {

    static PlanStep of(PlanChange change) {
        return new PlanStep(change, null, null, null, null);
    }

    static PlanStep declined(PlanChange change, String session) {
        return new PlanStep(change, session, null, null, null);
    }
}
