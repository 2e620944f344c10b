package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every operation that a change is about has the cheapest list with room while all others stay, and whoever has none the
 * cheapest that was left, the most urgent first: each list tried in turn (hazards H03, H07).
 */
class EveryTheatreChangeTest {

    private static final int THEATRES = 600;

    /** The lists of a theatre while a change is made by hand. */
    private static final class ByHand {

        private final CrowdedTheatre theatre;
        private final Map<String, String> at = new TreeMap<>();
        private final Map<String, String> before = new TreeMap<>();

        private ByHand(CrowdedTheatre theatre) {
            this.theatre = theatre;
            theatre.plan.placed().stream()
                    .filter(each -> each.decision() == Decision.MOVE)
                    .forEach(each -> at.put(each.appointment(), each.sessionNow()));
            before.putAll(at);
        }

        private boolean hasRoom(String list, Placed one) {
            List<Placed> on = new ArrayList<>(theatre.plan.placed().stream()
                    .filter(each -> each != one && list.equals(at.get(each.appointment())))
                    .toList());
            on.add(one);
            return theatre.fits(list, on) && theatre.hasKitAndBeds(daysWith(one, list));
        }

        private Map<Placed, LocalDate> daysWith(Placed one, String list) {
            Map<Placed, LocalDate> days = new HashMap<>();
            theatre.plan.placed().stream()
                    .filter(each -> at.containsKey(each.appointment()))
                    .forEach(each -> days.put(each, dayOf(at.get(each.appointment()))));
            days.put(one, dayOf(list));
            return days;
        }

        private LocalDate dayOf(String list) {
            return theatre.plan
                    .openings()
                    .filter(each -> each.sample().session().equals(list))
                    .findFirst()
                    .orElseThrow()
                    .sample()
                    .day();
        }

        private void placeAll(List<Placed> leaving, Predicate<String> open) {
            leaving.forEach(each -> at.remove(each.appointment()));
            leaving.stream().sorted(mostUrgentFirst()).forEach(each -> place(each, open));
        }

        private Comparator<Placed> mostUrgentFirst() {
            MoveCosts costs = theatre.plan.costsFor("110 theatre");
            return Comparator.comparingLong(
                            (Placed each) -> -costs.unplaced(each.affected().displaced()))
                    .thenComparing(Placed::appointment);
        }

        private boolean place(Placed one, Predicate<String> open) {
            at.remove(one.appointment());
            MoveCosts costs = theatre.plan.costsFor("110 theatre");
            theatre.plan
                    .openings()
                    .filter(list -> open.test(list.sample().session())
                            && hasRoom(list.sample().session(), one))
                    .min(Comparator.comparingLong(
                            list -> costs.move(one.affected().displaced(), list)))
                    .ifPresent(list -> at.put(one.appointment(), list.sample().session()));
            return at.containsKey(one.appointment());
        }

        private void offerWhatIsLeft(Predicate<String> open, @Nullable Placed asked, Predicate<String> openToAsked) {
            Set<LocalDate> left = new HashSet<>();
            before.forEach((operation, list) -> {
                if (!list.equals(at.get(operation))) {
                    left.add(dayOf(list));
                }
            });
            theatre.plan.placed().stream()
                    .filter(each -> !at.containsKey(each.appointment()))
                    .sorted(mostUrgentFirst())
                    .forEach(each -> place(
                            each,
                            list -> left.contains(dayOf(list))
                                    && open.test(list)
                                    && (each != asked || openToAsked.test(list))));
        }
    }

    /** @param counted whether kit and beds run out too */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyChangeIsMadeAsByHand(boolean counted) {
        Map<PlanChange.Kind, Integer> made = new EnumMap<>(PlanChange.Kind.class);
        int gained = 0;
        for (long seed = 0; seed < THEATRES; seed++) {
            CrowdedTheatre theatre = new CrowdedTheatre(seed, counted);
            List<Placed> onLists = theatre.plan.placed().stream()
                    .filter(each -> each.decision() == Decision.MOVE)
                    .toList();
            if (onLists.isEmpty()) {
                continue;
            }
            Placed asked = onLists.get(theatre.random.nextInt(onLists.size()));
            String list = "list " + theatre.random.nextInt(theatre.listMinutes.size());
            ByHand byHand = new ByHand(theatre);
            PlanChange change =
                    switch (theatre.random.nextInt(4)) {
                        case 0 -> {
                            Predicate<String> open = each -> !each.equals(asked.sessionNow());
                            byHand.place(asked, open);
                            byHand.offerWhatIsLeft(each -> true, asked, open);
                            yield PlanChange.decline(asked.appointment());
                        }
                        case 1 -> {
                            Predicate<String> open = each -> !byHand.dayOf(each).equals(asked.day());
                            byHand.place(asked, open);
                            byHand.offerWhatIsLeft(each -> true, asked, open);
                            yield new PlanChange(PlanChange.Kind.FORBID, asked.appointment(), null, asked.day(), null);
                        }
                        case 2 -> {
                            if (!byHand.place(asked, list::equals)) {
                                byHand.at.clear();
                            } else {
                                byHand.offerWhatIsLeft(each -> true, null, each -> true);
                            }
                            yield PlanChange.pin(asked.appointment(), list);
                        }
                        default -> {
                            Predicate<String> open = each -> !each.equals(list);
                            byHand.placeAll(
                                    onLists.stream()
                                            .filter(each -> each.isIn(list))
                                            .toList(),
                                    open);
                            byHand.offerWhatIsLeft(open, null, each -> true);
                            yield new PlanChange(PlanChange.Kind.LOSE_SESSION, null, list, null, null);
                        }
                    };
            Map<String, String> now = after(theatre, change);
            assertThat(now).as("seed %d: %s", seed, change).isEqualTo(byHand.at);
            made.merge(change.kind(), 1, Integer::sum);
            gained += (int) now.keySet().stream()
                    .filter(each -> !byHand.before.containsKey(each))
                    .count();
        }
        assertThat(made).hasSize(4).allSatisfy((kind, times) -> assertThat(times)
                .isGreaterThan(50));
        assertThat(gained).isGreaterThan(20);
    }

    /** Where everybody is afterwards; nowhere where the change is refused. */
    private static Map<String, String> after(CrowdedTheatre theatre, PlanChange change) {
        Map<String, String> now = new TreeMap<>();
        try {
            Replan.of(1, theatre.plan, List.of(), List.of(PlanStep.of(change))).placements().stream()
                    .filter(each -> each.decision() == Decision.MOVE)
                    .forEach(each -> now.put(each.appointment(), each.sessionNow()));
        } catch (ChangeRefused refused) {
            assertThat(refused.getMessage()).startsWith("session: list %s has no room".formatted(change.session()));
        }
        return now;
    }
}
