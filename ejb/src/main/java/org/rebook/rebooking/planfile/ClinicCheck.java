package org.rebook.rebooking.planfile;

import java.math.BigInteger;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Checks the plan of one pool of outpatients and works out from its prices alone what every plan must cost. Shares nothing
 * with the solver, only the records of the file.
 */
final class ClinicCheck {

    private final Clinic clinic;
    private final TrustPlan.PoolPlan plan;
    private final Faults faults;
    private final String name;
    final int[] seat;
    private final long[] price;

    ClinicCheck(String trust, Clinic clinic, TrustPlan.PoolPlan plan, Faults faults) {
        this.clinic = clinic;
        this.plan = plan;
        this.faults = faults;
        name = "Trust '%s', pool '%s'".formatted(trust, clinic.id());
        seat = Seats.of(
                name,
                clinic.patients(),
                clinic.groups().stream().map(Clinic.Group::id).toList(),
                plan,
                faults);
        price = new long[clinic.groups().size()];
    }

    private ClinicCheck(ClinicCheck like, Map<String, Long> prices) {
        clinic = like.clinic;
        plan = like.plan;
        faults = like.faults;
        name = like.name;
        seat = like.seat;
        price = new long[clinic.groups().size()];
        readPrices(prices, (group, value) -> {});
    }

    /** The same placements with other prices. */
    ClinicCheck priced(Map<String, Long> prices) {
        return new ClinicCheck(this, prices);
    }

    /** What the placements cost; faults where the plan is not feasible or not what it says. */
    long check() {
        int[] taken = new int[clinic.groups().size()];
        long cost = 0;
        for (int patient = 0; patient < seat.length; patient++) {
            cost += costOf(patient, taken);
        }
        for (int group = 0; group < taken.length; group++) {
            Clinic.Group places = clinic.groups().get(group);
            if (taken[group] > places.open()) {
                faults.add(
                        "%s: group '%s' has %d places, %d of them reserved, but %d patients.",
                        name, places.id(), places.places(), places.reserved(), taken[group]);
            }
        }
        if (cost != plan.cost()) {
            faults.add("%s: the plan says it costs %d, but its placements cost %d.", name, plan.cost(), cost);
        }
        readPrices(plan.prices(), (group, value) -> checkTaken(group, value, taken[group]));
        checkBound(cost);
        return cost;
    }

    private long costOf(int patient, int[] taken) {
        int group = seat[patient];
        if (group == Seats.NOWHERE) {
            return clinic.unplaced()[patient];
        }
        taken[group]++;
        int arc = clinic.arcTo(patient, group);
        if (arc < 0) {
            faults.add(
                    "%s: '%s' may not be placed in group '%s'.",
                    name,
                    clinic.patients().get(patient),
                    clinic.groups().get(group).id());
            return 0;
        }
        return clinic.arcCost()[arc];
    }

    private void readPrices(Map<String, Long> prices, BiConsumer<Integer, Long> each) {
        Map<String, Integer> groupOf = prices.isEmpty()
                ? Map.of()
                : Seats.numbers(clinic.groups().stream().map(Clinic.Group::id).toList());
        prices.forEach((id, value) -> {
            Integer group = groupOf.get(id);
            if (group == null) {
                faults.add("%s: a price is given for group '%s', which it does not have.", name, id);
            } else if (value < 0) {
                faults.add("%s: group '%s' has a price below zero: %d.", name, id, value);
            } else {
                price[group] = value;
                each.accept(group, value);
            }
        });
    }

    /** In a plan that is proven, whatever has a price is taken. */
    private void checkTaken(int group, long value, int taken) {
        Clinic.Group places = clinic.groups().get(group);
        if (plan.proven() && value > 0 && taken < places.open()) {
            faults.add(
                    "%s: group '%s' has the price %d, but only %d of its %d open places are taken.",
                    name, places.id(), value, taken, places.open());
        }
    }

    private void checkBound(long cost) {
        Long claimed = plan.bound();
        if (claimed == null && !plan.proven()) {
            return;
        }
        BigInteger proven = lowerBound();
        if (claimed != null && BigInteger.valueOf(claimed).compareTo(proven) > 0) {
            faults.add("%s: the plan claims the bound %d, but its prices prove only %d.", name, claimed, proven);
        }
        if (plan.proven() && !proven.equals(BigInteger.valueOf(cost))) {
            faults.add("%s: claimed proven, but its prices prove %d and the plan costs %d.", name, proven, cost);
        }
        if (plan.proven() && claimed != null && claimed < cost) {
            faults.add("%s: claimed proven, but the bound is %d and the cost %d.", name, claimed, cost);
        }
    }

    /** What every plan of the pool costs at least, by the prices; many places of a high price prove less than a long can hold. */
    BigInteger lowerBound() {
        long least = 0;
        for (int patient = 0; patient < seat.length; patient++) {
            least += leastOf(patient);
        }
        BigInteger bound = BigInteger.valueOf(least);
        for (int group = 0; group < price.length; group++) {
            if (price[group] > 0) {
                long open = clinic.groups().get(group).open();
                bound = bound.subtract(BigInteger.valueOf(price[group]).multiply(BigInteger.valueOf(open)));
            }
        }
        return bound;
    }

    /** The least that the patient costs, prices included. */
    long leastOf(int patient) {
        long least = clinic.unplaced()[patient];
        for (int arc = clinic.firstArc()[patient]; arc < clinic.firstArc()[patient + 1]; arc++) {
            if (isOpen(arc)) {
                least = Math.min(least, withPrice(arc));
            }
        }
        return least;
    }

    boolean isOpen(int arc) {
        return clinic.groups().get(clinic.arcGroup()[arc]).open() > 0;
    }

    /** Both parts together are at most three eighths of what a long holds. */
    long withPrice(int arc) {
        return clinic.arcCost()[arc] + price[clinic.arcGroup()[arc]];
    }
}
