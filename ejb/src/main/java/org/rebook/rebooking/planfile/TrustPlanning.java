package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.ListPacking;
import org.rebook.rebooking.plan.TiedPlan;
import org.rebook.rebooking.plan.TiedPlanner;

/** Plans one trust and puts the plan into the words of the file. */
final class TrustPlanning {

    private static final int STEPS = 1000;

    private final Trust trust;
    private final long seed;

    private TrustPlanning(Trust trust, long seed) {
        this.trust = trust;
        this.seed = seed;
    }

    static TrustPlan plan(Trust trust, long seed) {
        TrustPlanning planning = new TrustPlanning(trust, seed);
        return trust.isTied() ? planning.tied() : planning.untied();
    }

    private TrustPlan untied() {
        List<TrustPlan.PoolPlan> clinics = trust.clinics().stream()
                .map(clinic -> PlanInWords.of(clinic, AssignmentSolver.solve(clinic.toProblem())))
                .toList();
        List<TrustPlan.PoolPlan> theatres = trust.theatres().stream()
                .map(theatre ->
                        PlanInWords.of(theatre, ListPacking.pack(theatre.toProblem(trust.rules()), seed, STEPS), null))
                .toList();
        long cost = sum(clinics, TrustPlan.PoolPlan::cost) + sum(theatres, TrustPlan.PoolPlan::cost);
        long bound = sum(clinics, TrustPlan.PoolPlan::bound) + sum(theatres, TrustPlan.PoolPlan::bound);
        return new TrustPlan(trust.id(), cost, bound, null, cost == bound, clinics, theatres, null);
    }

    private static long sum(List<TrustPlan.PoolPlan> pools, Function<TrustPlan.PoolPlan, Long> figure) {
        return pools.stream().mapToLong(figure::apply).sum();
    }

    private TrustPlan tied() {
        TiedPlan plan = TiedPlanner.plan(TiesOfFile.problem(trust), seed);
        List<TrustPlan.PoolPlan> clinics = new ArrayList<>();
        for (int pool = 0; pool < trust.clinics().size(); pool++) {
            clinics.add(PlanInWords.of(trust.clinics().get(pool), plan.clinics().get(pool)));
        }
        List<TrustPlan.PoolPlan> theatres = new ArrayList<>();
        for (int pool = 0; pool < trust.theatres().size(); pool++) {
            Theatre theatre = trust.theatres().get(pool);
            theatres.add(PlanInWords.of(
                    theatre,
                    plan.theatres().get(pool),
                    PlanInWords.charged(
                            theatre,
                            plan.charges().get(pool),
                            plan.theatreBounds().get(pool))));
        }
        return new TrustPlan(
                trust.id(),
                plan.cost(),
                plan.bound(),
                plan.untiedBound(),
                plan.isProvenOptimal(),
                clinics,
                theatres,
                plan.cases() == null ? null : new CasesInWords(trust, plan).of(plan.cases()));
    }
}
