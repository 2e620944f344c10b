package org.rebook.rebooking.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan for all pools of a trust that keeps every tie, beside what any such plan costs at least.
 *
 * <p>The prices of the clinics' groups, with what the ties charge the operations, make the bound: see {@link TieBound}.
 * With no ties in it, a clinic's prices prove its plan as {@link AssignmentCertificate} asks.
 *
 * @param charges for each theatre and operation, what the ties add to each of its lists, and last to having none
 * @param theatreBounds what each theatre costs at least with those charges
 * @param cases a proof by cases, where prices and charges alone prove less; else null
 * @param bound what every plan that keeps the ties costs at least
 * @param untiedBound what every plan costs at least, ties or not; the difference to the cost is what the ties may cost
 */
public record TiedPlan(
        List<Assignment> clinics,
        List<ListPlan> theatres,
        List<long[][]> charges,
        List<Long> theatreBounds,
        TieCases.@Nullable Split cases,
        long cost,
        long bound,
        long untiedBound) {

    public TiedPlan {
        clinics = List.copyOf(clinics);
        theatres = List.copyOf(theatres);
        charges = List.copyOf(charges);
        theatreBounds = List.copyOf(theatreBounds);
    }

    public boolean isProvenOptimal() {
        return cost == bound;
    }
}
