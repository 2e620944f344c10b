package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Raises what any plan that keeps the ties must cost, bundle by bundle.
 *
 * <p>Each member's options are charged or credited so that the pools, still planned one by one and exactly, come to want
 * what the ties allow; what is charged in the pools is credited to the bundle, so that pools and bundles together cost
 * what they did. The least each pool costs, plus the least each bundle costs, bounds every plan. An operation's pool is
 * not planned again: the ties' charges are handed to it once, at the end.
 */
final class TieBound {

    private static final long NEVER = -1;

    /** What is lost where a cost cannot be shared out evenly. */
    private static final long SAME = 64;

    private final TiedProblem problem;
    private final SharedPools pools;
    private final List<Bundle> bundles;
    private final JointChoice[] choices;
    /** What the bundle still has to pay for each option, by bundle and member. */
    private final long[][][] owed;

    private final boolean[] isOwnOwed;

    private final TieCase open;
    /** After how many changes of pools a bundle was last found agreed, or raised. */
    private final long[] agreedAt;

    private final long[] raisedAt;

    TieBound(TiedProblem problem, List<Bundle> bundles, List<Assignment> untied) {
        this.problem = problem;
        this.bundles = bundles;
        open = TieCase.everything(bundles.size());
        pools = new SharedPools(problem, bundles, untied);
        isOwnOwed = new boolean[bundles.size()];
        Arrays.fill(isOwnOwed, true);
        agreedAt = new long[bundles.size()];
        raisedAt = new long[bundles.size()];
        Arrays.fill(agreedAt, NEVER);
        Arrays.fill(raisedAt, NEVER);
        choices = new JointChoice[bundles.size()];
        owed = new long[bundles.size()][][];
        for (int each = 0; each < bundles.size(); each++) {
            Bundle bundle = bundles.get(each);
            choices[each] = new JointChoice(bundle);
            owed[each] = new long[bundle.size()][];
            for (int member = 0; member < bundle.size(); member++) {
                owed[each][member] = new long[bundle.options(member)];
            }
        }
    }

    private TieBound(TieBound before, TieCase open) {
        problem = before.problem;
        bundles = before.bundles;
        choices = before.choices;
        this.open = open;
        pools = before.pools.alike();
        owed = before.owed.clone();
        isOwnOwed = new boolean[owed.length];
        agreedAt = before.agreedAt.clone();
        raisedAt = before.raisedAt.clone();
    }

    /** Goes on from here where less is open to some of the bundles; this one stays as it is. */
    TieBound in(TieCase fewer) {
        Arrays.fill(isOwnOwed, false);
        TieBound more = new TieBound(this, fewer);
        for (int each = 0; each < bundles.size(); each++) {
            for (int member = 0; !fewer.leavesAsMuchAs(open, each) && member < owed[each].length; member++) {
                more.close(each, member);
            }
        }
        return more;
    }

    private void close(int each, int member) {
        long[] own = owed(each)[member];
        boolean isChanged = false;
        for (int option = 0; option < own.length; option++) {
            boolean isClosed = open.isClosed(each, member, bundles.get(each).momentOf(member, option));
            isChanged |= isClosed && own[option] < RoomCosts.NO_WAY;
            own[option] = isClosed ? RoomCosts.NO_WAY : own[option];
        }
        if (isChanged && isClinic(bundles.get(each), member)) {
            Member who = bundles.get(each).members.get(member);
            pools.changing(who).lift(who.patient());
            putAtCosts(each, member);
        }
    }

    /** What the bundle owes, about to change. */
    private long[][] owed(int each) {
        if (!isOwnOwed[each]) {
            isOwnOwed[each] = true;
            owed[each] = Arrays.stream(owed[each]).map(long[]::clone).toArray(long[][]::new);
        }
        agreedAt[each] = NEVER;
        raisedAt[each] = NEVER;
        return owed[each];
    }

    /** Goes round the bundles until pools and bundles agree, or so many times. */
    void raise(int rounds) {
        boolean agreed = false;
        for (int round = 0; round < rounds && !agreed; round++) {
            agreed = true;
            for (int bundle = 0; bundle < bundles.size(); bundle++) {
                if (!isUnchangedSince(raisedAt[bundle], bundle) && !isAgreed(bundle)) {
                    agreed = false;
                    raise(bundle, round % 2 == 0);
                }
            }
        }
    }

    /** Hands every operation's charges to its theatre. */
    void handToTheatres() {
        IntStream.range(0, bundles.size()).forEach(this::handToTheatres);
    }

    /** Whether the pools want what is cheapest for the bundle; then it cannot raise the bound. */
    boolean isAgreed(int each) {
        Bundle bundle = bundles.get(each);
        if (isUnchangedSince(agreedAt[each], each)) {
            return true;
        }
        boolean isAgreed = agrees(each, bundle);
        agreedAt[each] = isAgreed ? pools.changes() : NEVER;
        return isAgreed;
    }

    private boolean agrees(int each, Bundle bundle) {
        int[] wanted = new int[bundle.size()];
        long value = 0;
        for (int member = 0; member < wanted.length; member++) {
            if (!isClinic(bundle, member)) {
                return false;
            }
            wanted[member] = wantedOption(bundle, member);
            if (owed[each][member][wanted[member]] >= RoomCosts.NO_WAY) {
                return false;
            }
            value += owed[each][member][wanted[member]];
        }
        return bundle.allows(wanted) && value == choices[each].leastAlongTree(moments(each));
    }

    /** What the members' pools would charge is taken into the bundle, and then given back one after another. */
    private void raise(int each, boolean forward) {
        takeOver(each);
        giveBack(each, forward);
        raisedAt[each] = pools.changes();
    }

    /** Leaves out of their pools, until it is given back, all whom no other of the bundle could displace there. */
    private void takeOver(int each) {
        for (int member = 0; member < bundles.get(each).size(); member++) {
            if (isClinic(bundles.get(each), member)) {
                absorb(each, member);
                if (!staysOut(each, member)) {
                    putAtCosts(each, member);
                }
            }
        }
    }

    private boolean staysOut(int each, int member) {
        int pool = bundles.get(each).members.get(member).pool();
        int there = 0;
        for (Member who : bundles.get(each).members) {
            there += who.pool() == pool ? 1 : 0;
        }
        return there == 1;
    }

    private boolean isUnchangedSince(long when, int each) {
        return when != NEVER && pools.isUnchangedSince(when, bundles.get(each).members);
    }

    private void giveBack(int each, boolean forward) {
        Bundle bundle = bundles.get(each);
        int left = clinicMembers(bundle);
        for (int at = 0; at < bundle.size(); at++) {
            int member = forward ? at : bundle.size() - 1 - at;
            if (isClinic(bundle, member)) {
                long[] with = choices[each].leastWith(member, moments(each));
                giveBack(each, member, with, Extremes.least(with), left--);
            }
        }
    }

    /** For each member of a bundle the moments that would cost least, in the clinics and the bundle together. */
    int[][] equallyGood(int each) {
        Bundle bundle = bundles.get(each);
        takeOver(each);
        long[][] with = choices[each].leastWithEach(moments(each));
        giveBack(each, true);
        return Arrays.stream(with).map(TieBound::least).toArray(int[][]::new);
    }

    private static int[] least(long[] with) {
        long least = Extremes.least(with);
        return IntStream.range(0, with.length)
                .filter(moment -> with[moment] < RoomCosts.NO_WAY && with[moment] - least <= SAME)
                .toArray();
    }

    private int clinicMembers(Bundle bundle) {
        int clinics = 0;
        for (int member = 0; member < bundle.size(); member++) {
            clinics += isClinic(bundle, member) ? 1 : 0;
        }
        return clinics;
    }

    /**
     * Takes the member out, and into the bundle what each option costs the pool above the cheapest; then the pool does not mind
     * which.
     */
    private void absorb(int each, int member) {
        Member who = bundles.get(each).members.get(member);
        TiedPool pool = pools.changing(who);
        pool.lift(who.patient());
        long[] cost = pool.optionCosts(who.patient());
        long least = Extremes.least(cost);
        long[] own = owed(each)[member];
        for (int option = 0; option < cost.length; option++) {
            boolean never = cost[option] >= RoomCosts.NO_WAY || own[option] >= RoomCosts.NO_WAY;
            own[option] = never ? RoomCosts.NO_WAY : own[option] + cost[option] - least;
        }
    }

    private void giveBack(int each, int member, long[] with, long least, int sharers) {
        Bundle bundle = bundles.get(each);
        long[] own = owed(each)[member];
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
        boolean isOut = staysOut(each, member);
        if (anything && !isOut) {
            Member who = bundle.members.get(member);
            pools.changing(who).lift(who.patient());
        }
        if (anything || isOut) {
            putAtCosts(each, member);
        }
    }

    /** Puts a member who is out back at what the bundle leaves the pool to charge. */
    private void putAtCosts(int each, int member) {
        Member who = bundles.get(each).members.get(member);
        int patient = who.patient();
        AssignmentProblem clinic = problem.clinics().get(who.pool());
        int from = clinic.firstArc()[patient];
        long[] own = owed[each][member];
        long[] costs = new long[own.length];
        for (int option = 0; option < costs.length; option++) {
            long plain = option == costs.length - 1 ? clinic.unplacedCost()[patient] : clinic.arcCost()[from + option];
            costs[option] = own[option] >= RoomCosts.NO_WAY ? AssignmentProblem.GREATEST_TOTAL : plain - own[option];
        }
        if (own[own.length - 1] >= RoomCosts.NO_WAY) {
            costs[own.length - 1] = TheatreCharges.NEVER_TIMES * Extremes.greatest(clinic.unplacedCost());
        }
        TiedPool pool = pools.changing(who);
        pool.reprice(patient, costs);
        pool.put(patient);
    }

    /** What the clinics' members leave the bundle to pay, given each list of the operations, is charged to those lists. */
    void handToTheatres(int each) {
        Bundle bundle = bundles.get(each);
        int theatres = bundle.size() - clinicMembers(bundle);
        if (theatres == 0) {
            return;
        }
        for (int member = 0; member < bundle.size(); member++) {
            if (isClinic(bundle, member)) {
                absorb(each, member);
                putAtCosts(each, member);
            }
        }
        for (int member = 0; member < bundle.size(); member++) {
            if (!isClinic(bundle, member)) {
                long[] with = choices[each].leastInRingsWith(member, moments(each));
                long least = Extremes.least(with);
                long[] own = owed(each)[member];
                for (int option = 0; option < own.length; option++) {
                    long above = with[bundle.momentOf(member, option)];
                    own[option] = above >= RoomCosts.NO_WAY ? RoomCosts.NO_WAY : own[option] - (above - least);
                }
            }
        }
    }

    /** For each theatre and operation, what the ties add to each of its lists, and last to having none. */
    List<long[][]> charges() {
        return TheatreCharges.of(problem, bundles, owed);
    }

    /** The option that the clinic would give the member. */
    int wantedOption(int each, int member) {
        return wantedOption(bundles.get(each), member);
    }

    private long[][] moments(int each) {
        Bundle bundle = bundles.get(each);
        long[][] moments = new long[bundle.size()][];
        for (int member = 0; member < moments.length; member++) {
            moments[member] = bundle.byMoment(member, owed[each][member]);
        }
        return moments;
    }

    private int wantedOption(Bundle bundle, int member) {
        Member who = bundle.members.get(member);
        return pools.of(who).optionOf(who.patient());
    }

    private boolean isClinic(Bundle bundle, int member) {
        return !problem.isTheatre(bundle.members.get(member).pool());
    }

    /** The prices of each clinic's groups; the same array as long as they have not changed. */
    List<long[]> prices() {
        return pools.prices();
    }
}
