package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.CaseNode.SplitAt;

/**
 * Proves more than one set of prices can. Where clinics and bundles agree only to be half here and half there, a member's
 * places are split into those that begin by some time and all others, and each case is proven by prices of its own; what the
 * clinics and theatres want in a case is tried as a plan. The case that proves least is split first.
 */
final class CaseSearch {

    /** A gap of less than one part in so many is left open. */
    private static final long NOTICEABLE = 1_000_000_000;

    private static final int MOST_CASES = 40;
    /** Shared among the bundles: small trusts are proven to the end. */
    private static final int MORE_CASES = 400;

    /** Where so many splits, one after another, prove no more, further ones would not either. */
    private static final int MOST_IN_VAIN = 12;

    /** Bundles whose ties close rings have to be searched way by way, time and again. */
    private static final long MOST_WORK = 2_000_000;

    private static final int ROUNDS_TO_TRY = 3;
    /** With more bundles than this, a split is tried by going round them once. */
    private static final int MANY = 30;

    private static final int ROUNDS = 10;

    private final TiedProblem problem;
    private final List<Bundle> bundles;
    private final TieProof proof;
    private final TiedPlaces places;
    private final TieRepair repair;
    private final long elsewhere;
    private final long seed;
    private final CaseSplits splits;

    /** @param elsewhere what the pools cost that have no ties */
    CaseSearch(
            TiedProblem problem,
            List<Bundle> bundles,
            TieProof proof,
            TiedPlaces places,
            TieRepair repair,
            long elsewhere,
            long seed) {
        this.problem = problem;
        this.bundles = bundles;
        this.proof = proof;
        this.places = places;
        this.repair = repair;
        this.elsewhere = elsewhere;
        this.seed = seed;
        splits = new CaseSplits(problem, bundles, proof, places, repair);
    }

    /**
     * Goes on until the best plan known is proven, nobody is left to split, or there are too many cases; may find a better plan.
     *
     * @param packed the theatres as they are with what the first proof charges
     * @return the first proof, if cases prove no more
     */
    TieCases prove(TieBound ties, List<ListPlan> packed, TieCases.Proof first) {
        TieCase everything = TieCase.everything(bundles.size());
        CaseNode root =
                new CaseNode(everything, ties, packed, first, proof.least(first.prices(), first.charges(), everything));
        improveFrom(root);
        PriorityQueue<CaseNode> open = new PriorityQueue<>(Comparator.comparingLong(node -> node.proof.bound()));
        open.add(root);
        int most = MOST_CASES + MORE_CASES / Math.max(1, bundles.size());
        int inVain = 0;
        long proven = first.bound();
        for (int cases = 1;
                !open.isEmpty()
                        && isWorthSplitting(open.peek())
                        && cases < most
                        && inVain < MOST_IN_VAIN
                        && !isTooMuchWork();
                cases++) {
            CaseNode node = open.remove();
            inVain = node.proof.bound() > proven ? 0 : inVain + 1;
            proven = Math.max(proven, node.proof.bound());
            SplitAt at = bestSplit(node);
            if (at == null) {
                // Looking for a split may have brought everybody to agree.
                improveFrom(node);
                if (isWorthSplitting(node)) {
                    break;
                }
                continue;
            }
            CaseNode early = child(node, at, true);
            CaseNode later = child(node, at, false);
            node.split(at, early, later);
            node.close();
            for (CaseNode child : List.of(early, later)) {
                if (child.proof.bound() < cost()) {
                    improveFrom(child);
                    open.add(child);
                } else {
                    child.close();
                }
            }
        }
        TieCases found = root.cases(bundles);
        return found.bound() > first.bound() ? found : first;
    }

    private long cost() {
        return places.cost() + elsewhere;
    }

    private boolean isWorthSplitting(CaseNode node) {
        return node.proof.bound() < cost() - cost() / NOTICEABLE;
    }

    private boolean isTooMuchWork() {
        return proof.work() > MOST_WORK;
    }

    private void improveFrom(CaseNode node) {
        int[][] wanted = IntStream.range(0, bundles.size())
                .mapToObj(each -> node.wanted(problem, bundles, each))
                .toArray(int[][]::new);
        List<int[]> lists = node.packed.stream().map(ListPlan::listOf).toList();
        repair.tryFrom(wanted, lists, node.proof.bound() - elsewhere);
    }

    /** The split after which both cases prove most; null where there is none. */
    private @Nullable SplitAt bestSplit(CaseNode node) {
        long cost = cost();
        double all = gain(cost, node, cost);
        SplitAt best = null;
        double most = 0;
        for (SplitAt at : splits.of(node)) {
            if (isTooMuchWork()) {
                return null;
            }
            double early = gain(tried(node, at, true), node, cost);
            double later = gain(tried(node, at, false), node, cost);
            if (early * later > most) {
                most = early * later;
                best = at;
            }
            if (early == all && later == all) {
                return at;
            }
        }
        return best;
    }

    private static double gain(long bound, CaseNode node, long cost) {
        return 1.0 + Math.max(0, Math.min(bound, cost) - node.proof.bound());
    }

    private long tried(CaseNode node, SplitAt at, boolean early) {
        if (problem.isTheatre(bundles.get(at.bundle()).members.get(at.member()).pool())) {
            return child(node, at, early).proof.bound();
        }
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

    private CaseNode child(CaseNode node, SplitAt at, boolean early) {
        TieCase open = caseOf(node, at, early);
        TieBound ties = node.ties().in(open);
        ties.raise(ROUNDS);
        ties.handToTheatres(at.bundle());
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
