package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The recovery that a plan in memory comes to, with the places it leaves free. Pure. */
final class RecoveryOfProposal {

    // Slots are looked for in the 18 weeks after the strike.
    private static final int WEEKS_KNOWN = 18;

    private RecoveryOfProposal() {}

    static Recovery of(PlanInputs inputs, Proposal proposal, LocalDate strikeBegins) {
        List<RecoveryCurve.Awaited> displaced = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> usedMinutes = new HashMap<>();
        for (Placed placed : proposal.placed()) {
            if (placed.decision() == Decision.STAY || placed.decision() == Decision.CONVERT) {
                continue;
            }
            displaced.add(new RecoveryCurve.Awaited(
                    poolOf(placed.affected()),
                    placed.time() == null ? null : placed.time().day()));
            if (placed.slot() != null) {
                taken.add(placed.slot().id());
                if (placed.givesWay() != null) {
                    taken.add(placed.givesWay().slot().id());
                }
            } else if (placed.opening() != null) {
                usedMinutes.merge(
                        placed.opening().sample().session(),
                        placed.affected().displaced().minutes() + TheatrePool.USUAL_TURNAROUND,
                        Integer::sum);
            }
        }
        LocalDate today = inputs.now().today();
        return RecoveryCurve.of(
                displaced,
                free(inputs, taken, usedMinutes, minutesOfUnplaced(proposal)),
                strikeBegins,
                strikeBegins.plusWeeks(WEEKS_KNOWN),
                today,
                inputs.now().rules());
    }

    private static RecoveryCurve.Pool poolOf(Affected patient) {
        return RecoveryCurve.Pool.of(patient.displaced().specialty(), patient.isOperation());
    }

    // How long one more operation takes, on average over those of the pool that have no list yet.
    private static Map<RecoveryCurve.Pool, Integer> minutesOfUnplaced(Proposal proposal) {
        Map<RecoveryCurve.Pool, int[]> sums = new HashMap<>();
        proposal.placed().stream()
                .filter(placed -> placed.decision() == Decision.UNPLACED
                        && placed.affected().isOperation())
                .forEach(placed -> {
                    int[] sum = sums.computeIfAbsent(poolOf(placed.affected()), any -> new int[2]);
                    sum[0] += placed.affected().displaced().minutes() + TheatrePool.USUAL_TURNAROUND;
                    sum[1]++;
                });
        Map<RecoveryCurve.Pool, Integer> minutes = new HashMap<>();
        sums.forEach((pool, sum) -> minutes.put(pool, Math.max(1, sum[0] / sum[1])));
        return minutes;
    }

    private static Map<RecoveryCurve.Pool, NavigableMap<LocalDate, Integer>> free(
            PlanInputs inputs,
            Set<String> taken,
            Map<String, Integer> usedMinutes,
            Map<RecoveryCurve.Pool, Integer> minutes) {
        Map<RecoveryCurve.Pool, NavigableMap<LocalDate, Integer>> free = new HashMap<>();
        for (Opening opening : inputs.openings()) {
            RecoveryCurve.Pool pool = RecoveryCurve.Pool.of(opening.sample().specialty(), opening.isList());
            int places =
                    opening.isList() ? operationsOn(opening, usedMinutes, minutes.get(pool)) : slotsOf(opening, taken);
            if (places > 0) {
                free.computeIfAbsent(pool, any -> new TreeMap<>())
                        .merge(opening.sample().day(), places, Integer::sum);
            }
        }
        return free;
    }

    private static int slotsOf(Opening opening, Set<String> taken) {
        return opening.sample().reserved()
                ? 0
                : (int) opening.slots().stream()
                        .filter(slot -> !taken.contains(slot.id()))
                        .count();
    }

    private static int operationsOn(Opening list, Map<String, Integer> usedMinutes, @Nullable Integer each) {
        return each == null
                ? 0
                : (list.sample().roomMinutes()
                                - usedMinutes.getOrDefault(list.sample().session(), 0))
                        / each;
    }
}
