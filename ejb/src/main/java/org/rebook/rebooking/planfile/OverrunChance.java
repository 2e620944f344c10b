package org.rebook.rebooking.planfile;

/** How likely a theatre list ends after its time, its minutes taken as normally distributed. */
final class OverrunChance {

    private static final int STRIPS = 500;
    private static final double FAR = 9;

    private OverrunChance() {}

    static double of(double end, double mean, double variance) {
        if (variance == 0) {
            return mean > end ? 1 : 0;
        }
        double deviations = Math.max(-FAR, Math.min(FAR, (end - mean) / Math.sqrt(variance)));
        // The area from the middle to there, by Simpson's rule.
        double width = deviations / STRIPS;
        double sum = height(0) + height(deviations);
        for (int strip = 1; strip < STRIPS; strip++) {
            sum += (strip % 2 == 0 ? 2 : 4) * height(strip * width);
        }
        return 0.5 - sum * width / 3;
    }

    /** Deviations of which no more than the chance lies beyond; at most a hair fewer. */
    static double deviations(double chance) {
        double deviations = 0;
        double step = 1;
        // The curve sinks ever less steeply, so that Newton's steps never pass the place.
        while (step > 1e-12) {
            step = (of(deviations, 0, 1) - chance) / height(deviations);
            deviations += Math.max(0, step);
        }
        return deviations;
    }

    private static double height(double deviations) {
        return Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI);
    }
}
