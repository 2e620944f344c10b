package org.rebook.rebooking.planfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.OverrunRule;

/** Checks the plan of one pool of operations. Shares nothing with the solver, only the records of the file. */
final class TheatreCheck {

    static final double NUMERICAL_NOISE = 1e-7;

    private record Day(String what, int day) {}

    private final Theatre theatre;
    private final TrustPlan.PoolPlan plan;
    private final OverrunRule overrun;
    private final Faults faults;
    private final String name;
    final int[] seat;
    /** By operation, and list counted from 1, no list being 0; null for an operation that is not charged. */
    private final long[] @Nullable [] charges;

    private final boolean isProven;
    private final boolean chargedIsProven;

    TheatreCheck(String trust, Theatre theatre, TrustPlan.PoolPlan plan, OverrunRule overrun, Faults faults) {
        this.theatre = theatre;
        this.plan = plan;
        this.overrun = overrun;
        this.faults = faults;
        name = "Trust '%s', theatre '%s'".formatted(trust, theatre.id());
        seat = Seats.of(
                name,
                theatre.operations().stream().map(Theatre.Surgery::id).toList(),
                theatre.lists().stream().map(Theatre.Session::id).toList(),
                plan,
                faults);
        charges = new long[theatre.operations().size()][];
        if (plan.charged() != null) {
            readCharges();
        }
        chargedIsProven = plan.charged() != null
                && isProven(plan.charged().proof(), plan.charged().bound(), this::charge);
        isProven = isProven(plan.proof(), plan.bound() == null ? 0 : plan.bound(), (number, list) -> 0);
    }

    private TheatreCheck(TheatreCheck like, TrustPlan.Charged charged) {
        theatre = like.theatre;
        plan = like.plan.with(charged, like.plan.proof());
        overrun = like.overrun;
        faults = like.faults;
        name = like.name;
        seat = like.seat;
        charges = new long[theatre.operations().size()][];
        readCharges();
        chargedIsProven = isProven(charged.proof(), charged.bound(), this::charge);
        isProven = like.isProven;
    }

    /** The same placements, charged otherwise. */
    TheatreCheck charged(TrustPlan.Charged charged) {
        return new TheatreCheck(this, charged);
    }

    /** Whether a proof reaches the bound. */
    private boolean isProven(TrustPlan.@Nullable Proof proof, long bound, ProofCheck.Charges its) {
        if (proof == null) {
            return bound <= 0;
        }
        double deviations = OverrunChance.deviations(overrun.greatestChance() + NUMERICAL_NOISE);
        return new ProofCheck(name, theatre, deviations, overrun.allowanceMinutes(), proof, its, faults).holds()
                && proof.bound() >= bound;
    }

    /** Whether the file proves what the theatre adds to the trust's bound. */
    boolean provesItsBound() {
        return plan.charged() == null ? isProven : chargedIsProven;
    }

    /** What the placements cost; faults where the plan is not feasible or not what it says. */
    long check() {
        long cost = 0;
        for (int operation = 0; operation < seat.length; operation++) {
            cost += costOf(operation);
        }
        if (cost != plan.cost()) {
            faults.add("%s: the plan says it costs %d, but its placements cost %d.", name, plan.cost(), cost);
        }
        checkChances();
        checkLimits();
        checkOrder();
        if (plan.bound() != null && plan.bound() > cost) {
            faults.add("%s: the bound %d is above the cost %d.", name, plan.bound(), cost);
        }
        if (plan.proven() && (plan.bound() == null || plan.bound() != cost)) {
            faults.add("%s: claimed proven, but the bound is %s and the cost %d.", name, plan.bound(), cost);
        }
        return cost;
    }

    /** What it costs at least by the plan's own word, with what the ties charge where they charge anything. */
    long claimedBound() {
        if (plan.charged() != null) {
            return plan.charged().bound();
        }
        return plan.bound() == null ? 0 : plan.bound();
    }

    /** What the ties charge the operation on the list, or for having none. */
    long charge(int number, int list) {
        return charges[number] == null ? 0 : charges[number][list + 1];
    }

    private void readCharges() {
        Map<String, Integer> operations = Seats.numbers(
                theatre.operations().stream().map(Theatre.Surgery::id).toList());
        Map<String, Integer> lists =
                Seats.numbers(theatre.lists().stream().map(Theatre.Session::id).toList());
        for (TrustPlan.Charge charge : plan.charged().charges()) {
            Integer operation = operations.get(charge.who());
            Integer list = charge.where() == null ? Integer.valueOf(Seats.NOWHERE) : lists.get(charge.where());
            if (operation == null || list == null) {
                faults.add(
                        "%s: a charge names '%s' on '%s', which it does not have.", name, charge.who(), charge.where());
            } else {
                if (charges[operation] == null) {
                    charges[operation] = new long[theatre.lists().size() + 1];
                }
                charges[operation][list + 1] = charge.charge();
            }
        }
        requireSmallCharges();
    }

    /** So that no way of a bundle comes to more than can be counted. */
    private void requireSmallCharges() {
        long room = FormatLimits.COST;
        for (long[] own : charges) {
            room -= own == null ? 0 : Arrays.stream(own).map(Math::abs).max().orElse(0);
            if (room < 0) {
                faults.add("%s: its charges add up to more than %d.", name, FormatLimits.COST);
                Arrays.fill(charges, null);
                return;
            }
        }
    }

    private long costOf(int number) {
        Theatre.Surgery operation = theatre.operations().get(number);
        if (seat[number] == Seats.NOWHERE) {
            return operation.unplaced();
        }
        int choice = operation.choiceOf(seat[number]);
        if (choice < 0) {
            faults.add(
                    "%s: '%s' may not go on list '%s'.",
                    name, operation.id(), theatre.lists().get(seat[number]).id());
            return 0;
        }
        return operation.costs()[choice];
    }

    private void checkChances() {
        int lists = theatre.lists().size();
        long[] minutes = new long[lists];
        long[] variance = new long[lists];
        boolean[] changed = new boolean[lists];
        for (int number = 0; number < seat.length; number++) {
            if (seat[number] != Seats.NOWHERE) {
                Theatre.Surgery operation = theatre.operations().get(number);
                minutes[seat[number]] += operation.mean() + operation.turnaround();
                variance[seat[number]] += operation.variance();
                changed[seat[number]] = true;
            }
        }
        for (int list = 0; list < lists; list++) {
            Theatre.Session session = theatre.lists().get(list);
            double chance = OverrunChance.of(
                    session.minutes() + overrun.allowanceMinutes(),
                    session.usedMinutes() + minutes[list],
                    session.usedVariance() + variance[list]);
            if (changed[list] && chance > overrun.greatestChance() + NUMERICAL_NOISE) {
                faults.add(
                        "%s: list '%s' runs over with a chance of %.6f, above %s.",
                        name, session.id(), chance, overrun.greatestChance());
            }
        }
    }

    private void checkLimits() {
        Map<Day, Integer> used = new HashMap<>();
        for (int number = 0; number < seat.length; number++) {
            if (seat[number] == Seats.NOWHERE) {
                continue;
            }
            int first = theatre.lists().get(seat[number]).day();
            for (Theatre.Need use : theatre.operations().get(number).uses()) {
                for (int day = first; day < first + use.days(); day++) {
                    used.merge(new Day(use.what(), day), 1, Integer::sum);
                }
            }
        }
        for (Theatre.DayLimit limit : theatre.limits()) {
            int count = used.getOrDefault(new Day(limit.what(), limit.day()), 0);
            if (count > limit.most()) {
                faults.add(
                        "%s: %d operations use '%s' on day %d, which has %d.",
                        name, count, limit.what(), limit.day(), limit.most());
            }
        }
    }

    private void checkOrder() {
        Map<String, Integer> numbers = Seats.numbers(
                theatre.operations().stream().map(Theatre.Surgery::id).toList());
        Map<String, Theatre.Surgery> last = new HashMap<>();
        for (TrustPlan.Placement placement : plan.placements()) {
            Integer number = numbers.get(placement.who());
            if (number == null || placement.where() == null) {
                continue;
            }
            Theatre.Surgery operation = theatre.operations().get(number);
            Theatre.Surgery before = last.put(placement.where(), operation);
            if (before != null && before.order() > operation.order()) {
                faults.add(
                        "%s: on list '%s', '%s' (order %d) comes before '%s' (order %d).",
                        name, placement.where(), before.id(), before.order(), operation.id(), operation.order());
            }
        }
    }
}
