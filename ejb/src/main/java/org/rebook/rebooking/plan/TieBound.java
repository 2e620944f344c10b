package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

    /** To leave out somebody who must be seen is so much dearer than to leave out anybody else. */
    private static final long NEVER_TIMES = 4;

    private static final long NEVER = -1;

    /** What is lost where a cost cannot be shared out evenly. */
    private static final long SAME = 64;

    private final TiedProblem problem;
    private final @Nullable TiedPool[] pools;
    /** Pools and what is owed are shared with the bound this one goes on from until they change. */
    private final boolean[] isOwnPool;

    private final boolean[] isOwnOwed;
    private final long @Nullable [][] prices;
    private final List<Bundle> bundles;
    private final JointChoice[] choices;
    /** What the bundle still has to pay for each option, by bundle and member. */
    private final long[][][] owed;

    private final TieCase open;
    /** When a pool was last changed, and a bundle last found agreed or raised, counted in changes. */
    private final long[] changedAt;

    private final long[] agreedAt;
    private final long[] raisedAt;
    private long clock;

    TieBound(TiedProblem problem, List<Bundle> bundles, List<Assignment> untied) {
        this.problem = problem;
        this.bundles = bundles;
        open = TieCase.everything(bundles.size());
        pools = new TiedPool[problem.clinics().size()];
        isOwnPool = new boolean[pools.length];
        Arrays.fill(isOwnPool, true);
        isOwnOwed = new boolean[bundles.size()];
        Arrays.fill(isOwnOwed, true);
        prices = new long[pools.length][];
        changedAt = new long[problem.times().size()];
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
                int pool = bundle.members.get(member).pool();
                if (!problem.isTheatre(pool) && pools[pool] == null) {
                    pools[pool] = new TiedPool(problem.clinics().get(pool), untied.get(pool));
                }
            }
        }
        for (int clinic = 0; clinic < pools.length; clinic++) {
            if (pools[clinic] == null) {
                prices[clinic] = pricesOf(untied.get(clinic));
            }
        }
    }

    private TieBound(TieBound before, TieCase open) {
        problem = before.problem;
        bundles = before.bundles;
        choices = before.choices;
        this.open = open;
        pools = before.pools.clone();
        isOwnPool = new boolean[pools.length];
        owed = before.owed.clone();
        isOwnOwed = new boolean[owed.length];
        prices = before.prices.clone();
        changedAt = before.changedAt.clone();
        agreedAt = before.agreedAt.clone();
        raisedAt = before.raisedAt.clone();
        clock = before.clock;
    }

    /** Goes on from here where less is open to some of the bundles; this one stays as it is. */
    TieBound in(TieCase fewer) {
        Arrays.fill(isOwnPool, false);
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
            TiedPool pool = changing(bundles.get(each), member);
            int patient = bundles.get(each).members.get(member).patient();
            pool.lift(patient);
            putAtCosts(each, member, pool, patient);
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

    /** The member's pool, about to change. */
    private TiedPool changing(Bundle bundle, int member) {
        int pool = bundle.members.get(member).pool();
        if (!isOwnPool[pool]) {
            isOwnPool[pool] = true;
            pools[pool] = new TiedPool(pools[pool]);
        }
        prices[pool] = null;
        changedAt[pool] = ++clock;
        return pools[pool];
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
        agreedAt[each] = isAgreed ? clock : NEVER;
        return isAgreed;
    }

    private boolean agrees(int each, Bundle bundle) {
        int[] wanted = new int[bundle.size()];
        long value = 0;
        for (int member = 0; member < wanted.length; member++) {
            if (poolOf(bundle, member) == null) {
                return false;
            }
            wanted[member] =
                    poolOf(bundle, member).optionOf(bundle.members.get(member).patient());
            if (owed[each][member][wanted[member]] >= RoomCosts.NO_WAY) {
                return false;
            }
            value += owed[each][member][wanted[member]];
        }
        return bundle.allows(wanted) && value == choices[each].leastAlongTree(moments(each));
    }

    /** What the members' pools would charge is taken into the bundle, and then given back one after another. */
    private void raise(int each, boolean forward) {
        for (int member = 0; member < bundles.get(each).size(); member++) {
            absorb(each, member);
        }
        giveBack(each, forward);
        raisedAt[each] = clock;
    }

    private boolean isUnchangedSince(long when, int each) {
        if (when == NEVER) {
            return false;
        }
        for (Member who : bundles.get(each).members) {
            if (changedAt[who.pool()] > when) {
                return false;
            }
        }
        return true;
    }

    private void giveBack(int each, boolean forward) {
        Bundle bundle = bundles.get(each);
        int left = clinicMembers(bundle);
        for (int at = 0; at < bundle.size(); at++) {
            int member = forward ? at : bundle.size() - 1 - at;
            if (poolOf(bundle, member) != null) {
                long[] with = choices[each].leastWithEach(moments(each))[member];
                giveBack(each, member, with, Arrays.stream(with).min().orElseThrow(), left--);
            }
        }
    }

    /** For each member of a bundle the moments that would cost least, in the clinics and the bundle together. */
    int[][] equallyGood(int each) {
        Bundle bundle = bundles.get(each);
        for (int member = 0; member < bundle.size(); member++) {
            absorb(each, member);
        }
        long[][] with = choices[each].leastWithEach(moments(each));
        giveBack(each, true);
        return Arrays.stream(with).map(TieBound::least).toArray(int[][]::new);
    }

    private static int[] least(long[] with) {
        long least = Arrays.stream(with).min().orElseThrow();
        return IntStream.range(0, with.length)
                .filter(moment -> with[moment] < RoomCosts.NO_WAY && with[moment] - least <= SAME)
                .toArray();
    }

    private int clinicMembers(Bundle bundle) {
        return (int) bundle.members.stream()
                .filter(who -> !problem.isTheatre(who.pool()))
                .count();
    }

    /** Takes into the bundle what each option costs the pool above the cheapest; then the pool does not mind which. */
    private void absorb(int each, int member) {
        Bundle bundle = bundles.get(each);
        if (!isClinic(bundle, member)) {
            return;
        }
        TiedPool pool = changing(bundle, member);
        int patient = bundle.members.get(member).patient();
        pool.lift(patient);
        long[] cost = pool.optionCosts(patient);
        long least = Arrays.stream(cost).min().orElseThrow();
        long[] own = owed(each)[member];
        for (int option = 0; option < cost.length; option++) {
            boolean never = cost[option] >= RoomCosts.NO_WAY || own[option] >= RoomCosts.NO_WAY;
            own[option] = never ? RoomCosts.NO_WAY : own[option] + cost[option] - least;
        }
        putAtCosts(each, member, pool, patient);
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
        if (anything) {
            TiedPool pool = changing(bundle, member);
            int patient = bundle.members.get(member).patient();
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
        if (own[own.length - 1] >= RoomCosts.NO_WAY) {
            costs[own.length - 1] =
                    NEVER_TIMES * Arrays.stream(clinic.unplacedCost()).max().orElseThrow();
        }
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
            absorb(each, member);
        }
        for (int member = 0; member < bundle.size(); member++) {
            if (poolOf(bundle, member) == null) {
                long[] with = choices[each].leastWithEach(moments(each))[member];
                long least = Arrays.stream(with).min().orElseThrow();
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
        List<long[][]> charges = new ArrayList<>();
        for (ListProblem theatre : problem.theatres()) {
            charges.add(theatre.operations().stream()
                    .map(operation -> new long[operation.lists().length + 1])
                    .toArray(long[][]::new));
        }
        for (int each = 0; each < bundles.size(); each++) {
            List<Member> members = bundles.get(each).members;
            for (int member = 0; member < members.size(); member++) {
                Member who = members.get(member);
                if (problem.isTheatre(who.pool())) {
                    charges.get(who.pool() - pools.length)[who.patient()] = charges(who, owed[each][member]);
                }
            }
        }
        return charges;
    }

    /** Where no way keeps the ties, enough that the theatre would rather leave the operation out; or not leave it out. */
    private long[] charges(Member who, long[] own) {
        Operation operation = problem.theatre(who.pool()).operations().get(who.patient());
        int none = own.length - 1;
        long[] charges = new long[own.length];
        for (int option = 0; option < own.length; option++) {
            charges[option] = own[option] >= RoomCosts.NO_WAY ? 0 : -own[option];
        }
        if (own[none] >= RoomCosts.NO_WAY) {
            long dearest = problem.theatre(who.pool()).operations().stream()
                    .mapToLong(Operation::unplacedCost)
                    .max()
                    .orElseThrow();
            charges[none] = NEVER_TIMES * dearest + Arrays.stream(charges).max().orElseThrow();
        }
        for (int option = 0; option < none; option++) {
            if (own[option] >= RoomCosts.NO_WAY) {
                charges[option] = Math.max(
                        0,
                        operation.unplacedCost() + charges[none] + 1 - operation.costs()[option]);
            }
        }
        return charges;
    }

    /** The option that the clinic would give the member. */
    int wantedOption(int each, int member) {
        Bundle bundle = bundles.get(each);
        return poolOf(bundle, member).optionOf(bundle.members.get(member).patient());
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

    private boolean isClinic(Bundle bundle, int member) {
        return !problem.isTheatre(bundle.members.get(member).pool());
    }

    /** The prices of each clinic's groups; the same array as long as they have not changed. */
    List<long[]> prices() {
        for (int clinic = 0; clinic < pools.length; clinic++) {
            if (prices[clinic] == null) {
                prices[clinic] = pools[clinic].prices();
            }
        }
        return List.of(prices);
    }

    private static long[] pricesOf(Assignment plan) {
        return IntStream.range(0, plan.groups()).mapToLong(plan::priceOfGroup).toArray();
    }
}
