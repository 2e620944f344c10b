package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.CaseNode.SplitAt;

/** Finds where to split a case: at those for whom the best plan known costs more than the prices say, and who do not agree. */
final class CaseSplits {

    private static final int MOST = 16;

    /** A split, and how much more than the prices say its bundle costs in the best plan known, its members' pools included. */
    record Likely(SplitAt at, long excess) {}

    private final TiedProblem problem;
    private final List<Bundle> bundles;
    private final TieProof proof;
    private final TiedPlaces places;
    private final TieRepair repair;

    CaseSplits(TiedProblem problem, List<Bundle> bundles, TieProof proof, TiedPlaces places, TieRepair repair) {
        this.problem = problem;
        this.bundles = bundles;
        this.proof = proof;
        this.places = places;
        this.repair = repair;
    }

    /** The likeliest first; none where everybody agrees. */
    List<Likely> of(CaseNode node) {
        long[] excess = excess(node);
        List<SplitAt> splits = new ArrayList<>();
        for (int each : inOrder(each -> excess[each] > 0, excess)) {
            addSplits(node, each, splits);
        }
        for (int each : inOrder(each -> excess[each] <= 0 && !agrees(node, each), excess)) {
            addSplits(node, each, splits);
        }
        for (int each : inOrder(each -> splits.isEmpty() && !node.ties().isAgreed(each), excess)) {
            addSplits(node, each, splits);
        }
        if (splits.isEmpty() && bundles.size() <= TiedPlanner.FEW) {
            // Nobody is to blame, so it is the packing of theatres that falls short: less freedom makes that easier.
            IntStream.range(0, bundles.size()).forEach(each -> addAnywhere(node, each, splits));
        }
        return splits.stream()
                .limit(MOST)
                .map(at -> new Likely(at, excess[at.bundle()]))
                .toList();
    }

    private int[] inOrder(IntPredicate which, long[] excess) {
        return IntStream.range(0, excess.length)
                .filter(which)
                .boxed()
                .sorted(Comparator.comparingLong(each -> -excess[each]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whether the ties allow what the members' clinics and theatres want. */
    private boolean agrees(CaseNode node, int each) {
        return bundles.get(each).allows(node.wanted(problem, bundles, each));
    }

    private void addSplits(CaseNode node, int each, List<SplitAt> splits) {
        Bundle bundle = bundles.get(each);
        boolean isAgreed = node.ties().isAgreed(each);
        int[][] good = isAgreed ? new int[bundle.size()][] : node.ties().equallyGood(each);
        int[] wanted = node.wanted(problem, bundles, each);
        int before = splits.size();
        for (int member = 0; member < bundle.size(); member++) {
            boolean isOperation = problem.isTheatre(bundle.members.get(member).pool());
            int[] apart = {
                bundle.momentOf(member, wanted[member]), bundle.momentOf(member, repair.optionsOf(each)[member])
            };
            boolean isUndecided = !isAgreed && !isOperation && good[member].length > 1;
            add(node, each, member, isUndecided ? good[member] : apart, splits);
        }
        if (splits.size() == before && !bundle.allows(wanted)) {
            addAnywhere(node, each, splits);
        }
    }

    private void addAnywhere(CaseNode node, int each, List<SplitAt> splits) {
        Bundle bundle = bundles.get(each);
        for (int member = 0; member < bundle.size(); member++) {
            int[] all = IntStream.range(0, bundle.moments(member)).toArray();
            add(node, each, member, all, splits);
        }
    }

    /** Splits in the middle of those moments that are open; nowhere, if they all begin together. */
    private void add(CaseNode node, int each, int member, int[] moments, List<SplitAt> splits) {
        Bundle bundle = bundles.get(each);
        int none = bundle.moments(member) - 1;
        int[] open = IntStream.of(moments)
                .filter(moment -> !node.open.isClosed(each, member, moment))
                .distinct()
                .toArray();
        int[] placed = IntStream.of(open)
                .filter(moment -> moment < none)
                .boxed()
                .sorted(Comparator.comparingInt((Integer moment) -> bundle.dayOf(member, moment))
                        .thenComparingInt(moment -> bundle.minuteOf(member, moment)))
                .mapToInt(Integer::intValue)
                .toArray();
        if (open.length < 2) {
            return;
        }
        boolean canBeNone = placed.length < open.length;
        int last = placed[(placed.length - (canBeNone ? 1 : 2)) / 2];
        SplitAt split = new SplitAt(each, member, bundle.dayOf(member, last), bundle.minuteOf(member, last));
        if (!IntStream.of(open).allMatch(moment -> bundle.isBy(member, moment, split.day(), split.minute()))) {
            splits.add(split);
        }
    }

    /** One moment of a member, to be the only one or not to be. */
    record Single(int bundle, int member, int moment) {}

    /** What somebody's pool wants who has another choice; first where the ties do not allow it. Null where nobody has. */
    @Nullable
    Single single(CaseNode node) {
        int[] inOrder = inOrder(
                each -> true,
                IntStream.range(0, bundles.size())
                        .mapToLong(each -> agrees(node, each) ? 0 : 1)
                        .toArray());
        for (int each : inOrder) {
            Bundle bundle = bundles.get(each);
            int[] wanted = node.wanted(problem, bundles, each);
            for (int member = 0; member < bundle.size(); member++) {
                int moment = bundle.momentOf(member, wanted[member]);
                if (!node.open.isClosed(each, member, moment) && isAnythingElseOpen(node, each, member, moment)) {
                    return new Single(each, member, moment);
                }
            }
        }
        return null;
    }

    private boolean isAnythingElseOpen(CaseNode node, int each, int member, int moment) {
        return IntStream.range(0, bundles.get(each).moments(member))
                .anyMatch(other -> other != moment && !node.open.isClosed(each, member, other));
    }

    /** The case in which the moment is the only one, or is not. */
    TieCase caseOf(CaseNode node, Single single, boolean only) {
        Bundle bundle = bundles.get(single.bundle());
        boolean[] closed = new boolean[bundle.moments(single.member())];
        for (int moment = 0; moment < closed.length; moment++) {
            closed[moment] = only != (moment == single.moment());
        }
        return node.open.without(single.bundle(), bundle.size(), single.member(), closed);
    }

    /** How much more than the prices say each bundle costs in the best plan known, its members' pools included. */
    private long[] excess(CaseNode node) {
        long[] ofPool = IntStream.range(0, problem.times().size())
                .mapToLong(pool -> problem.isTheatre(pool) ? excessOfTheatre(node, pool) : excessOfClinic(node, pool))
                .toArray();
        return IntStream.range(0, bundles.size())
                .mapToLong(
                        each -> proof.excessOf(each, repair.optionsOf(each), node.proof.prices(), node.proof.charges())
                                + bundles.get(each).members.stream()
                                        .mapToLong(who -> ofPool[who.pool()])
                                        .sum())
                .toArray();
    }

    private long excessOfClinic(CaseNode node, int clinic) {
        TiedPool pool = places.clinic(clinic);
        long[] prices = node.proof.prices().get(clinic);
        return pool == null ? 0 : proof.excessOfUntied(clinic, pool.assignment(prices), prices);
    }

    private long excessOfTheatre(CaseNode node, int pool) {
        int theatre = pool - problem.clinics().size();
        int[] choices = places.choicesOn(theatre);
        List<Operation> operations = problem.theatre(pool).operations();
        long cost = 0;
        for (int each = 0; each < choices.length; each++) {
            Operation operation = operations.get(each);
            long[] charges = node.proof.charges().get(theatre)[each];
            cost += choices[each] == Assignment.UNPLACED
                    ? operation.unplacedCost() + charges[charges.length - 1]
                    : operation.costs()[choices[each]] + charges[choices[each]];
        }
        return cost - node.proof.theatreBounds().get(theatre);
    }
}
