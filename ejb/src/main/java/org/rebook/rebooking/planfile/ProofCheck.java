package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Works out what the prices of a theatre prove that every plan of it costs at least: what is offered for all operations, less
 * the most that each list could gain from the offers, less what the limits' uses could fetch.
 */
final class ProofCheck {

    /** What the ties charge an operation on a list, or for having none. */
    interface Charges {
        long of(int operation, int list);
    }

    private record Day(String what, int day) {}

    private final String name;
    private final Theatre theatre;
    private final double deviations;
    private final int allowance;
    private final TrustPlan.Proof proof;
    private final Charges charges;
    private final Faults faults;
    private final long[] offer;
    private final long[] price;
    private final Map<Day, Integer> limitOn = new HashMap<>();

    /** @param deviations how many must fit between what a list has to do and its end */
    ProofCheck(
            String name,
            Theatre theatre,
            double deviations,
            int allowance,
            TrustPlan.Proof proof,
            Charges charges,
            Faults faults) {
        this.name = name;
        this.theatre = theatre;
        this.deviations = deviations;
        this.allowance = allowance;
        this.proof = proof;
        this.charges = charges;
        this.faults = faults;
        offer = new long[theatre.operations().size()];
        price = new long[theatre.limits().size()];
        for (Theatre.DayLimit limit : theatre.limits()) {
            limitOn.put(new Day(limit.what(), limit.day()), limitOn.size());
        }
    }

    /** Whether the prices prove the bound that they are said to; a fault where they prove less. */
    boolean holds() {
        try {
            if (!readPrices()) {
                return false;
            }
            Long proven = provenBound();
            if (proven == null) {
                faults.note("%s: its lists are too long for this check; its bound is not checked.", name);
                return false;
            }
            if (proof.bound() > proven) {
                faults.add(
                        "%s: the proof claims the bound %d, but its offers prove only %d.",
                        name, proof.bound(), proven);
            }
            return proof.bound() <= proven;
        } catch (ArithmeticException tooGreat) {
            faults.add("%s: the offers and prices of the proof are too great to be added up.", name);
            return false;
        }
    }

    private boolean readPrices() {
        long before = faults.count();
        Map<String, Integer> numbers = Seats.numbers(
                theatre.operations().stream().map(Theatre.Surgery::id).toList());
        for (TrustPlan.Offer each : proof.offers()) {
            Integer number = numbers.remove(each.who());
            if (number == null) {
                faults.add("%s: an offer names '%s', which it does not have or has named before.", name, each.who());
            } else if (each.offer() > worthOfLeavingOut(number)) {
                faults.add(
                        "%s: %d is offered for '%s', more than the %d that it costs to leave it out.",
                        name, each.offer(), each.who(), worthOfLeavingOut(number));
            } else {
                offer[number] = each.offer();
            }
        }
        // Who is not named is offered nothing, and may cost less than nothing only when a charge is negative.
        numbers.forEach((id, number) -> {
            if (worthOfLeavingOut(number) < 0) {
                faults.add("%s: nothing is offered for '%s', whose charge is below zero.", name, id);
            }
        });
        for (TrustPlan.LimitPrice each : proof.limits()) {
            Integer limit = limitOn.get(new Day(each.what(), each.day()));
            if (limit == null) {
                faults.add("%s: the proof prices '%s' on day %d, which has no limit.", name, each.what(), each.day());
            } else {
                price[limit] = each.price();
            }
        }
        return faults.count() == before;
    }

    private long worthOfLeavingOut(int number) {
        long unplaced = theatre.operations().get(number).unplaced();
        return Math.multiplyExact(proof.parts(), Math.addExact(unplaced, charges.of(number, Seats.NOWHERE)));
    }

    private @Nullable Long provenBound() {
        long sum = 0;
        for (long each : offer) {
            sum = Math.addExact(sum, each);
        }
        for (int limit = 0; limit < price.length; limit++) {
            sum = Math.subtractExact(
                    sum,
                    Math.multiplyExact(price[limit], theatre.limits().get(limit).most()));
        }
        for (int list = 0; list < theatre.lists().size(); list++) {
            Long gain = gainOf(list);
            if (gain == null) {
                return null;
            }
            sum = Math.subtractExact(sum, gain);
        }
        return -Math.floorDiv(Math.negateExact(sum), proof.parts());
    }

    private @Nullable Long gainOf(int list) {
        Theatre.Session session = theatre.lists().get(list);
        List<ListGain.Item> items = new ArrayList<>();
        for (int number = 0; number < offer.length; number++) {
            Theatre.Surgery operation = theatre.operations().get(number);
            int choice = operation.choiceOf(list);
            if (choice >= 0) {
                int[] limits = limitsOf(operation, session.day());
                long worth = offer[number];
                for (int limit : limits) {
                    worth = Math.subtractExact(worth, price[limit]);
                }
                long cost = Math.addExact(operation.costs()[choice], charges.of(number, list));
                worth = Math.subtractExact(worth, Math.multiplyExact(proof.parts(), cost));
                items.add(new ListGain.Item(
                        worth, operation.mean() + operation.turnaround(), operation.variance(), limits));
            }
        }
        int[] most = theatre.limits().stream().mapToInt(Theatre.DayLimit::most).toArray();
        return new ListGain(session, allowance, deviations, most, items).most();
    }

    private int[] limitsOf(Theatre.Surgery operation, int day) {
        return operation.uses().stream()
                .flatMap(use -> theatre.limits().stream()
                        .filter(limit ->
                                limit.what().equals(use.what()) && limit.day() >= day && limit.day() < day + use.days())
                        .map(limit -> new Day(limit.what(), limit.day())))
                .mapToInt(limit -> Objects.requireNonNull(limitOn.get(limit)))
                .toArray();
    }
}
