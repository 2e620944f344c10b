package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/**
 * Proves of a changed plan, from who is placed where alone, that it can be carried out: no slot twice, nobody in two places,
 * every link kept, nobody moved whom a protection or a rule keeps. Shares nothing with whatever changed the plan.
 */
final class ChangedPlanCheck {

    private final StandingPlan before;
    private final Map<String, @Nullable Placed> changed;
    private final List<String> faults = new ArrayList<>();

    private ChangedPlanCheck(StandingPlan before, Map<String, @Nullable Placed> changed) {
        this.before = before;
        this.changed = changed;
    }

    /**
     * Every fault in words, by the ids of appointments; none means that the plan holds.
     *
     * @param changed who is placed otherwise than before; null for whoever leaves the plan
     */
    static List<String> faultsOf(StandingPlan before, Linked linked, Map<String, @Nullable Placed> changed) {
        ChangedPlanCheck check = new ChangedPlanCheck(before, changed);
        check.slots();
        check.places();
        linked.days().forEach(check::link);
        changed.values().stream().filter(Objects::nonNull).forEach(each -> check.rules(each, linked));
        return List.copyOf(check.faults);
    }

    private @Nullable Placed now(String appointment) {
        return changed.containsKey(appointment) ? changed.get(appointment) : wasPlaced(appointment);
    }

    private void slots() {
        Set<String> given = new HashSet<>();
        changed.values().stream()
                .filter(each -> each != null && each.slot() != null)
                .filter(each -> !given.add(each.slot().id())
                        || before.holderOf(each.slot().id())
                                .filter(holder -> !changed.containsKey(holder))
                                .isPresent())
                .forEach(each -> faults.add("Slot %s is given to %s and to another."
                        .formatted(each.slot().id(), each.appointment())));
    }

    private void places() {
        Map<String, Map<String, Placed>> byPatient = new HashMap<>();
        changed.values().stream().filter(Objects::nonNull).forEach(each -> {
            Map<String, Placed> own = byPatient.computeIfAbsent(each.affected().patient(), any -> new HashMap<>());
            own.put(each.appointment(), each);
            before.appointmentsOf(each.affected()).forEach(other -> own.put(other, now(other)));
        });
        byPatient.values().stream().filter(own -> own.size() > 1).forEach(own -> {
            List<Placed> each = own.values().stream().filter(Objects::nonNull).toList();
            for (int one = 0; one < each.size(); one++) {
                for (int other = one + 1; other < each.size(); other++) {
                    twoPlaces(each.get(one), each.get(other));
                }
            }
        });
    }

    private void twoPlaces(Placed one, Placed other) {
        SlotTime time = one.comesAt();
        SlotTime otherTime = other.comesAt();
        boolean clash = time != null && otherTime != null && time.overlaps(otherTime);
        // Two that are kept stood at one time from the start; that is for a person to see.
        boolean given = one.decision() == Decision.MOVE || other.decision() == Decision.MOVE;
        if (clash && given && (isAtAnotherTime(one) || isAtAnotherTime(other))) {
            faults.add("The patient of %s and %s would be in two places at once."
                    .formatted(one.appointment(), other.appointment()));
        }
    }

    private void link(Linked.Days link) {
        Placed first = now(link.first());
        Placed second = now(link.second());
        if (first == null || second == null) {
            if (first != second) {
                faults.add(broken(link, "only one of them is left in the plan"));
            }
            return;
        }
        boolean placed = first.decision() != Decision.UNPLACED;
        if (placed != (second.decision() != Decision.UNPLACED)) {
            faults.add(broken(link, "only one of them has a date"));
        } else if (placed) {
            long days = dayOf(second) - dayOf(first);
            if (days < link.least() || days > link.most()) {
                faults.add(broken(link, days + " days apart"));
            }
        }
    }

    private static String broken(Linked.Days link, String why) {
        return "Linked appointments %s and %s: %s.".formatted(link.first(), link.second(), why);
    }

    private static long dayOf(Placed placed) {
        return (placed.opening() == null
                        ? placed.affected().displaced().lostOn()
                        : placed.opening().sample().day())
                .toEpochDay();
    }

    private void rules(Placed placed, Linked linked) {
        if (!isMoved(placed)) {
            return;
        }
        if (placed.affected().protection(before.now()).isPresent()) {
            faults.add("%s is protected, and moved.".formatted(placed.appointment()));
        }
        // Links to others that may move were looked at with where those are now.
        Displaced alone = linked.loose(placed.affected()).displaced();
        if (placed.decision() == Decision.MOVE && !placed.affected().isOperation()) {
            List<Refusal> refusals = SlotRules.refusalsOf(placed.opening().sample(), alone, before.now());
            if (!refusals.isEmpty()) {
                faults.add("%s may not go to session %s: %s."
                        .formatted(
                                placed.appointment(), placed.opening().sample().session(), refusals));
            }
        }
    }

    private boolean isMoved(Placed now) {
        Placed was = wasPlaced(now.appointment());
        boolean isHere = was != null
                && was.decision() == now.decision()
                && (was.opening() == null ? now.opening() == null : was.isIn(String.valueOf(now.sessionNow())));
        return now.decision() != Decision.PROTECTED && !isHere;
    }

    // To another slot of the same session too.
    private boolean isAtAnotherTime(Placed now) {
        Placed was = wasPlaced(now.appointment());
        return isMoved(now) || (was != null && !Objects.equals(was.comesAt(), now.comesAt()));
    }

    private @Nullable Placed wasPlaced(String appointment) {
        return before.knows(appointment) ? before.placementOf(appointment) : null;
    }
}
