package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds who hangs together through ties, in an order that does not depend on how they were listed. */
final class Bundles {

    private static final Comparator<Member> IN_ORDER =
            Comparator.comparingInt(Member::pool).thenComparingInt(Member::patient);

    private Bundles() {}

    static List<Bundle> of(TiedProblem problem) {
        Map<Member, Set<Member>> joined = new TreeMap<>(IN_ORDER);
        Stream.concat(
                        problem.ties().stream().map(tie -> List.of(tie.first(), tie.second())),
                        problem.clashes().stream().map(clash -> List.of(clash.first(), clash.second())))
                .forEach(two -> {
                    joined.computeIfAbsent(two.get(0), any -> new TreeSet<>(IN_ORDER))
                            .add(two.get(1));
                    joined.computeIfAbsent(two.get(1), any -> new TreeSet<>(IN_ORDER))
                            .add(two.get(0));
                });
        Map<Member, Integer> bundleOf = new LinkedHashMap<>();
        List<List<Member>> members = new ArrayList<>();
        for (Member start : joined.keySet()) {
            if (!bundleOf.containsKey(start)) {
                members.add(reachedFrom(start, joined, bundleOf, members.size()));
            }
        }
        List<List<Tie>> ties = listsFor(members);
        problem.ties().forEach(tie -> ties.get(bundleOf.get(tie.first())).add(tie));
        List<List<Clash>> clashes = listsFor(members);
        problem.clashes()
                .forEach(clash -> clashes.get(bundleOf.get(clash.first())).add(clash));
        List<Bundle> bundles = new ArrayList<>();
        for (int each = 0; each < members.size(); each++) {
            bundles.add(new Bundle(problem, members.get(each), ties.get(each), clashes.get(each)));
        }
        return bundles;
    }

    private static <T> List<List<T>> listsFor(List<?> each) {
        return new ArrayList<>(
                each.stream().<List<T>>map(any -> new ArrayList<>()).toList());
    }

    private static List<Member> reachedFrom(
            Member start, Map<Member, Set<Member>> joined, Map<Member, Integer> bundleOf, int number) {
        List<Member> reached = new ArrayList<>(List.of(start));
        bundleOf.put(start, number);
        for (int at = 0; at < reached.size(); at++) {
            for (Member other : joined.get(reached.get(at))) {
                if (bundleOf.putIfAbsent(other, number) == null) {
                    reached.add(other);
                }
            }
        }
        reached.sort(IN_ORDER);
        return reached;
    }
}
