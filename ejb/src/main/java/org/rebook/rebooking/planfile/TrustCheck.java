package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the plan of one trust from the two files alone. */
final class TrustCheck {

    private TrustCheck() {}

    static void check(Trust trust, TrustPlan plan, Faults faults) {
        String name = "Trust '%s'".formatted(trust.id());
        List<TrustPlan.PoolPlan> clinicPlans =
                inOrder(name + ", pools", trust.clinics(), Clinic::id, plan.clinics(), faults);
        List<TrustPlan.PoolPlan> theatrePlans =
                inOrder(name + ", theatres", trust.theatres(), Theatre::id, plan.theatres(), faults);
        long cost = 0;
        List<ClinicCheck> clinics = new ArrayList<>();
        for (int pool = 0; pool < trust.clinics().size(); pool++) {
            clinics.add(new ClinicCheck(trust.id(), trust.clinics().get(pool), clinicPlans.get(pool), faults));
            cost += clinics.get(pool).check();
        }
        List<TheatreCheck> theatres = new ArrayList<>();
        for (int pool = 0; pool < trust.theatres().size(); pool++) {
            theatres.add(new TheatreCheck(
                    trust.id(),
                    trust.theatres().get(pool),
                    theatrePlans.get(pool),
                    trust.rules().overrun(),
                    faults));
            cost += theatres.get(pool).check();
        }
        if (cost != plan.cost()) {
            faults.add("%s: the plan says it costs %d, but its pools cost %d.", name, plan.cost(), cost);
        }
        TieCheck ties = new TieCheck(trust, clinics, theatres, faults);
        ties.check();
        CaseCheck cases = new CaseCheck(trust, clinics, theatres, ties, faults);
        try {
            checkBound(name, plan, proven(plan, ties, cases), cost, faults);
        } catch (ArithmeticException tooGreat) {
            faults.add("%s: the bounds of its pools and theatres are too great to be added up.", name);
        }
        if (plan.untiedBound() != null && plan.untiedBound() > cost) {
            faults.add("%s: the bound without ties, %d, is above the cost %d.", name, plan.untiedBound(), cost);
        }
        for (boolean isProven : cases.isProven) {
            faults.countTheatre(isProven);
        }
    }

    /** What the prices prove, or the cases where these prove more; null when ties are too tangled to tell. */
    private static @Nullable Long proven(TrustPlan plan, TieCheck ties, CaseCheck cases) {
        if (plan.bound() == null && !plan.proven()) {
            return 0L;
        }
        Long atOnce = ties.lowerBound();
        if (atOnce == null || plan.cases() == null) {
            return atOnce;
        }
        Long byCases = cases.lowerBound(plan.cases(), List.of());
        return byCases == null ? null : Long.valueOf(Math.max(atOnce, byCases));
    }

    private static void checkBound(String name, TrustPlan plan, @Nullable Long proven, long cost, Faults faults) {
        if (plan.bound() == null && !plan.proven()) {
            return;
        }
        if (plan.proven() && plan.bound() != null && plan.bound() < cost) {
            faults.add("%s: claimed proven, but the bound is %d and the cost %d.", name, plan.bound(), cost);
        }
        if (proven == null) {
            faults.note("%s: its ties are too tangled for this check; its bound is not checked.", name);
            return;
        }
        if (plan.bound() != null && plan.bound() > proven) {
            faults.add("%s: the plan claims the bound %d, but its prices prove only %d.", name, plan.bound(), proven);
        }
        if (plan.proven() && proven < cost) {
            faults.add("%s: claimed proven, but its prices prove %d and the plan costs %d.", name, proven, cost);
        }
        if (proven > cost) {
            faults.add(
                    "%s: the bounds of its theatres are too high: with them, %d is proven of a plan that costs %d.",
                    name, proven, cost);
        }
    }

    /** The plan of each pool in the instance's order; an empty one, with a fault, where it is missing. */
    private static <P> List<TrustPlan.PoolPlan> inOrder(
            String name, List<P> pools, Function<P, String> id, List<TrustPlan.PoolPlan> plans, Faults faults) {
        Map<String, TrustPlan.PoolPlan> byId = new HashMap<>();
        for (TrustPlan.PoolPlan plan : plans) {
            if (byId.put(plan.id(), plan) != null) {
                faults.add("%s: '%s' is planned twice.", name, plan.id());
            }
        }
        List<TrustPlan.PoolPlan> ordered = new ArrayList<>();
        for (P pool : pools) {
            TrustPlan.PoolPlan plan = byId.remove(id.apply(pool));
            if (plan == null) {
                faults.add("%s: '%s' has no plan.", name, id.apply(pool));
            }
            ordered.add(
                    plan != null
                            ? plan
                            : new TrustPlan.PoolPlan(id.apply(pool), 0, null, false, Map.of(), null, null, List.of()));
        }
        byId.keySet().forEach(unknown -> faults.add("%s: there is no '%s' to be planned.", name, unknown));
        return ordered;
    }
}
