package org.rebook.rebooking.plan;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
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

    /** A gap of less than one part in so many is some days of delay: less work is spent on it. */
    private static final long NOTICEABLE = 1_000_000_000;

    private static final int MOST_CASES = 100;
    private static final int MOST_CASES_OF_FEW = 2_000;

    /** Where so many bundles are gone through in trials, and no more is proven, further splits would not do it either. */
    private static final long MOST_IN_VAIN = 30_000;

    private static final long MOST_IN_VAIN_FOR_LITTLE = 2_500;
    private static final long MOST_IN_VAIN_OF_FEW = 1_000_000;

    private static final int MOST_WITHIN = 200;

    /** After so many splits in vain, theatres are packed to find a better one. */
    private static final int FEW_IN_VAIN = 2;

    /** Where so much of what is open is open within theatres, whatever the ties charge, cases do not close it. */
    private static final double NEARLY_ALL = 0.9;

    private final TiedProblem problem;
    private final List<Bundle> bundles;
    private final TieProof proof;
    private final TiedPlaces places;
    private final TieRepair repair;
    private final long elsewhere;
    private final CaseSplits splits;
    private final SplitTrials trials;
    /** The least that has been open between the best plan known and what is proven. */
    private long leastOpen = Long.MAX_VALUE;

    private long workAtLeastOpen;
    /** How many splits, one after another, have left as much open. */
    private int inVain;

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
        splits = new CaseSplits(problem, bundles, proof, places, repair);
        trials = new SplitTrials(problem, bundles, proof, splits, seed);
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
        int most = areFew() ? MOST_CASES_OF_FEW : MOST_CASES;
        for (int cases = 1; cases < most && isWorthGoingOn(open.peek()); cases++) {
            CaseNode node = open.remove();
            inVain++;
            SplitAt at = trials.best(node, cost(), isNoticeable(node) && inVain >= FEW_IN_VAIN);
            if (at == null) {
                // Looking for a split may have brought everybody to agree.
                improveFrom(node);
                if (isOpen(node) && !areFew()) {
                    break;
                }
                searchWithin(node);
                continue;
            }
            split(node, at, open);
        }
        TieCases found = root.cases(bundles);
        return found.bound() > first.bound() ? found : first;
    }

    /**
     * Goes on in a case that no time splits, place by place, where places of one time still differ. A proof has no such cases,
     * but there may be a better plan in them.
     */
    private void searchWithin(CaseNode stuck) {
        Deque<CaseNode> within = new ArrayDeque<>(List.of(stuck));
        for (int tried = 0; tried < MOST_WITHIN && !within.isEmpty(); tried++) {
            CaseNode node = within.pop();
            if (isOpen(node)) {
                improveFrom(node);
            }
            CaseSplits.Single single = isOpen(node) ? splits.single(node) : null;
            if (single != null) {
                within.push(trials.within(node, single.bundle(), splits.caseOf(node, single, false)));
                within.push(trials.within(node, single.bundle(), splits.caseOf(node, single, true)));
            }
        }
    }

    private void split(CaseNode node, SplitAt at, PriorityQueue<CaseNode> open) {
        CaseNode early = trials.carriedOut(node, at, true);
        CaseNode later = trials.carriedOut(node, at, false);
        node.split(at, early, later);
        node.close();
        for (CaseNode child : List.of(early, later)) {
            if (isOpen(child)) {
                improveFrom(child);
                open.add(child);
            } else {
                child.close();
            }
        }
    }

    private boolean isWorthGoingOn(@Nullable CaseNode least) {
        if (least == null || !isOpen(least)) {
            return false;
        }
        if (cost() - least.proof.bound() < leastOpen) {
            leastOpen = cost() - least.proof.bound();
            workAtLeastOpen = trials.work();
            inVain = 0;
        }
        if (inVain > 0 && !areFew() && isOpenInTheatres(least)) {
            return false;
        }
        return trials.work() - workAtLeastOpen < mostInVain(least) && !trials.isTooMuch();
    }

    /** Whether what is missing is missing between the theatres' own packings and what is proven of them. */
    private boolean isOpenInTheatres(CaseNode node) {
        long inTheatres = 0;
        for (int theatre = 0; theatre < node.packed.size(); theatre++) {
            inTheatres += node.packed.get(theatre).totalCost()
                    - node.proof.theatreBounds().get(theatre);
        }
        return inTheatres > NEARLY_ALL * (cost() - node.proof.bound());
    }

    private long mostInVain(CaseNode least) {
        if (areFew()) {
            return MOST_IN_VAIN_OF_FEW;
        }
        return isNoticeable(least) ? MOST_IN_VAIN : MOST_IN_VAIN_FOR_LITTLE;
    }

    private boolean areFew() {
        return bundles.size() <= TiedPlanner.FEW;
    }

    private long cost() {
        return places.cost() + elsewhere;
    }

    private boolean isOpen(CaseNode node) {
        return node.proof.bound() < cost();
    }

    private boolean isNoticeable(CaseNode node) {
        return node.proof.bound() < cost() - cost() / NOTICEABLE;
    }

    private void improveFrom(CaseNode node) {
        int[][] wanted = IntStream.range(0, bundles.size())
                .mapToObj(each -> node.wanted(problem, bundles, each))
                .toArray(int[][]::new);
        List<int[]> lists = node.packed.stream().map(ListPlan::listOf).toList();
        repair.tryFrom(wanted, lists, node.proof.bound() - elsewhere);
    }
}
