package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which limits an operation counts against on which list, as numbers. */
final class SharedLimits {

    private static final int[] NONE = {};

    private final ListProblem problem;
    private final Map<String, Map<Integer, Integer>> numberOf = new HashMap<>();
    private final Map<List<Use>, Map<Integer, int[]>> known = new HashMap<>();
    final int[] most;

    SharedLimits(ListProblem problem) {
        this.problem = problem;
        most = problem.limits().stream().mapToInt(Limit::most).toArray();
        for (int limit = 0; limit < most.length; limit++) {
            Limit each = problem.limits().get(limit);
            numberOf.computeIfAbsent(each.what(), any -> new HashMap<>()).put(each.day(), limit);
        }
    }

    int[] of(int operation, int list) {
        List<Use> uses = problem.operations().get(operation).uses();
        if (most.length == 0 || uses.isEmpty()) {
            return NONE;
        }
        return known.computeIfAbsent(uses, any -> new HashMap<>())
                .computeIfAbsent(problem.lists().get(list).day(), day -> from(day, uses));
    }

    private int[] from(int day, List<Use> uses) {
        List<Integer> limits = new ArrayList<>();
        for (Use use : uses) {
            Map<Integer, Integer> days = numberOf.getOrDefault(use.what(), Map.of());
            for (int at = 0; at < use.days(); at++) {
                Integer limit = days.get(day + at);
                if (limit != null) {
                    limits.add(limit);
                }
            }
        }
        return limits.stream().mapToInt(Integer::intValue).toArray();
    }
}
