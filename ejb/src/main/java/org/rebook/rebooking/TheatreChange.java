package org.rebook.rebooking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds one operation another list while every other stays where the plan has it: the cheapest that the rules allow. */
final class TheatreChange {

    private final StandingPlan plan;
    private final Map<String, Optional<Placed>> changed = new LinkedHashMap<>();

    TheatreChange(StandingPlan plan) {
        this.plan = plan;
    }

    Placed placementOf(String appointment) {
        return changed.containsKey(appointment)
                ? changed.get(appointment).orElseThrow()
                : plan.placementOf(appointment);
    }

    boolean isChanged(String appointment) {
        return changed.containsKey(appointment);
    }

    void leaveOut(String appointment) {
        changed.put(appointment, Optional.empty());
    }

    /** Places the operation anew on one of the lists wanted, the place it has now left out. */
    Placed place(Affected patient, Predicate<Opening> wanted) {
        List<Opening> open = plan.openings()
                .filter(Opening::isList)
                .filter(wanted)
                .filter(list -> !plan.wishes()
                        .refuses(
                                patient.appointment(),
                                list.sample().session(),
                                list.sample().day()))
                .map(list -> withOthers(list, patient))
                .toList();
        Placed placed = new TheatrePool(
                        StrikePlanner.poolOf(patient),
                        List.of(patient),
                        Map.of(),
                        plan.inputs(),
                        open,
                        Linked.among(List.of(patient), plan.now()),
                        new MoveCosts(1, plan.now()),
                        plan.commitmentsOf(patient))
                .plan(Plans.SEED)
                .placed()
                .get(0);
        changed.put(patient.appointment(), Optional.of(placed));
        return placed;
    }

    private Opening withOthers(Opening list, Affected patient) {
        Opening filled = list;
        for (Placed each : plan.placed()) {
            String appointment = each.affected().appointment();
            Placed now =
                    changed.containsKey(appointment) ? changed.get(appointment).orElse(null) : each;
            if (now != null && !appointment.equals(patient.appointment()) && isOn(now, list)) {
                filled = filled.filledBy(each.affected());
            }
        }
        return filled;
    }

    private static boolean isOn(Placed placed, Opening list) {
        return placed.decision() == Decision.MOVE
                && Objects.requireNonNull(placed.opening())
                        .sample()
                        .session()
                        .equals(list.sample().session());
    }

    /** The new placement of each changed patient; empty for those who leave the plan. */
    Map<String, Optional<Placed>> changed() {
        return changed;
    }

    @Nullable
    String sessionOf(String appointment) {
        Placed now = placementOf(appointment);
        return switch (now.decision()) {
            case MOVE -> Objects.requireNonNull(now.opening()).sample().session();
            case UNPLACED -> null;
            default -> now.affected().session();
        };
    }
}
