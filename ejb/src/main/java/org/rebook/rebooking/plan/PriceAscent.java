package org.rebook.rebooking.plan;

import java.util.function.Consumer;

/**
 * Finds good prices quickly: raises the offer for whoever no list takes, lowers it for whoever several take, and asks more for
 * what is used beyond its limit.
 */
final class PriceAscent {

    private static final double PATIENCE = 0.97;

    private final ListPrices prices;
    private final CostLevels levels;
    private final PackingPool pool;
    private final double[] unitOfLevel;

    PriceAscent(ListPrices prices, PackingPool pool, CostLevels levels, int level) {
        this.prices = prices;
        this.levels = levels;
        this.pool = pool;
        unitOfLevel = new double[level];
        for (int above = 0; above < level; above++) {
            unitOfLevel[above] = 1.0 + pool.dearest(levels, above);
        }
    }

    /**
     * @param enough stops when the bound reaches this; the aim of every step
     * @param tried hears after each round, while the lists still know what they took
     * @return the best bound, in whole units
     */
    long run(OpenChoices open, int level, long enough, int rounds, Consumer<Integer> tried) {
        for (int operation = 0; operation < prices.offer.length; operation++) {
            prices.offer[operation] = prices.scaled(open.least(levels, level, operation));
        }
        double boldness = 1.2;
        long best = Long.MIN_VALUE;
        for (int round = 0; round < rounds; round++) {
            long value = prices.value(open);
            tried.accept(round);
            boldness *= value > best ? 1 : PATIENCE;
            best = Math.max(best, value);
            if (prices.whole(best) >= enough) {
                break;
            }
            double distance = Math.max(0.5, enough - prices.unscaled(value));
            double square = square();
            if (square < 1e-12) {
                break;
            }
            step(boldness * distance / square);
        }
        return prices.whole(best);
    }

    private double square() {
        double square = 0;
        for (int takers : prices.takers) {
            square += (1.0 - takers) * (1.0 - takers);
        }
        for (int limit = 0; limit < prices.ofLimit.length; limit++) {
            square += slopeOf(limit) * slopeOf(limit);
        }
        for (int above = 0; above < unitOfLevel.length; above++) {
            square += slopeOfLevel(above) * slopeOfLevel(above);
        }
        return square;
    }

    private void step(double length) {
        for (int operation = 0; operation < prices.offer.length; operation++) {
            prices.offer[operation] = moved(prices.offer[operation], length * (1 - prices.takers[operation]));
        }
        for (int limit = 0; limit < prices.ofLimit.length; limit++) {
            prices.ofLimit[limit] = Math.min(0, moved(prices.ofLimit[limit], length * slopeOf(limit)));
        }
        for (int above = 0; above < unitOfLevel.length; above++) {
            prices.ofLevel[above] = moved(prices.ofLevel[above], length * slopeOfLevel(above) / unitOfLevel[above]);
        }
    }

    private long moved(long price, double by) {
        return prices.scaled(prices.unscaled(price) + by);
    }

    private double slopeOf(int limit) {
        double left = (double) pool.limits().most[limit] - prices.usedOfLimit[limit];
        boolean isIdle = !pool.canBind(limit) || (left >= 0 && prices.ofLimit[limit] == 0);
        return isIdle ? 0 : left;
    }

    private double slopeOfLevel(int above) {
        return prices.hasLevel(above) ? (prices.settled(above) - prices.sumOfLevel[above]) / unitOfLevel[above] : 0;
    }
}
