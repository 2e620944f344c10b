package org.rebook.rebooking.plan;

/**
 * How likely a list may run over: the sum of its minutes, taken as normal, may pass its end by the allowance with at most
 * this chance.
 *
 * @param allowanceMinutes how late still counts as on time
 * @param greatestChance above 0 and below one half
 */
public record OverrunRule(int allowanceMinutes, double greatestChance) {

    /** Book to a chance of 0.85 or more to finish by the end plus 15 minutes. */
    public static final OverrunRule STANDARD = new OverrunRule(15, 0.15);

    public OverrunRule {
        if (allowanceMinutes < 0 || !(greatestChance > 0 && greatestChance < 0.5)) {
            throw new IllegalArgumentException(
                    "An overrun rule needs an allowance (%d) of 0 or more and a chance (%s) between 0 and 0.5."
                            .formatted(allowanceMinutes, greatestChance));
        }
    }

    /** How many standard deviations must fit between the mean and the end with its allowance. */
    double deviations() {
        double low = 0;
        double high = 8;
        for (int halving = 0; halving < 80; halving++) {
            double middle = (low + high) / 2;
            if (chanceBelow(middle) < 1 - greatestChance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The normal distribution by its power series, for up to eight deviations. */
    private static double chanceBelow(double deviations) {
        double term = deviations;
        double sum = deviations;
        for (int odd = 3; term > 1e-17 * sum; odd += 2) {
            term *= deviations * deviations / odd;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-deviations * deviations / 2) / StrictMath.sqrt(2 * Math.PI);
    }
}
