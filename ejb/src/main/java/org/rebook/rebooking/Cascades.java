package org.rebook.rebooking;

/**
 * What it comes to that some patients give way (R-REB-18).
 *
 * @param possible how many could give way by the rules
 * @param giveWay how many do
 * @param fewerWithoutDate how many more displaced patients have a date than without it
 * @param fewerLimitsMissed how many fewer displaced patients miss a limit
 * @param daysLater by how many days those who give way are seen later, all together
 * @param leastSlack days that each of them keeps before the first limit at least
 * @param halfPoints what their moves cost, the price of giving way included
 * @param leftOut how many more would have given way but for the most that a plan may use
 */
public record Cascades(
        int possible,
        int giveWay,
        int fewerWithoutDate,
        int fewerLimitsMissed,
        int daysLater,
        int leastSlack,
        long halfPoints,
        int leftOut) {

    /** What the displaced gain, in words. */
    public String saved() {
        return "%s a date; %s a limit"
                .formatted(
                        fewerWithoutDate == 1
                                ? "1 more displaced patient has"
                                : "%,d more displaced patients have".formatted(fewerWithoutDate),
                        fewerLimitsMissed < 0
                                ? missing(-fewerLimitsMissed, "more")
                                : missing(fewerLimitsMissed, "fewer"));
    }

    // Whoever has a date only so may have it past a limit.
    private static String missing(int patients, String than) {
        return "%,d %s %s".formatted(patients, than, patients == 1 ? "misses" : "miss");
    }

    /** What those who give way pay, in words. */
    public String price() {
        return "Seen %,d %s later, all together; each keeps at least %d days before the first limit; %,d%s points"
                .formatted(
                        daysLater,
                        daysLater == 1 ? "day" : "days",
                        leastSlack,
                        halfPoints / 2,
                        halfPoints % 2 == 0 ? "" : ".5");
    }
}
