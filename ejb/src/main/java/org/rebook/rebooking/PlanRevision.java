package org.rebook.rebooking;

import java.util.List;

/**
 * What changes of a standing plan come to, before anybody has accepted them.
 *
 * @param withoutDate how many more patients are left without a date
 * @param effect on the whole plan
 * @param othersMoved who had a place, was not asked about, and has another or none
 * @param agreed patients who have agreed to a date: none of them is moved for anybody else's sake
 * @param micros how long the changes took once the plan was in memory
 * @param supposed whether it supposes places that no diary has, so that it cannot be kept
 */
public record PlanRevision(
        long plan,
        List<PlacementChange> placements,
        int withoutDate,
        CostEffect effect,
        int othersMoved,
        int agreed,
        long micros,
        boolean supposed) {}
