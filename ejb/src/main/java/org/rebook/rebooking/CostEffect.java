package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.List;
import org.rebook.rebooking.plan.CostScale;

/**
 * What one plan comes to more than another, level by level and the most important first; below zero where it is better.
 *
 * @param unplacedWeight patients without a date, each counted by risk: a routine patient 1, each tier above twice that
 * @param limitsMissed waiting-time limits missed because of a move; 52 weeks and more count three times
 * @param points the trust's points for delay and disruption
 */
public record CostEffect(long unplacedWeight, long limitsMissed, double points) {

    static final CostEffect NONE = new CostEffect(0, 0, 0);

    static CostEffect of(CostScale scale, long before, long after) {
        long[] parts = scale.partsOfChange(before, after);
        return new CostEffect(parts[MoveCosts.UNPLACED], parts[MoveCosts.BREACHES], parts[MoveCosts.POINTS] / 2.0);
    }

    CostEffect plus(CostEffect other) {
        return new CostEffect(
                unplacedWeight + other.unplacedWeight, limitsMissed + other.limitsMissed, points + other.points);
    }

    CostEffect negated() {
        return new CostEffect(-unplacedWeight, -limitsMissed, points == 0 ? 0 : -points);
    }

    public boolean isNothing() {
        return equals(NONE);
    }

    /** What something costs more, in words. */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        if (unplacedWeight() != 0) {
            parts.add("%d %s in weight of patients without a date"
                    .formatted(Math.abs(unplacedWeight()), unplacedWeight() > 0 ? "more" : "less"));
        }
        if (limitsMissed() != 0) {
            long limits = Math.abs(limitsMissed());
            parts.add("%d waiting-time limit%s %s"
                    .formatted(limits, limits == 1 ? "" : "s", limitsMissed() > 0 ? "missed" : "kept"));
        }
        if (points() != 0) {
            double points = Math.abs(points());
            parts.add("%s %s %s"
                    .formatted(number(points), points == 1 ? "point" : "points", points() > 0 ? "worse" : "better"));
        }
        return parts.isEmpty() ? "no difference" : String.join(", ", parts);
    }

    static String number(double points) {
        return points == Math.rint(points) ? Long.toString((long) points) : Double.toString(points);
    }
}
