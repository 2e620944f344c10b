package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;
import org.rebook.patient.TheatreCondition;
import org.rebook.policy.RuleSet;

/**
 * Places that are alike: the free slots of one session that have the same type, modality and length; or one theatre list.
 *
 * @param sample stands for all of them when the rules are asked; its time spans them all
 * @param slots their ids in order of time; for a list, none
 * @param listUsedMinutes for a list, what is booked, turnarounds included
 * @param early for a list, those who are booked and may have an early turn
 */
record Opening(
        OfferedSlot sample,
        List<Slot> slots,
        int listMinutes,
        int listUsedMinutes,
        long listUsedVariance,
        int turnaroundMinutes,
        List<Early> early) {

    // The inputs of a plan that an earlier Rebook made do not have it.
    Opening {
        early = Objects.requireNonNullElse(early, List.of());
    }

    Opening(
            OfferedSlot sample,
            List<Slot> slots,
            int listMinutes,
            int listUsedMinutes,
            long listUsedVariance,
            int turnaroundMinutes) {
        this(sample, slots, listMinutes, listUsedMinutes, listUsedVariance, turnaroundMinutes, List.of());
    }

    /** One slot of an opening. */
    record Slot(String id, long version, SlotTime time) {}

    /**
     * Somebody who is booked on a list and may have an early turn.
     *
     * @param minutes of the operation, turnaround included
     */
    record Early(@Nullable LocalDate bornOn, Set<TheatreCondition> conditions, int minutes) {}

    /** The minutes that those who are booked take before whoever has this turn. */
    int minutesBefore(ListTurn turn, RuleSet rules) {
        return turn.minutesBefore(early, listUsedMinutes, sample.day(), rules);
    }

    /** What there is of it besides slots that are known; empty when all are. */
    Optional<Opening> besides(Set<String> known) {
        List<Slot> others =
                slots.stream().filter(slot -> !known.contains(slot.id())).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        SlotTime span = new SlotTime(
                others.get(0).time().startsAt(),
                others.get(others.size() - 1).time().endsAt());
        return Optional.of(new Opening(sample.as(others.get(0).id(), span), others, 0, 0, 0, 0));
    }

    /** The same slots in two: those that anybody may have, and those that are kept for urgent patients. */
    Stream<Opening> keeping(Set<String> kept) {
        Set<String> own = slots.stream().map(Slot::id).collect(Collectors.toSet());
        if (sample.reserved() || Collections.disjoint(own, kept)) {
            return Stream.of(this);
        }
        own.removeAll(kept);
        return Stream.concat(
                besides(kept).stream(),
                besides(own)
                        .map(rest -> new Opening(rest.sample().keptForUrgent(), rest.slots(), 0, 0, 0, 0))
                        .stream());
    }

    /** How many places it stands for; a list is one. */
    int places() {
        return isList() ? 1 : slots.size();
    }

    boolean isList() {
        return sample.isList();
    }

    @Nullable
    String site() {
        return sample.site();
    }

    @Nullable
    String clinician() {
        return sample.clinician();
    }

    /** Whether both stand for places of one session that are alike, however many each has left. */
    boolean isSameAs(Opening other) {
        return sample.session().equals(other.sample.session()) && sample.id().equals(other.sample.id());
    }

    /** The same list with those operations on it too. */
    Opening filledBy(Stream<Placed> operations) {
        return operations.reduce(this, (filled, each) -> filled.filledBy(each.affected()), (one, other) -> other);
    }

    /** The same list with one operation more on it. */
    Opening filledBy(Affected operation) {
        int minutes = operation.displaced().minutes();
        PatientFacts person = operation.displaced().person();
        return new Opening(
                sample.withRoom(sample.roomMinutes() - minutes - turnaroundMinutes),
                slots,
                listMinutes,
                listUsedMinutes + minutes + turnaroundMinutes,
                listUsedVariance + (long) operation.sdMinutes() * operation.sdMinutes(),
                turnaroundMinutes,
                Stream.concat(
                                early.stream(),
                                Stream.of(new Early(person.bornOn(), person.conditions(), minutes + turnaroundMinutes)))
                        .toList());
    }
}
