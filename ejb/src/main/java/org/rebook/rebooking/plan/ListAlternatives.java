package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The next best lists of each operation in a plan. Each is tried: the operation goes there, whoever must make room for it does,
 * and goes where there is room; what that plan costs is what is told.
 */
public final class ListAlternatives {

    private static final int TRIED_FOR_EACH_TOLD = 3;

    private final ListProblem problem;
    private final int[] choices;
    private final long planCost;
    private final IntPredicate isPinned;
    private final Packing trial;

    private ListAlternatives(ListProblem problem, ListPlan plan, IntPredicate isPinned) {
        this.problem = problem;
        this.isPinned = isPinned;
        planCost = plan.totalCost();
        trial = new Packing(problem);
        choices = IntStream.range(0, plan.listOf().length)
                .map(operation -> choiceOf(operation, plan.listOf()[operation]))
                .toArray();
        trial.become(choices);
    }

    /** @param isPinned says of an operation whether it may not make room for another */
    public static ListAlternatives in(ListProblem problem, ListPlan plan, IntPredicate isPinned) {
        return new ListAlternatives(problem, plan, isPinned);
    }

    private int choiceOf(int operation, int list) {
        int[] lists = problem.operations().get(operation).lists();
        return IntStream.range(0, lists.length)
                .filter(choice -> lists[choice] == list)
                .findFirst()
                .orElse(UNPLACED);
    }

    /** The cheapest for the plan first. */
    public List<ListAlternative> of(int operation, int most) {
        Operation one = problem.operations().get(operation);
        int[] cheapest = IntStream.range(0, one.lists().length)
                .filter(choice -> choice != choices[operation])
                .boxed()
                .sorted(Comparator.comparingLong((Integer choice) -> one.costs()[choice])
                        .thenComparing(Comparator.naturalOrder()))
                .limit((long) TRIED_FOR_EACH_TOLD * most)
                .mapToInt(Integer::intValue)
                .toArray();
        List<ListAlternative> found = new ArrayList<>();
        for (int choice : cheapest) {
            if (force(operation, choice)) {
                long more = Math.max(0, trial.cost() - planCost);
                found.add(new ListAlternative(one.lists()[choice], one.costs()[choice], more));
            }
            trial.become(choices);
        }
        found.sort(Comparator.comparingLong(ListAlternative::planAtMost)
                .thenComparingLong(ListAlternative::cost)
                .thenComparingInt(ListAlternative::list));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /** Puts the operation there, whatever that takes; answers whether it can be done. */
    private boolean force(int operation, int choice) {
        int list = problem.operations().get(operation).lists()[choice];
        trial.remove(operation);
        List<Integer> ejected = new ArrayList<>();
        for (int other : leastImportantFirst(operation, list)) {
            if (trial.fits(operation, choice)) {
                break;
            }
            trial.remove(other);
            ejected.add(other);
        }
        if (!trial.fits(operation, choice)) {
            return false;
        }
        trial.place(operation, choice);
        ejected.sort(Comparator.comparingLong(
                other -> -problem.operations().get(other).unplacedCost()));
        for (int other : ejected) {
            int best = trial.bestChoice(other);
            if (best != UNPLACED) {
                trial.place(other, best);
            }
        }
        return true;
    }

    /** Those on the list, then those on others who use what the operation uses. */
    private List<Integer> leastImportantFirst(int operation, int list) {
        List<Use> uses = problem.operations().get(operation).uses();
        return IntStream.range(0, choices.length)
                .filter(other -> other != operation && choices[other] != UNPLACED && !isPinned.test(other))
                .filter(other -> trial.listOf[other] == list
                        || (!problem.limits().isEmpty()
                                && sharesUse(uses, problem.operations().get(other))))
                .boxed()
                .sorted(Comparator.comparingInt((Integer other) -> trial.listOf[other] == list ? 0 : 1)
                        .thenComparingLong(
                                other -> problem.operations().get(other).unplacedCost())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static boolean sharesUse(List<Use> uses, Operation other) {
        return other.uses().stream()
                .anyMatch(use -> uses.stream().anyMatch(mine -> mine.what().equals(use.what())));
    }
}
