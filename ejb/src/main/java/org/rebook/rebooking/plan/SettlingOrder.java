package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * In which order members are settled, so that few others have to be reckoned with at a time: whoever is settled joins all
 * those who are tied to them, and whoever joins fewest anew comes first.
 *
 * @param left by turn, who of those joined to the member is settled later
 */
record SettlingOrder(int[] order, int[][] left) {

    /** @param numbers of the members in the bundle; here they are counted anew */
    static SettlingOrder of(Bundle bundle, int[] numbers) {
        int[] order = new int[numbers.length];
        int[][] left = new int[numbers.length][];
        List<Set<Integer>> joined = joined(bundle, numbers);
        boolean[] isSettled = new boolean[numbers.length];
        for (int at = 0; at < order.length; at++) {
            int next = next(joined, isSettled);
            Set<Integer> around = joined.get(next);
            isSettled[next] = true;
            order[at] = next;
            left[at] = around.stream().mapToInt(Integer::intValue).sorted().toArray();
            for (int one : left[at]) {
                joined.get(one).addAll(around);
                joined.get(one).remove(one);
                joined.get(one).remove(next);
            }
        }
        return new SettlingOrder(order, left);
    }

    private static List<Set<Integer>> joined(Bundle bundle, int[] numbers) {
        List<Set<Integer>> joined = new ArrayList<>();
        for (int one = 0; one < numbers.length; one++) {
            Set<Integer> others = new HashSet<>();
            for (int other = 0; other < numbers.length; other++) {
                if (other != one && bundle.areJoined(numbers[one], numbers[other])) {
                    others.add(other);
                }
            }
            joined.add(others);
        }
        return joined;
    }

    private static int next(List<Set<Integer>> joined, boolean[] isSettled) {
        int next = -1;
        int fewest = Integer.MAX_VALUE;
        for (int member = 0; member < isSettled.length && fewest > 0; member++) {
            int more = isSettled[member] ? Integer.MAX_VALUE : joinedAnew(joined, joined.get(member), fewest);
            if (more < fewest) {
                next = member;
                fewest = more;
            }
        }
        return next;
    }

    private static int joinedAnew(List<Set<Integer>> joined, Set<Integer> around, int enough) {
        int more = 0;
        for (int one : around) {
            for (int other : around) {
                if (one < other && !joined.get(one).contains(other) && ++more >= enough) {
                    return more;
                }
            }
        }
        return more;
    }
}
