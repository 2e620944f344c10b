package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.CaseNode.SplitAt;

/**
 * Tries what the two cases of a split would prove, to find the split after which most is proven.
 *
 * <p>A trial goes round the bundles without packing theatres again. Where that shows nothing, the bundles with operations
 * are tried as they would be carried out, theatres included, as long as there is work left for it.
 */
final class SplitTrials {

    private static final int ROUNDS = 10;
    private static final int ROUNDS_TO_TRY = 3;
    /** With more bundles than this, a split is tried by going round them once. */
    private static final int MANY = 30;

    /** So much of what is missing counts as proven on either side, so that a split with one good side is worth something. */
    private static final double LITTLE = 0.01;
    /** So much is added to what a bundle has to do with what is missing, as the prices may blame the wrong ones. */
    private static final double BLAMELESS = 0.001;

    /** Bundles whose ties close rings have to be searched way by way, time and again. */
    private static final long MOST_WAYS = 2_000_000;

    private static final long MOST_WAYS_OF_FEW = 8_000_000;

    private static final int WITH_THEATRES_AT_MOST = 60;
    /** What a trial costs more when theatres are packed for it. */
    private static final int PACKING = 2;

    private final TiedProblem problem;
    private final List<Bundle> bundles;
    private final TieProof proof;
    private final CaseSplits splits;
    private final long seed;
    private int withTheatres;
    private long work;

    SplitTrials(TiedProblem problem, List<Bundle> bundles, TieProof proof, CaseSplits splits, long seed) {
        this.problem = problem;
        this.bundles = bundles;
        this.proof = proof;
        this.splits = splits;
        this.seed = seed;
    }

    /** How many bundles have been gone through in trials so far. */
    long work() {
        return work;
    }

    /** Whether too many ways of tangled bundles have been tried to go on. */
    boolean isTooMuch() {
        return proof.work() > (bundles.size() <= TiedPlanner.FEW ? MOST_WAYS_OF_FEW : MOST_WAYS);
    }

    /** A split, what it proves as parts of what is missing on its two sides, and how much is to be hoped from it. */
    private record Trial(SplitAt at, double one, double other, double hope) {

        boolean provesBoth() {
            return one >= 1 && other >= 1;
        }

        boolean provesOnBothSides() {
            return Math.min(one, other) >= LITTLE;
        }
    }

    /**
     * The likeliest split; null where there is none.
     *
     * @param cost of the best plan known: a case that proves as much is done
     * @param thoroughly whether theatres may be packed where trials without them show nothing
     */
    @Nullable
    SplitAt best(CaseNode node, long cost, boolean thoroughly) {
        List<CaseSplits.Likely> likely = splits.of(node);
        Trial best = null;
        for (CaseSplits.Likely each : likely) {
            if (isTooMuch()) {
                return null;
            }
            Trial trial = trial(node, each, cost, false);
            best = better(best, trial);
            if (trial.provesBoth()) {
                return trial.at();
            }
        }
        if (best == null || best.provesOnBothSides() || !thoroughly) {
            return best == null ? null : best.at();
        }
        for (CaseSplits.Likely each : likely) {
            if (hasOperation(each.at()) && withTheatres < WITH_THEATRES_AT_MOST) {
                best = better(best, trial(node, each, cost, true));
            }
        }
        return best.at();
    }

    private static Trial better(@Nullable Trial best, Trial trial) {
        return best == null || trial.hope() > best.hope() ? trial : best;
    }

    private boolean hasOperation(SplitAt at) {
        return bundles.get(at.bundle()).members.stream().anyMatch(who -> problem.isTheatre(who.pool()));
    }

    private Trial trial(CaseNode node, CaseSplits.Likely likely, long cost, boolean packing) {
        double missing = cost - node.proof.bound();
        double early = gain(node, likely.at(), true, packing, cost) / missing;
        double later = gain(node, likely.at(), false, packing, cost) / missing;
        double blame = Math.min(1, likely.excess() / missing) + BLAMELESS;
        return new Trial(likely.at(), early, later, (early + LITTLE) * (later + LITTLE) * blame);
    }

    private double gain(CaseNode node, SplitAt at, boolean early, boolean packing, long cost) {
        work += (long) bundles.size() * (packing ? 1 + PACKING : 1);
        withTheatres += packing ? 1 : 0;
        long bound =
                packing || isOperation(at) ? carriedOut(node, at, early).proof.bound() : tried(node, at, early);
        return Math.max(0, Math.min(bound, cost) - node.proof.bound());
    }

    private boolean isOperation(SplitAt at) {
        return problem.isTheatre(
                bundles.get(at.bundle()).members.get(at.member()).pool());
    }

    private long tried(CaseNode node, SplitAt at, boolean early) {
        TieCase open = caseOf(node, at, early);
        TieBound ties = node.ties().in(open);
        ties.raise(bundles.size() > MANY ? 1 : ROUNDS_TO_TRY);
        return bound(
                proof.leastAfter(node.leastByTies(proof), ties.prices(), node.proof.charges(), open),
                node.proof.theatreBounds());
    }

    private TieCase caseOf(CaseNode node, SplitAt at, boolean early) {
        Bundle bundle = bundles.get(at.bundle());
        boolean[] closed = new boolean[bundle.moments(at.member())];
        for (int moment = 0; moment < closed.length; moment++) {
            closed[moment] = early != bundle.isBy(at.member(), moment, at.day(), at.minute());
        }
        return node.open.without(at.bundle(), bundle.size(), at.member(), closed);
    }

    /** One of the cases of a split, proven as far as it goes. */
    CaseNode carriedOut(CaseNode node, SplitAt at, boolean early) {
        return within(node, at.bundle(), caseOf(node, at, early));
    }

    /** A case in which less is open to one bundle, proven as far as it goes. */
    CaseNode within(CaseNode node, int bundle, TieCase open) {
        TieBound ties = node.ties().in(open);
        ties.raise(ROUNDS);
        ties.handToTheatres(bundle);
        List<long[][]> charges = new ArrayList<>(ties.charges());
        List<ListPlan> packed = new ArrayList<>(node.packed);
        for (int theatre = 0; theatre < packed.size(); theatre++) {
            long[][] before = node.proof.charges().get(theatre);
            ListProblem plain = problem.theatres().get(theatre);
            ListProblem charged = plain.charging(charges.get(theatre));
            if (charged == plain || Arrays.deepEquals(charges.get(theatre), before)) {
                charges.set(theatre, before);
            } else {
                int[] start = packed.get(theatre).listOf();
                packed.set(theatre, ListPacking.improve(charged, start, seed, TiedPlanner.STEPS));
            }
        }
        List<Long> bounds = packed.stream().map(ListPlan::lowerBound).toList();
        CaseNode own = node(
                open, ties, packed, proof.leastAfter(node.leastByTies(proof), ties.prices(), charges, open), bounds);
        CaseNode asBefore = node(
                open,
                ties,
                node.packed,
                proof.leastAfter(node.least, node.proof.prices(), node.proof.charges(), open),
                node.proof.theatreBounds());
        return own.proof.bound() >= asBefore.proof.bound() ? own : asBefore;
    }

    private static CaseNode node(
            TieCase open, TieBound ties, List<ListPlan> packed, TieProof.Least least, List<Long> bounds) {
        TieCases.Proof own = new TieCases.Proof(least.prices(), least.charges(), bounds, bound(least, bounds));
        return new CaseNode(open, ties, packed, own, least);
    }

    /** A case in which a bundle can do nothing is no plan's case. */
    private static long bound(TieProof.Least least, List<Long> theatreBounds) {
        long sum = least.sum();
        return sum >= RoomCosts.NO_WAY
                ? RoomCosts.NO_WAY
                : sum + theatreBounds.stream().mapToLong(Long::longValue).sum();
    }
}
