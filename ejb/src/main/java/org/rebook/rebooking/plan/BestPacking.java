package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The best packing found so far, and the ways to a better one. */
final class BestPacking {

    private final ListProblem problem;
    private final long seed;
    private final int steps;
    private final Packing trial;
    private int[] choices;
    private long cost;

    /** @param steps how many improvements to try on each packing that is offered */
    BestPacking(ListProblem problem, Packing first, long seed, int steps) {
        this.problem = problem;
        this.seed = seed;
        this.steps = steps;
        choices = first.choices();
        cost = first.cost();
        trial = new Packing(problem);
    }

    long cost() {
        return cost;
    }

    int[] choices() {
        return choices;
    }

    /** Improves what is best now. */
    void improve(int tries, long bound) {
        trial.become(choices);
        new PackingImprovement(trial, seed).run(tries, bound);
        keepIfBetter();
    }

    /** Puts each operation where most of it is, the surest first; who finds no room there goes where it costs least. */
    void round(double[][] share) {
        int[] likeliest = new int[share.length];
        double[] most = new double[share.length];
        for (int operation = 0; operation < share.length; operation++) {
            likeliest[operation] = likeliest(share[operation]);
            most[operation] = share[operation][
                    likeliest[operation] == UNPLACED ? share[operation].length - 1 : likeliest[operation]];
            trial.remove(operation);
        }
        int[] order = IntStream.range(0, share.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer operation) -> -most[operation])
                        .thenComparingLong(operation ->
                                -problem.operations().get(operation).unplacedCost())
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int operation : order) {
            if (likeliest[operation] != UNPLACED && trial.fits(operation, likeliest[operation])) {
                trial.place(operation, likeliest[operation]);
            }
        }
        for (int operation : order) {
            int choice = trial.choiceOf(operation) == UNPLACED ? trial.bestChoice(operation) : UNPLACED;
            if (choice != UNPLACED) {
                trial.place(operation, choice);
            }
        }
        new PackingImprovement(trial, seed).run(steps, 0);
        keepIfBetter();
    }

    private static int likeliest(double[] share) {
        int best = share.length - 1;
        for (int choice = 0; choice < share.length; choice++) {
            best = share[choice] > share[best] ? choice : best;
        }
        return best == share.length - 1 ? UNPLACED : best;
    }

    private void keepIfBetter() {
        if (trial.cost() < cost) {
            cost = trial.cost();
            choices = trial.choices();
        }
    }

    /** Each list's operations as a column. */
    List<PackingColumn> columns() {
        List<PackingColumn> columns = new ArrayList<>();
        for (int list = 0; list < problem.lists().size(); list++) {
            int at = list;
            int[] here = IntStream.range(0, choices.length)
                    .filter(operation -> choices[operation] != UNPLACED
                            && problem.operations().get(operation).lists()[choices[operation]] == at)
                    .toArray();
            if (here.length > 0) {
                columns.add(new PackingColumn(
                        list,
                        here,
                        IntStream.of(here).map(operation -> choices[operation]).toArray()));
            }
        }
        return columns;
    }
}
