package org.rebook.rebooking.plan;

import java.util.List;

/**
 * The pools of one trust, and the ties between their patients.
 *
 * <p>All costs are on one scale. A tie may join two of the same pool, an outpatient and an operation, or chain several.
 *
 * @param times when the places of each pool are, clinics first, then theatres
 */
public record TiedProblem(
        List<AssignmentProblem> clinics,
        List<ListProblem> theatres,
        List<PlaceTimes> times,
        List<Tie> ties,
        List<Clash> clashes) {

    public TiedProblem {
        clinics = List.copyOf(clinics);
        theatres = List.copyOf(theatres);
        times = List.copyOf(times);
        ties = List.copyOf(ties);
        clashes = List.copyOf(clashes);
        int pools = clinics.size() + theatres.size();
        if (times.size() != pools) {
            throw new IllegalArgumentException("%d pools need the times of %d.".formatted(pools, times.size()));
        }
        long total = 0;
        for (int pool = 0; pool < pools; pool++) {
            int places = pool < clinics.size()
                    ? clinics.get(pool).groups()
                    : theatres.get(pool - clinics.size()).lists().size();
            if (times.get(pool).places() != places) {
                throw new IllegalArgumentException("Pool %d has %d places, but times for %d."
                        .formatted(pool, places, times.get(pool).places()));
            }
        }
        for (Tie tie : ties) {
            requireKnown(tie.first(), clinics, theatres);
            requireKnown(tie.second(), clinics, theatres);
        }
        for (Clash clash : clashes) {
            requireKnown(clash.first(), clinics, theatres);
            requireKnown(clash.second(), clinics, theatres);
        }
        for (AssignmentProblem clinic : clinics) {
            total = addDearest(total, clinic.dearest());
        }
        for (ListProblem theatre : theatres) {
            total = addDearest(total, theatre.dearest());
        }
    }

    private static long addDearest(long total, long dearest) {
        if (dearest > AssignmentProblem.GREATEST_TOTAL - total) {
            throw new IllegalArgumentException("The dearest costs of all pools add up to more than %d."
                    .formatted(AssignmentProblem.GREATEST_TOTAL));
        }
        return total + dearest;
    }

    private static void requireKnown(Member member, List<AssignmentProblem> clinics, List<ListProblem> theatres) {
        int pools = clinics.size() + theatres.size();
        int patients = member.pool() >= pools
                ? 0
                : member.pool() < clinics.size()
                        ? clinics.get(member.pool()).patients()
                        : theatres.get(member.pool() - clinics.size())
                                .operations()
                                .size();
        if (member.patient() >= patients) {
            throw new IllegalArgumentException("There is no %s among %d pools.".formatted(member, pools));
        }
    }

    boolean isTheatre(int pool) {
        return pool >= clinics.size();
    }

    ListProblem theatre(int pool) {
        return theatres.get(pool - clinics.size());
    }
}
