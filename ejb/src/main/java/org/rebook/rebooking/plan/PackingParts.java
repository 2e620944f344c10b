package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A pool taken apart where no list and no limit is wanted by both sides; what nobody can use is left out. */
final class PackingParts {

    /**
     * One part, numbered on its own.
     *
     * @param operations its operations' numbers in the whole pool
     * @param lists its lists' numbers in the whole pool
     */
    record Part(ListProblem problem, int[] operations, int[] lists) {}

    private final ListProblem whole;
    private final int[][] useful;
    private final int[] leader;

    private PackingParts(ListProblem whole) {
        this.whole = whole;
        Packing empty = new Packing(whole);
        useful = new int[whole.operations().size()][];
        Arrays.setAll(useful, operation -> {
            Operation one = whole.operations().get(operation);
            return IntStream.range(0, one.lists().length)
                    .filter(choice -> one.costs()[choice] < one.unplacedCost() && empty.fits(operation, choice))
                    .toArray();
        });
        // Lists first, then limits: each leads to another of its part, the last to itself.
        leader =
                IntStream.range(0, whole.lists().size() + whole.limits().size()).toArray();
    }

    static List<Part> of(ListProblem whole) {
        return new PackingParts(whole).parts();
    }

    private List<Part> parts() {
        SharedLimits limits = new SharedLimits(whole);
        for (int operation = 0; operation < useful.length; operation++) {
            for (int choice : useful[operation]) {
                int list = whole.operations().get(operation).lists()[choice];
                join(whole.operations().get(operation).lists()[useful[operation][0]], list);
                for (int limit : limits.of(operation, choice)) {
                    join(list, whole.lists().size() + limit);
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int first = 0; first < leader.length; first++) {
            if (lead(first) == first) {
                int[] members = membersLedBy(first);
                if (members.length > 0) {
                    parts.add(part(members, first));
                }
            }
        }
        return parts;
    }

    private int[] membersLedBy(int led) {
        return IntStream.range(0, useful.length)
                .filter(operation -> useful[operation].length > 0
                        && lead(whole.operations().get(operation).lists()[useful[operation][0]]) == led)
                .toArray();
    }

    private Part part(int[] members, int led) {
        int[] lists = IntStream.range(0, whole.lists().size())
                .filter(list -> lead(list) == led)
                .toArray();
        int[] numberOf = new int[whole.lists().size()];
        IntStream.range(0, lists.length).forEach(number -> numberOf[lists[number]] = number);
        List<Operation> operations = IntStream.of(members)
                .mapToObj(member -> {
                    Operation one = whole.operations().get(member);
                    int[] kept = useful[member];
                    return one.withLists(
                            IntStream.of(kept)
                                    .map(choice -> numberOf[one.lists()[choice]])
                                    .toArray(),
                            IntStream.of(kept)
                                    .mapToLong(choice -> one.costs()[choice])
                                    .toArray());
                })
                .toList();
        List<Limit> limits = IntStream.range(0, whole.limits().size())
                .filter(limit -> lead(whole.lists().size() + limit) == led)
                .mapToObj(limit -> whole.limits().get(limit))
                .toList();
        List<TheatreList> theatreLists =
                IntStream.of(lists).mapToObj(whole.lists()::get).toList();
        return new Part(
                new ListProblem(operations, theatreLists, whole.rule(), limits, whole.weights()), members, lists);
    }

    private int lead(int member) {
        int at = member;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    // The lower number leads, so that a list leads every part.
    private void join(int one, int other) {
        int first = lead(one);
        int second = lead(other);
        leader[Math.max(first, second)] = Math.min(first, second);
    }
}
