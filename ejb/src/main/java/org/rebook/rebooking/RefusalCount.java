package org.rebook.rebooking;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many places were refused to one patient, for each of all the reasons against them. */
final class RefusalCount {

    private final Map<Refusal, Integer> count = new EnumMap<>(Refusal.class);
    private final Map<Refusal, Integer> alone = new EnumMap<>(Refusal.class);
    private int places;
    private int suiting;

    /** Counts every reason against every place, which is done only for those who are left without a date. */
    static RefusalCount of(Stream<Opening> openings, Affected patient, Circumstances now, Commitments commitments) {
        RefusalCount count = new RefusalCount();
        openings.forEach(opening ->
                count.add(PlanRules.refusalsOf(opening.sample(), patient, now, commitments), opening.places()));
        return count;
    }

    /** Counts places that are alike, with every reason against them; none when they would suit. */
    void add(List<Refusal> refusals, int alike) {
        places += alike;
        suiting += refusals.isEmpty() ? alike : 0;
        refusals.forEach(refusal -> count.merge(refusal, alike, Integer::sum));
        if (refusals.size() == 1) {
            alone.merge(refusals.get(0), alike, Integer::sum);
        }
    }

    int places() {
        return places;
    }

    /** Places that no rule is against, and that others need more. */
    int suiting() {
        return suiting;
    }

    /** One reason: how many places it is against, and against how many of them nothing else is. */
    record Reason(Refusal refusal, int places, int alone) {}

    /** All the reasons: first those that stand alone against the most places, then those against the most. */
    List<Reason> reasons() {
        return count.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue(), alone.getOrDefault(entry.getKey(), 0)))
                .sorted(Comparator.comparingInt(Reason::alone)
                        .thenComparingInt(Reason::places)
                        .reversed())
                .toList();
    }
}
