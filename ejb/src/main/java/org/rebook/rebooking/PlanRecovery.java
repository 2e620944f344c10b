package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a trust recovers from a strike by a plan, and how it really does.
 *
 * @param planned by the plan's dates
 * @param actual by the bookings of now; null until the plan is carried out
 * @param obligations open ones of the strike, by specialty
 * @param specialtyNames by code
 */
public record PlanRecovery(
        long plan,
        LocalDate today,
        Recovery planned,
        @Nullable Recovery actual,
        Map<String, Integer> obligations,
        Map<String, String> specialtyNames) {

    /** What there is to go by now: the bookings where there are any, else the plan. */
    public Recovery current() {
        return actual == null ? planned : actual;
    }
}
