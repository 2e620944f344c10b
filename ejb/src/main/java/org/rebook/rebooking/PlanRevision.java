package org.rebook.rebooking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes of a standing plan come to, before anybody has accepted them.
 *
 * @param withoutDate how many more patients are left without a date
 * @param effect on the whole plan
 * @param othersMoved who had a place, was not asked about, and has another or none
 * @param agreed patients who have agreed to a date: none of them is moved for anybody else's sake
 * @param micros how long the changes took once the plan was in memory
 * @param supposed whether it supposes places that no diary has, so that it cannot be kept
 * @param operationsToLookFor how many operations the changes leave without a list or past a limit, for whom somebody may look
 *     further; none once they have
 * @param further what was found then; null where nobody has looked
 */
public record PlanRevision(
        long plan,
        List<PlacementChange> placements,
        int withoutDate,
        CostEffect effect,
        int othersMoved,
        int agreed,
        long micros,
        boolean supposed,
        int operationsToLookFor,
        @Nullable Further further) {

    /**
     * What was found for operations without a list, or past a limit, when others might move on.
     *
     * @param looked how many were looked at
     * @param gained how many of them have a list now, or a better one
     * @param movedOn how many others make room for them
     */
    public record Further(int looked, int gained, int movedOn) {}
}
