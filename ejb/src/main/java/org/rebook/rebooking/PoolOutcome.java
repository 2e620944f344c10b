package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;
import org.rebook.rebooking.plan.Assignment;

/** What the changes of one pool come to: who is placed otherwise, in which slot, why, and what it costs. */
final class PoolOutcome {

    private final StandingPlan plan;
    private final PoolChange change;
    private final Assignment before;
    private final Assignment after;
    private final Map<String, String> asked;
    private final Set<String> usedSlots = new HashSet<>();
    private final Map<String, @Nullable Placed> placed = new LinkedHashMap<>();
    private final List<PlacementChange> changes = new ArrayList<>();
    private CostEffect effect = CostEffect.NONE;

    /** @param asked for each patient who was asked about, what was asked */
    PoolOutcome(StandingPlan plan, PoolChange change, Map<String, String> asked) {
        this.plan = plan;
        this.change = change;
        this.before = change.before();
        this.after = change.after();
        this.asked = asked;
        keepSlots();
        IntStream.range(0, change.patients().size()).filter(this::isOther).forEach(this::settle);
        weigh();
    }

    private boolean isOther(int patient) {
        return patient >= before.patients()
                || change.hasLeft(patient)
                || before.groupOf(patient) != after.groupOf(patient);
    }

    private void keepSlots() {
        for (int patient = 0; patient < before.patients(); patient++) {
            Placed standing = plan.placementOf(change.patients().get(patient).appointment());
            if (!isOther(patient) && standing.slot() != null) {
                usedSlots.add(standing.slot().id());
            }
        }
    }

    private void settle(int patient) {
        Affected affected = change.patients().get(patient);
        Placed from = patient < before.patients() ? plan.placementOf(affected.appointment()) : null;
        Placed to = change.hasLeft(patient) ? null : placedNow(affected, patient);
        placed.put(affected.appointment(), to);
        long costBefore = from == null ? 0 : change.costBefore(patient);
        changes.add(new PlacementChange(
                affected.appointment(),
                asked.containsKey(affected.appointment()),
                from == null ? null : PlacementChange.Place.of(from),
                to == null ? null : PlacementChange.Place.of(to),
                CostEffect.of(change.pool().costs().scale(), costBefore, change.costAfter(patient, after)),
                asked.getOrDefault(affected.appointment(), reasonFor(patient))));
    }

    private Placed placedNow(Affected patient, int number) {
        long cost = change.costAfter(number, after);
        int group = after.groupOf(number);
        String pool = change.pool().name();
        if (group == UNPLACED) {
            RefusalCount refusals = RefusalCount.of(
                    plan.clinicOpeningsOf(pool).stream(), patient, plan.now(), plan.commitmentsOf(patient));
            return Placed.without(
                    patient,
                    pool,
                    cost,
                    Wording.unplaced(refusals, patient.displaced(), plan.now()),
                    plan.now().rules());
        }
        PlaceChoice choice = change.pool().choice(group);
        if (choice instanceof PlaceChoice.Stay stay) {
            return Placed.where(patient, pool, Decision.STAY, cost, Wording.stays(stay.session()));
        }
        if (choice instanceof PlaceChoice.Convert convert) {
            return Placed.where(patient, pool, Decision.CONVERT, cost, Wording.converted(convert.session()));
        }
        Opening opening = ((PlaceChoice.Move) choice).opening();
        Opening.Slot slot = change.pool()
                .freeSlotsOf(opening)
                .filter(free -> !usedSlots.contains(free.id()))
                .findFirst()
                .orElse(null);
        if (slot != null) {
            usedSlots.add(slot.id());
        }
        SlotTime time = slot == null ? opening.sample().time() : slot.time();
        return new Placed(
                patient,
                pool,
                Decision.MOVE,
                opening,
                slot,
                time,
                cost,
                Wording.moves(patient.displaced(), opening, plan.now()),
                List.of(),
                ReasonableOffer.needsAgreementBecause(opening.sample(), patient.displaced(), plan.now()) != null);
    }

    /** Who takes the place that this patient leaves, or leaves the one they take: as the plans have it. */
    private String reasonFor(int patient) {
        int had = patient < before.patients() ? before.groupOf(patient) : UNPLACED;
        int has = after.groupOf(patient);
        String gives = had == UNPLACED ? null : other(patient, had, true);
        String takes = has == UNPLACED ? null : other(patient, has, false);
        List<String> words = new ArrayList<>();
        if (gives != null) {
            words.add("gives the place to appointment " + gives);
        }
        if (takes != null) {
            words.add("takes the place that appointment " + takes + " leaves");
        }
        if (words.isEmpty()) {
            words.add(has == UNPLACED ? "the place is lost" : had == UNPLACED ? "has a place now" : "gains by it");
        }
        String said = String.join(" and ", words);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + ".";
    }

    private @Nullable String other(int patient, int group, boolean comes) {
        return IntStream.range(0, change.patients().size())
                .filter(other -> other != patient && isOther(other))
                .filter(other -> comes == (after.groupOf(other) == group && !change.hasLeft(other))
                        && comes != (other < before.patients() && before.groupOf(other) == group))
                .mapToObj(other -> change.patients().get(other).appointment())
                .findFirst()
                .orElse(null);
    }

    private void weigh() {
        long total = before.totalCost();
        long now = total;
        for (int patient = 0; patient < change.patients().size(); patient++) {
            if (isOther(patient)) {
                now += change.costAfter(patient, after)
                        - (patient < before.patients() ? change.costBefore(patient) : 0);
            }
        }
        effect = CostEffect.of(change.pool().costs().scale(), total, now);
    }

    /** The new placement of each changed patient; null for those who leave the plan. */
    Map<String, @Nullable Placed> placed() {
        return placed;
    }

    List<PlacementChange> changes() {
        return changes;
    }

    CostEffect effect() {
        return effect;
    }
}
