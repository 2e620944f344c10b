package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;

/** Checks a plan of theatre lists from the problem and the plan alone; shares nothing with whatever made the plan. */
public final class ListPlanCheck {

    private static final double NUMERICAL_NOISE = 1e-7;
    private static final int STRIPS = 2000;

    private ListPlanCheck() {}

    /** Every fault in words; none means that the plan can be carried out and costs what it says. */
    public static List<String> faultsOf(ListProblem problem, ListPlan plan) {
        List<String> faults = new ArrayList<>();
        int[] listOf = plan.listOf();
        if (listOf.length != problem.operations().size()) {
            return List.of("The plan has %d operations, the problem %d."
                    .formatted(listOf.length, problem.operations().size()));
        }
        long cost = 0;
        for (int operation = 0; operation < listOf.length; operation++) {
            cost += costOf(problem.operations().get(operation), operation, listOf[operation], faults);
        }
        if (cost != plan.totalCost()) {
            faults.add("The plan says it costs %d, but its lists cost %d.".formatted(plan.totalCost(), cost));
        }
        if (plan.lowerBound() > plan.totalCost() || plan.totalCost() > plan.bestFitCost()) {
            faults.add("The bound (%d), the cost (%d) and the best fit (%d) are out of order."
                    .formatted(plan.lowerBound(), plan.totalCost(), plan.bestFitCost()));
        }
        for (int list = 0; list < problem.lists().size(); list++) {
            checkChance(problem, listOf, list, faults);
        }
        ListTurnCheck.check(problem, plan, faults);
        problem.limits().forEach(limit -> checkLimit(problem, listOf, limit, faults));
        return List.copyOf(faults);
    }

    private static long costOf(Operation operation, int number, int list, List<String> faults) {
        if (list == Assignment.UNPLACED) {
            return operation.unplacedCost();
        }
        for (int choice = 0; choice < operation.lists().length; choice++) {
            if (operation.lists()[choice] == list) {
                return operation.costs()[choice];
            }
        }
        faults.add("Operation %d may not go on list %d.".formatted(number, list));
        return 0;
    }

    private static void checkLimit(ListProblem problem, int[] listOf, Limit limit, List<String> faults) {
        int inUse = 0;
        for (int operation = 0; operation < listOf.length; operation++) {
            for (Use use : problem.operations().get(operation).uses()) {
                if (use.what().equals(limit.what()) && isListed(problem, listOf[operation])) {
                    int first = problem.lists().get(listOf[operation]).day();
                    inUse += first <= limit.day() && limit.day() - first < use.days() ? 1 : 0;
                }
            }
        }
        if (inUse > limit.most()) {
            faults.add("'%s' is used %d times on day %d, but there are %d."
                    .formatted(limit.what(), inUse, limit.day(), limit.most()));
        }
    }

    private static boolean isListed(ListProblem problem, int list) {
        return list >= 0 && list < problem.lists().size();
    }

    private static void checkChance(ListProblem problem, int[] listOf, int list, List<String> faults) {
        TheatreList theatreList = problem.lists().get(list);
        double mean = theatreList.usedMinutes();
        double variance = theatreList.usedVariance();
        boolean changed = false;
        for (int operation = 0; operation < listOf.length; operation++) {
            if (listOf[operation] == list) {
                Operation placed = problem.operations().get(operation);
                mean += placed.meanMinutes() + placed.turnaroundMinutes();
                variance += placed.variance();
                changed = true;
            }
        }
        if (!changed) {
            return;
        }
        double end = theatreList.minutes() + problem.rule().allowanceMinutes();
        double chance = chanceAbove(end, mean, variance);
        if (chance > problem.rule().greatestChance() + NUMERICAL_NOISE) {
            faults.add("List %d runs over with a chance of %.4f, above %.4f."
                    .formatted(list, chance, problem.rule().greatestChance()));
        }
    }

    /** The area under the normal curve, by Simpson's rule. */
    private static double chanceAbove(double end, double mean, double variance) {
        if (variance == 0) {
            return mean > end ? 1 : 0;
        }
        double deviations = Math.max(-10, Math.min(10, (end - mean) / Math.sqrt(variance)));
        double width = deviations / STRIPS;
        double sum = density(0) + density(deviations);
        for (int strip = 1; strip < STRIPS; strip++) {
            sum += (strip % 2 == 0 ? 2 : 4) * density(strip * width);
        }
        return 0.5 - sum * width / 3;
    }

    private static double density(double deviations) {
        return Math.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI);
    }
}
