package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Assignment;

/** What the changes of one pool come to: who is placed otherwise, in which slot, why, and what it costs. */
final class PoolOutcome {

    private final StandingPlan plan;
    private final PoolChange change;
    private final Assignment before;
    private final Assignment after;
    private final ChangeSteps asked;
    private final Commitments commitments;
    private final Set<String> usedSlots = new HashSet<>();
    private final Map<String, @Nullable Placed> placed = new LinkedHashMap<>();
    private final List<PlacementChange> changes = new ArrayList<>();
    private CostEffect effect = CostEffect.NONE;

    /**
     * @param asked what the changes are about
     * @param commitments the times of patients who have other appointments, to which those of this pool are added
     */
    PoolOutcome(StandingPlan plan, PoolChange change, ChangeSteps asked, Commitments commitments) {
        this.plan = plan;
        this.change = change;
        this.before = change.before();
        this.after = change.after();
        this.asked = asked;
        this.commitments = commitments;
        keepSlots();
        weigh();
    }

    /**
     * Gives everybody who is placed otherwise a slot of their opening, those who have other appointments first.
     *
     * @return the first who would have to be in two places at once; null when nobody is
     */
    @Nullable
    Placed settle() {
        return IntStream.range(0, change.patients().size())
                .filter(this::isOther)
                .boxed()
                .sorted(Comparator.comparing((Integer patient) -> !isTied(patient)))
                .map(this::settle)
                .filter(Optional::isPresent)
                .findFirst()
                .flatMap(clash -> clash)
                .orElse(null);
    }

    private boolean isTied(int patient) {
        return asked.linked().isTied(change.patients().get(patient));
    }

    private boolean isOther(int patient) {
        return patient >= before.patients()
                || change.hasLeft(patient)
                || before.groupOf(patient) != after.groupOf(patient);
    }

    private void keepSlots() {
        for (int patient = 0; patient < before.patients(); patient++) {
            Placed standing = plan.placementOf(change.patients().get(patient).appointment());
            if (isOther(patient)) {
                continue;
            }
            if (standing.slot() != null) {
                usedSlots.add(standing.slot().id());
            }
            if (isTied(patient)) {
                commitments.add(standing);
            }
        }
    }

    private Optional<Placed> settle(int patient) {
        Affected affected = change.patients().get(patient);
        Placed from = patient < before.patients() ? plan.placementOf(affected.appointment()) : null;
        Placed to = change.hasLeft(patient) ? null : placedNow(affected, patient);
        if (to != null && commitments.clash(to)) {
            return Optional.of(to);
        }
        if (to != null) {
            commitments.add(to);
        }
        placed.put(affected.appointment(), to);
        long costBefore = from == null ? 0 : change.costBefore(patient);
        changes.add(new PlacementChange(
                affected.appointment(),
                asked.areAbout(affected),
                from == null ? null : PlacementChange.Place.of(from),
                to == null ? null : PlacementChange.Place.of(to),
                CostEffect.of(change.pool().costs().scale(), costBefore, change.costAfter(patient, after)),
                asked.why().getOrDefault(affected.appointment(), reasonFor(patient))));
        return Optional.empty();
    }

    private Placed placedNow(Affected patient, int number) {
        long cost = change.costAfter(number, after);
        int group = after.groupOf(number);
        boolean linked = asked.linked().isLinked(patient);
        String pool = linked ? Linked.POOL : change.pool().name();
        if (group == UNPLACED) {
            return unplaced(patient, pool, cost, linked);
        }
        PlaceChoice choice = change.pool().choice(group);
        int size = linked ? asked.linked().sizeOf(patient) : 1;
        if (choice instanceof PlaceChoice.Stay stay) {
            String why = linked ? Wording.staysTogether(size) : Wording.stays(stay.session());
            return Placed.where(patient, pool, Decision.STAY, cost, why);
        }
        if (choice instanceof PlaceChoice.Convert convert) {
            return Placed.where(patient, pool, Decision.CONVERT, cost, Wording.converted(convert.session()));
        }
        Opening opening = ((PlaceChoice.Move) choice).opening();
        Opening.Slot slot = slotOf(opening, patient);
        return new Placed(
                patient,
                pool,
                Decision.MOVE,
                opening,
                slot,
                slot == null ? opening.sample().time() : slot.time(),
                cost,
                linked
                        ? Wording.movesTogether(patient.displaced(), opening, plan.now(), size)
                        : Wording.moves(patient.displaced(), opening, plan.now()),
                List.of(),
                ReasonableOffer.needsAgreementBecause(opening.sample(), patient.displaced(), plan.now()) != null);
    }

    /** One at which the patient is nowhere else, if there is one; a supposed place has none. */
    private Opening.@Nullable Slot slotOf(Opening opening, Affected patient) {
        List<Opening.Slot> free = change.pool()
                .freeSlotsOf(opening)
                .filter(slot -> !usedSlots.contains(slot.id()))
                .toList();
        Opening.Slot slot = free.stream()
                .filter(each -> !commitments.clashes(patient.patient(), each.time()))
                .findFirst()
                .orElse(free.isEmpty() ? null : free.get(0));
        if (slot != null) {
            usedSlots.add(slot.id());
        }
        return slot;
    }

    private Placed unplaced(Affected patient, String pool, long cost, boolean linked) {
        RefusalCount refusals = RefusalCount.of(
                plan.openingsOf(change.pool().name()).stream(), patient, plan.now(), plan.commitmentsOf(patient));
        String why = Wording.unplaced(refusals, patient.displaced(), plan.now());
        return linked
                ? Placed.forClinician(
                        patient,
                        pool,
                        cost,
                        Wording.noDatesTogether(asked.linked().sizeOf(patient)) + " " + why)
                : Placed.without(patient, pool, cost, why, plan.now().rules());
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
            words.add(
                    had == UNPLACED && has != UNPLACED
                            ? "has a place now"
                            : isWorseOff(patient) ? "the place is lost" : "gains by it");
        }
        String said = String.join(" and ", words);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + ".";
    }

    /** With nobody in the place they had, it can only have been lost. */
    private boolean isWorseOff(int patient) {
        return after.groupOf(patient) == UNPLACED || change.costAfter(patient, after) >= change.costBefore(patient);
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
