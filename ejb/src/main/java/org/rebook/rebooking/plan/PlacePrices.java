package org.rebook.rebooking.plan;

/** What one more place in each group would save a plan that is optimal: exact, where a price is only a bound. */
public final class PlacePrices {

    private final BestRefill refill;

    private PlacePrices(Seating seating) {
        refill = new BestRefill(seating, new ArcsInto(seating));
    }

    /** Prepares one plan for many questions; not for use by two threads at once. */
    public static PlacePrices in(AssignmentProblem problem, Assignment optimal) {
        return new PlacePrices(Seating.of(problem, optimal));
    }

    public long savingOfOneMorePlace(int group) {
        return refill.savingOfOneMorePlace(group);
    }
}
