package org.rebook.rebooking;

/**
 * What a plan comes to.
 *
 * @param protectedKept protected patients whose session can still see them
 * @param protectedToDecide protected patients whose session cannot: a named person decides
 * @param breaches patients moved past a national standard that the lost date would have met
 * @param meanDelayDays between the lost and the new date, over those who move
 * @param withinTwoWeeks of those who move, how many are seen within 14 days of the lost date
 * @param keptForUrgent free slots that are kept for urgent referrals, whoever keeps them
 */
public record PlanFigures(
        int affected,
        int protectedKept,
        int protectedToDecide,
        int kept,
        int converted,
        int moved,
        int unplaced,
        int breaches,
        double meanDelayDays,
        int withinTwoWeeks,
        int otherSite,
        int otherClinician,
        int keptForUrgent) {}
