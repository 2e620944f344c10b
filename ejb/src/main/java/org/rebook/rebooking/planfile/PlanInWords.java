package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.ListPlan;

/** The planner's numbers as the ids of the file. */
final class PlanInWords {

    private PlanInWords() {}

    static TrustPlan.PoolPlan of(Clinic clinic, Assignment plan) {
        Map<String, Long> prices = prices(clinic, pricesOf(plan));
        List<TrustPlan.Placement> placements = new ArrayList<>();
        for (int patient = 0; patient < clinic.patients().size(); patient++) {
            placements.add(new TrustPlan.Placement(
                    clinic.patients().get(patient),
                    plan.places(patient)
                            ? clinic.groups().get(plan.groupOf(patient)).id()
                            : null));
        }
        long bound = bound(clinic, plan);
        return new TrustPlan.PoolPlan(
                clinic.id(), plan.totalCost(), bound, bound == plan.totalCost(), prices, null, null, placements);
    }

    static long[] pricesOf(Assignment plan) {
        return IntStream.range(0, plan.groups()).mapToLong(plan::priceOfGroup).toArray();
    }

    /** The prices that are not zero, of groups that have places. */
    static Map<String, Long> prices(Clinic clinic, long[] ofGroups) {
        Map<String, Long> prices = new LinkedHashMap<>();
        for (int group = 0; group < ofGroups.length; group++) {
            Clinic.Group places = clinic.groups().get(group);
            if (ofGroups[group] != 0 && places.open() > 0) {
                prices.put(places.id(), ofGroups[group]);
            }
        }
        return prices;
    }

    /** What the prices prove of the pool alone. */
    private static long bound(Clinic clinic, Assignment plan) {
        long bound = 0;
        for (int patient = 0; patient < clinic.patients().size(); patient++) {
            long least = clinic.unplaced()[patient];
            for (int arc = clinic.firstArc()[patient]; arc < clinic.firstArc()[patient + 1]; arc++) {
                int group = clinic.arcGroup()[arc];
                if (clinic.groups().get(group).open() > 0) {
                    least = Math.min(least, clinic.arcCost()[arc] + plan.priceOfGroup(group));
                }
            }
            bound += least;
        }
        for (int group = 0; group < clinic.groups().size(); group++) {
            bound -= plan.priceOfGroup(group) * clinic.groups().get(group).open();
        }
        return bound;
    }

    static TrustPlan.PoolPlan of(Theatre theatre, ListPlan plan, TrustPlan.@Nullable Charged charged) {
        List<TrustPlan.Placement> placements = new ArrayList<>();
        for (int list = 0; list < plan.onList().length; list++) {
            for (int operation : plan.onList()[list]) {
                placements.add(new TrustPlan.Placement(
                        theatre.operations().get(operation).id(),
                        theatre.lists().get(list).id()));
            }
        }
        for (int operation = 0; operation < plan.listOf().length; operation++) {
            if (plan.listOf()[operation] == Assignment.UNPLACED) {
                placements.add(new TrustPlan.Placement(
                        theatre.operations().get(operation).id(), null));
            }
        }
        return new TrustPlan.PoolPlan(
                theatre.id(),
                plan.totalCost(),
                plan.lowerBound(),
                plan.isProvenOptimal(),
                Map.of(),
                charged,
                null,
                placements);
    }

    /** Null where the ties charge nothing. */
    static TrustPlan.@Nullable Charged charged(Theatre theatre, long[][] charges, long bound) {
        List<TrustPlan.Charge> all = charges(theatre, charges);
        return all.isEmpty() ? null : new TrustPlan.Charged(bound, all, null);
    }

    /** Those that are not zero. */
    static List<TrustPlan.Charge> charges(Theatre theatre, long[][] charges) {
        List<TrustPlan.Charge> all = new ArrayList<>();
        for (int number = 0; number < charges.length; number++) {
            Theatre.Surgery operation = theatre.operations().get(number);
            for (int choice = 0; choice < charges[number].length; choice++) {
                if (charges[number][choice] != 0) {
                    String list = choice < operation.lists().length
                            ? theatre.lists().get(operation.lists()[choice]).id()
                            : null;
                    all.add(new TrustPlan.Charge(operation.id(), list, charges[number][choice]));
                }
            }
        }
        return all;
    }
}
