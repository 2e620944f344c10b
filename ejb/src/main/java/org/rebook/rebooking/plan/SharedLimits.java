package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which limits an operation counts against on each of its lists, as numbers. */
final class SharedLimits {

    private static final int[] NONE = {};

    final int[] most;
    private final Map<String, Map<Integer, Integer>> numberOf = new HashMap<>();
    private final int[][][] against;

    SharedLimits(ListProblem problem) {
        most = problem.limits().stream().mapToInt(Limit::most).toArray();
        for (int limit = 0; limit < most.length; limit++) {
            Limit each = problem.limits().get(limit);
            numberOf.computeIfAbsent(each.what(), any -> new HashMap<>()).put(each.day(), limit);
        }
        against = problem.operations().stream()
                .map(operation -> Arrays.stream(operation.lists())
                        .mapToObj(list -> from(problem.lists().get(list).day(), operation.uses()))
                        .toArray(int[][]::new))
                .toArray(int[][][]::new);
    }

    int[] of(int operation, int choice) {
        return against[operation][choice];
    }

    private int[] from(int day, List<Use> uses) {
        if (most.length == 0 || uses.isEmpty()) {
            return NONE;
        }
        return uses.stream()
                .flatMapToInt(use -> {
                    Map<Integer, Integer> days = numberOf.getOrDefault(use.what(), Map.of());
                    return IntStream.range(day, day + use.days())
                            .filter(days::containsKey)
                            .map(days::get);
                })
                .toArray();
    }
}
