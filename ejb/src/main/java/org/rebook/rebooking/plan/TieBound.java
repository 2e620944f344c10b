package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raises what any plan that keeps the ties must cost, bundle by bundle.
 *
 * <p>Each member's options are charged or credited so that the pools, still planned one by one and exactly, come to want
 * what the ties allow; what is charged in the pools is credited to the bundle, so that pools and bundles together cost
 * what they did. The least each pool costs, plus the least each bundle costs, bounds every plan. An operation's pool is
 * not planned again: the ties' charges are handed to it once, at the end.
 */
final class TieBound {

    private final TiedProblem problem;
    private final @Nullable TiedPool[] pools;
    private final List<Bundle> bundles;
    private final JointChoice[] choices;
    /** What the bundle still has to pay for each option, by bundle and member. */
    private final long[][][] owed;

    TieBound(TiedProblem problem, List<Bundle> bundles, List<Assignment> untied) {
        this.problem = problem;
        this.bundles = bundles;
        pools = new TiedPool[problem.clinics().size()];
        choices = new JointChoice[bundles.size()];
        owed = new long[bundles.size()][][];
        for (int each = 0; each < bundles.size(); each++) {
            Bundle bundle = bundles.get(each);
            choices[each] = new JointChoice(bundle);
            owed[each] = new long[bundle.size()][];
            for (int member = 0; member < bundle.size(); member++) {
                owed[each][member] = new long[bundle.options(member)];
                int pool = bundle.members.get(member).pool();
                if (!problem.isTheatre(pool) && pools[pool] == null) {
                    pools[pool] = new TiedPool(problem.clinics().get(pool), untied.get(pool));
                }
            }
        }
    }

    /** Goes round the bundles until pools and bundles agree, or so many times. */
    void raise(int rounds) {
        boolean agreed = false;
        for (int round = 0; round < rounds && !agreed; round++) {
            agreed = true;
            for (int bundle = 0; bundle < bundles.size(); bundle++) {
                if (!isAgreed(bundle)) {
                    agreed = false;
                    raise(bundle, round % 2 == 0);
                }
            }
        }
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            handToTheatres(bundle);
        }
    }

    /** Whether the pools want what is cheapest for the bundle; then it cannot raise the bound. */
    private boolean isAgreed(int each) {
        Bundle bundle = bundles.get(each);
        int[] wanted = new int[bundle.size()];
        long value = 0;
        for (int member = 0; member < wanted.length; member++) {
            if (poolOf(bundle, member) == null) {
                return false;
            }
            wanted[member] =
                    poolOf(bundle, member).optionOf(bundle.members.get(member).patient());
            value += owed[each][member][wanted[member]];
        }
        return bundle.allows(wanted) && value == choices[each].leastAlongTree(moments(each));
    }

    /** What the members' pools would charge is taken into the bundle, and then given back one after another. */
    private void raise(int each, boolean forward) {
        Bundle bundle = bundles.get(each);
        for (int member = 0; member < bundle.size(); member++) {
            absorb(each, member);
        }
        int left = clinicMembers(bundle);
        for (int at = 0; at < bundle.size(); at++) {
            int member = forward ? at : bundle.size() - 1 - at;
            if (poolOf(bundle, member) != null) {
                long[] with = choices[each].leastWithEach(moments(each))[member];
                giveBack(each, member, with, Arrays.stream(with).min().orElseThrow(), left--);
            }
        }
    }

    private int clinicMembers(Bundle bundle) {
        return (int) bundle.members.stream()
                .filter(who -> !problem.isTheatre(who.pool()))
                .count();
    }

    /** Takes into the bundle what each option costs the pool above the cheapest; then the pool does not mind which. */
    private void absorb(int each, int member) {
        Bundle bundle = bundles.get(each);
        TiedPool pool = poolOf(bundle, member);
        if (pool == null) {
            return;
        }
        int patient = bundle.members.get(member).patient();
        pool.lift(patient);
        long[] cost = pool.optionCosts(patient);
        long least = Arrays.stream(cost).min().orElseThrow();
        long[] own = owed[each][member];
        for (int option = 0; option < cost.length; option++) {
            boolean never = cost[option] >= RoomCosts.NO_WAY || own[option] >= RoomCosts.NO_WAY;
            own[option] = never ? RoomCosts.NO_WAY : own[option] + cost[option] - least;
        }
        putAtCosts(each, member, pool, patient);
    }

    private void giveBack(int each, int member, long[] with, long least, int sharers) {
        Bundle bundle = bundles.get(each);
        TiedPool pool = poolOf(bundle, member);
        int patient = bundle.members.get(member).patient();
        long[] own = owed[each][member];
        boolean anything = false;
        for (int option = 0; option < own.length; option++) {
            long above = with[bundle.momentOf(member, option)];
            if (own[option] >= RoomCosts.NO_WAY) {
                continue;
            }
            if (above >= RoomCosts.NO_WAY) {
                own[option] = RoomCosts.NO_WAY;
                anything = true;
            } else if (above - least >= sharers) {
                own[option] -= (above - least) / sharers;
                anything = true;
            }
        }
        if (anything) {
            pool.lift(patient);
            putAtCosts(each, member, pool, patient);
        }
    }

    private void putAtCosts(int each, int member, TiedPool pool, int patient) {
        Member who = bundles.get(each).members.get(member);
        AssignmentProblem clinic = problem.clinics().get(who.pool());
        int from = clinic.firstArc()[patient];
        long[] own = owed[each][member];
        long[] costs = new long[own.length];
        for (int option = 0; option < costs.length; option++) {
            long plain = option == costs.length - 1 ? clinic.unplacedCost()[patient] : clinic.arcCost()[from + option];
            costs[option] = own[option] >= RoomCosts.NO_WAY ? AssignmentProblem.GREATEST_TOTAL : plain - own[option];
        }
        pool.reprice(patient, costs);
        pool.put(patient);
    }

    /** What the clinics' members leave the bundle to pay, given each list of the operations, is charged to those lists. */
    private void handToTheatres(int each) {
        Bundle bundle = bundles.get(each);
        int theatres = bundle.size() - clinicMembers(bundle);
        if (theatres == 0 || theatres == bundle.size()) {
            return;
        }
        for (int member = 0; member < bundle.size(); member++) {
            absorb(each, member);
        }
        for (int member = 0; member < bundle.size(); member++) {
            if (poolOf(bundle, member) == null) {
                long[][] with = choices[each].leastWithEach(moments(each));
                long least = Arrays.stream(with[member]).min().orElseThrow();
                long[] own = owed[each][member];
                int none = own.length - 1;
                long ofNone = with[member][bundle.momentOf(member, none)] - least;
                Member who = bundle.members.get(member);
                long unplaced = problem.theatre(who.pool())
                        .operations()
                        .get(who.patient())
                        .unplacedCost();
                for (int option = 0; option < own.length; option++) {
                    long above = with[member][bundle.momentOf(member, option)];
                    // Where no way keeps the ties, enough that the theatre would rather leave the operation out.
                    own[option] -= above >= RoomCosts.NO_WAY ? unplaced + ofNone + 1 : above - least;
                }
            }
        }
    }

    /** What the ties add to the option of an operation. */
    long charge(int bundle, int member, int option) {
        return -owed[bundle][member][option];
    }

    private long[][] moments(int each) {
        Bundle bundle = bundles.get(each);
        long[][] moments = new long[bundle.size()][];
        for (int member = 0; member < moments.length; member++) {
            moments[member] = bundle.byMoment(member, owed[each][member]);
        }
        return moments;
    }

    private @Nullable TiedPool poolOf(Bundle bundle, int member) {
        int pool = bundle.members.get(member).pool();
        return problem.isTheatre(pool) ? null : pools[pool];
    }

    /** The prices of the clinics' groups; null for a pool without ties. */
    long @Nullable [] pricesOf(int clinic) {
        TiedPool pool = pools[clinic];
        return pool == null ? null : pool.prices();
    }
}
