package org.rebook.rebooking.plan;

/**
 * What is offered for placing each operation, and asked for each use of a limit: with these anyone can work out what every
 * packing costs at least.
 *
 * @param parts each unit of cost is counted in so many
 * @param offers by operation, at most what it costs to leave it without a list
 * @param ofLimits by limit, zero or more
 * @param bound what they prove, in whole units of cost
 */
public record PackingPrices(long parts, long[] offers, long[] ofLimits, long bound) {

    /** Good prices, all costs taken together; the best there are, unless that takes too long. */
    public static PackingPrices of(ListProblem problem) {
        return new PackingPricing(problem).prices();
    }
}
