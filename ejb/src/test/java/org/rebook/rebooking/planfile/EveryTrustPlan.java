package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tries every plan of a small trust, and asks the check of each whether it may be. */
final class EveryTrustPlan {

    private final Trust trust;
    private final List<List<TrustPlan.Placement>> options = new ArrayList<>();
    private final List<Integer> poolOf = new ArrayList<>();
    private final List<long[]> costs = new ArrayList<>();
    private final List<TrustPlan.Placement> chosen = new ArrayList<>();
    private long least = Long.MAX_VALUE;

    private EveryTrustPlan(Trust trust) {
        this.trust = trust;
        for (int pool = 0; pool < trust.clinics().size(); pool++) {
            Clinic clinic = trust.clinics().get(pool);
            for (int patient = 0; patient < clinic.patients().size(); patient++) {
                List<TrustPlan.Placement> own = new ArrayList<>();
                Longs cost = new Longs();
                for (int arc = clinic.firstArc()[patient]; arc < clinic.firstArc()[patient + 1]; arc++) {
                    own.add(new TrustPlan.Placement(
                            clinic.patients().get(patient),
                            clinic.groups().get(clinic.arcGroup()[arc]).id()));
                    cost.add(clinic.arcCost()[arc]);
                }
                own.add(new TrustPlan.Placement(clinic.patients().get(patient), null));
                cost.add(clinic.unplaced()[patient]);
                add(pool, own, cost.toArray());
            }
        }
        for (int pool = 0; pool < trust.theatres().size(); pool++) {
            Theatre theatre = trust.theatres().get(pool);
            for (Theatre.Surgery operation : theatre.operations()) {
                List<TrustPlan.Placement> own = new ArrayList<>();
                Longs cost = new Longs();
                for (int choice = 0; choice < operation.lists().length; choice++) {
                    own.add(new TrustPlan.Placement(
                            operation.id(),
                            theatre.lists().get(operation.lists()[choice]).id()));
                    cost.add(operation.costs()[choice]);
                }
                own.add(new TrustPlan.Placement(operation.id(), null));
                cost.add(operation.unplaced());
                add(trust.clinics().size() + pool, own, cost.toArray());
            }
        }
    }

    private void add(int pool, List<TrustPlan.Placement> own, long[] cost) {
        options.add(own);
        poolOf.add(pool);
        costs.add(cost);
    }

    static long leastCost(Trust trust) {
        EveryTrustPlan every = new EveryTrustPlan(trust);
        every.from(0, 0);
        return every.least;
    }

    private void from(int at, long cost) {
        if (cost >= least) {
            return;
        }
        if (at == options.size()) {
            if (isAllowed(cost)) {
                least = cost;
            }
            return;
        }
        for (int option = 0; option < options.get(at).size(); option++) {
            chosen.add(options.get(at).get(option));
            from(at + 1, cost + costs.get(at)[option]);
            chosen.remove(chosen.size() - 1);
        }
    }

    private boolean isAllowed(long cost) {
        List<TrustPlan.PoolPlan> pools = new ArrayList<>();
        for (int pool = 0; pool < trust.clinics().size() + trust.theatres().size(); pool++) {
            List<TrustPlan.Placement> placements = new ArrayList<>();
            long poolCost = 0;
            for (int each = 0; each < chosen.size(); each++) {
                if (poolOf.get(each) == pool) {
                    placements.add(chosen.get(each));
                    poolCost += costs.get(each)[options.get(each).indexOf(chosen.get(each))];
                }
            }
            if (trust.isTheatre(pool)) {
                Theatre theatre = trust.theatre(pool);
                placements.sort((one, other) -> Integer.compare(order(theatre, one), order(theatre, other)));
            }
            String id = trust.isTheatre(pool)
                    ? trust.theatre(pool).id()
                    : trust.clinics().get(pool).id();
            pools.add(new TrustPlan.PoolPlan(id, poolCost, null, false, Map.of(), null, null, placements));
        }
        Faults faults = new Faults();
        int clinics = trust.clinics().size();
        TrustPlan plan = new TrustPlan(
                trust.id(),
                cost,
                null,
                null,
                false,
                pools.subList(0, clinics),
                pools.subList(clinics, pools.size()),
                null);
        TrustCheck.check(trust, plan, faults);
        return faults.count() == 0;
    }

    private static int order(Theatre theatre, TrustPlan.Placement placement) {
        return theatre.operations().stream()
                .filter(each -> each.id().equals(placement.who()))
                .findFirst()
                .orElseThrow()
                .order();
    }
}
