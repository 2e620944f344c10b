package org.rebook.rebooking.plan;

import java.util.List;

/** What each other place of a patient would cost the whole plan: exact, not estimated, for a plan that is optimal. */
public final class Alternatives {

    private final AlternativeSearch search;

    private Alternatives(Seating seating) {
        search = new AlternativeSearch(
                seating, new CheapestChain(seating), new BestRefill(seating, new ArcsInto(seating)));
    }

    /** Prepares one plan for many questions; not for use by two threads at once. */
    public static Alternatives in(AssignmentProblem problem, Assignment optimal) {
        return new Alternatives(Seating.of(problem, optimal));
    }

    /** One question; who has several prepares the plan once. */
    public static List<Alternative> of(AssignmentProblem problem, Assignment optimal, int patient, int topN) {
        return in(problem, optimal).of(patient, topN);
    }

    /** At most {@code topN} other places, the cheapest for the plan first; a place nobody can be moved from is left out. */
    public List<Alternative> of(int patient, int topN) {
        return search.of(patient, topN);
    }
}
