package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rebook.rebooking.plan.OverrunRule;
import org.rebook.rebooking.plan.PackingPrices;

/** Finds for each theatre's bound the prices that prove it, or as much of it as prices can. */
final class TheatreProofs {

    private final Trust trust;
    private final Rules rules;

    private TheatreProofs(Trust trust) {
        this.trust = trust;
        rules = lenient(trust.rules());
    }

    /** A list that is overfull by no more than a check's rounding may well be full for the check, so these prices reckon with it. */
    private static Rules lenient(Rules rules) {
        double chance = rules.overrun().greatestChance() + 2 * TheatreCheck.NUMERICAL_NOISE;
        return new Rules(
                new OverrunRule(rules.overrun().allowanceMinutes(), Math.min(chance, Math.nextDown(0.5))),
                rules.levels());
    }

    static TrustPlan withProofs(Trust trust, TrustPlan plan) {
        TheatreProofs proofs = new TheatreProofs(trust);
        List<TrustPlan.PoolPlan> theatres = new ArrayList<>();
        for (int pool = 0; pool < trust.theatres().size(); pool++) {
            theatres.add(
                    proofs.withProof(trust.theatres().get(pool), plan.theatres().get(pool)));
        }
        return new TrustPlan(
                plan.id(),
                plan.cost(),
                plan.bound(),
                plan.untiedBound(),
                plan.proven(),
                plan.clinics(),
                theatres,
                plan.cases() == null ? null : proofs.withProofs(plan.cases()));
    }

    private TrustPlan.Case withProofs(TrustPlan.Case one) {
        TrustPlan.Split split = one.split();
        if (split != null) {
            return new TrustPlan.Case(
                    new TrustPlan.Split(
                            split.who(),
                            split.day(),
                            split.minute(),
                            withProofs(split.early()),
                            withProofs(split.later())),
                    Map.of(),
                    Map.of());
        }
        Map<String, TrustPlan.Charged> charged = new LinkedHashMap<>();
        for (Theatre theatre : trust.theatres()) {
            if (one.charged().containsKey(theatre.id())) {
                charged.put(theatre.id(), withProof(theatre, one.charged().get(theatre.id())));
            }
        }
        return new TrustPlan.Case(null, one.prices(), charged);
    }

    private TrustPlan.Charged withProof(Theatre theatre, TrustPlan.Charged charged) {
        return new TrustPlan.Charged(
                charged.bound(), charged.charges(), proof(charging(theatre, charged.charges()), charged.bound()));
    }

    private TrustPlan.PoolPlan withProof(Theatre theatre, TrustPlan.PoolPlan plan) {
        TrustPlan.Charged charged = plan.charged();
        return plan.with(
                charged == null ? null : withProof(theatre, charged),
                proof(theatre, plan.bound() == null ? 0 : plan.bound()));
    }

    /** Claims no more than is asked for, though the prices may prove more. */
    private TrustPlan.Proof proof(Theatre theatre, long bound) {
        PackingPrices prices = PackingPrices.of(theatre.toProblem(rules));
        List<TrustPlan.Offer> offers = new ArrayList<>();
        for (int number = 0; number < prices.offers().length; number++) {
            if (prices.offers()[number] != 0) {
                offers.add(new TrustPlan.Offer(theatre.operations().get(number).id(), prices.offers()[number]));
            }
        }
        List<TrustPlan.LimitPrice> limits = new ArrayList<>();
        for (int number = 0; number < prices.ofLimits().length; number++) {
            Theatre.DayLimit limit = theatre.limits().get(number);
            if (prices.ofLimits()[number] != 0) {
                limits.add(new TrustPlan.LimitPrice(limit.what(), limit.day(), prices.ofLimits()[number]));
            }
        }
        return new TrustPlan.Proof(Math.min(bound, prices.bound()), prices.parts(), offers, limits);
    }

    /** The theatre with costs raised by the charges. */
    private static Theatre charging(Theatre theatre, List<TrustPlan.Charge> charges) {
        Map<String, Theatre.Surgery> raised = new HashMap<>();
        theatre.operations().forEach(each -> raised.put(each.id(), each));
        Map<String, Integer> lists =
                Seats.numbers(theatre.lists().stream().map(Theatre.Session::id).toList());
        for (TrustPlan.Charge charge : charges) {
            int list = charge.where() == null ? Seats.NOWHERE : lists.get(charge.where());
            raised.computeIfPresent(charge.who(), (any, operation) -> operation.charging(list, charge.charge()));
        }
        return new Theatre(
                theatre.id(),
                theatre.lists(),
                theatre.limits(),
                theatre.operations().stream().map(each -> raised.get(each.id())).toList());
    }
}
