package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the slots that one displaced patient could take, and lets the rules judge them. */
@ApplicationScoped
class SlotFinder {

    // So that the patient can be asked about several days, not about every time of one morning.
    private static final int OF_ONE_SESSION = 3;

    // Places that somebody has taken since who waits was last read.
    private static final int SPARE = 5;

    // Slots are set up 18 weeks ahead.
    private static final int HORIZON_DAYS = 126;

    // As many places as anybody is shown, and then some.
    private static final int RANKED = 60;

    @Inject
    PresentTime present;

    @Inject
    WorklistRows worklist;

    @Inject
    PatientTies ties;

    @Inject
    SlotRows slots;

    @Inject
    WaitingPools waiting;

    @Inject
    KitAndBedsReader kitAndBeds;

    @Inject
    ReserveReader reserve;

    /** A slot that suits, with what decides its place among the others. */
    private record Suiting(ListedSlot listed, @Nullable WholeCost whole, int score) {

        static final Comparator<Suiting> BEST_FIRST = Comparator.comparingLong(
                        (Suiting suiting) -> suiting.whole == null ? Long.MAX_VALUE : suiting.whole.toAll())
                .thenComparingInt(Suiting::score)
                .thenComparing(suiting -> suiting.slot().time().startsAt())
                .thenComparing(suiting -> suiting.slot().id());

        OfferedSlot slot() {
            return listed.slot();
        }

        SlotOffer offeredTo(Displaced patient, Circumstances now) {
            return listed.offeredTo(patient, now, whole);
        }
    }

    /** The best so many slots for the patient of an obligation; empty when there is no such obligation. */
    Optional<SlotsFound> find(long obligation, int atMost) {
        Circumstances moment = present.circumstances();
        return worklist.find(obligation, moment.today(), moment.rules()).map(row -> {
            Displaced patient = ties.complete(row.displaced());
            Circumstances now = counting(patient, moment);
            Map<WaitingPool.Alike, WholeCost> whole = waiting.of(obligation, now)
                    .map(place -> byLikeness(place.best(RANKED)))
                    .orElse(Map.of());
            return sort(
                    keeping(slots.free(rangeFor(patient, now)), patient.specialty(), now), whole, patient, now, atMost);
        });
    }

    private static Map<WaitingPool.Alike, WholeCost> byLikeness(Map<Opening, WholeCost> best) {
        return best.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> WaitingPool.Alike.of(entry.getKey().sample()), Map.Entry::getValue));
    }

    /**
     * The slots that cost all who wait least, from what is kept in memory, each looked at again: it is free now and no rule
     * is against it. Empty when there is no such obligation, or nothing is known of who else waits.
     */
    Optional<List<SlotOffer>> cheapestForAll(long obligation, int atMost) {
        Circumstances now = present.circumstances();
        return waiting.of(obligation, now).map(place -> {
            Displaced patient = place.isAsItWas()
                    ? place.patient()
                    : ties.complete(worklist.find(obligation, now.today(), now.rules())
                            .orElseThrow()
                            .displaced());
            return freeAmong(place, patient, now, atMost);
        });
    }

    // Of each the first slot that is still to be had.
    private List<SlotOffer> freeAmong(WaitingPools.Place place, Displaced patient, Circumstances now, int atMost) {
        Map<Opening, WholeCost> best = place.best(atMost + SPARE);
        List<String> ids = best.keySet().stream()
                .flatMap(opening -> opening.slots().stream())
                .map(Opening.Slot::id)
                .toList();
        Map<String, ListedSlot> listed = slots.these(ids).stream()
                .collect(Collectors.toMap(slot -> slot.slot().id(), slot -> slot));
        List<Suiting> suiting = new ArrayList<>();
        best.forEach((opening, cost) -> opening.slots().stream()
                .map(slot -> listed.get(slot.id()))
                .filter(Objects::nonNull)
                // As old as the rest that is known of all; a booking goes by what is kept at that moment.
                .map(slot -> opening.sample().reserved() ? slot.keptForUrgent() : slot)
                .filter(slot ->
                        SlotRules.firstRefusalOf(slot.slot(), patient, now).isEmpty())
                .findFirst()
                .ifPresent(slot -> suiting.add(new Suiting(slot, cost, SlotScore.of(slot.slot(), patient, now)))));
        if (suiting.size() < best.size()) {
            waiting.readAgain(place);
        }
        return suiting.stream()
                .sorted(Suiting.BEST_FIRST)
                .limit(atMost)
                .map(each -> each.offeredTo(patient, now))
                .toList();
    }

    /** Every slot of a specialty on one day, whatever is the matter with it; empty when there is no such obligation. */
    Optional<List<LookedUpSlot>> on(long obligation, LocalDate day, String specialty) {
        Circumstances moment = present.circumstances();
        return worklist.find(obligation, moment.today(), moment.rules()).map(row -> {
            Displaced patient = ties.complete(row.displaced());
            Circumstances now = counting(patient, moment);
            return keeping(slots.on(day, specialty), specialty, now).stream()
                    .map(slot -> new LookedUpSlot(
                            slot.offeredTo(patient, now, null), RefusalWords.of(slot.slot(), patient, now)))
                    .toList();
        });
    }

    /** All slots that are not offered, the taken ones too, grouped by all the reasons against them. */
    Optional<List<RefusedSlots>> refused(long obligation) {
        Circumstances moment = present.circumstances();
        return worklist.find(obligation, moment.today(), moment.rules()).map(row -> {
            Displaced patient = ties.complete(row.displaced());
            Circumstances now = counting(patient, moment);
            List<OfferedSlot> all = keeping(slots.all(rangeFor(patient, now)), patient.specialty(), now).stream()
                    .map(ListedSlot::slot)
                    .toList();
            return RefusedSlots.of(all, patient, now);
        });
    }

    /** One slot as it stands now, with every reason against it. */
    record Weighed(SlotOffer offer, List<Refusal> refusals, Displaced patient, Circumstances now) {

        String inWords(Refusal refusal) {
            return RefusalWords.ofSlot(refusal, offer.slot(), patient, now);
        }
    }

    Optional<Weighed> weigh(WorklistRow row, String slot) {
        Displaced patient = ties.complete(row.displaced());
        Circumstances now = counting(patient, present.circumstances());
        return keeping(slots.these(List.of(slot)), now).stream()
                .findFirst()
                .map(found -> new Weighed(
                        found.offeredTo(patient, now, null),
                        SlotRules.refusalsOf(found.slot(), patient, now),
                        patient,
                        now));
    }

    private SlotsFound sort(
            List<ListedSlot> candidates,
            Map<WaitingPool.Alike, WholeCost> whole,
            Displaced patient,
            Circumstances now,
            int atMost) {
        List<Suiting> suiting = new ArrayList<>();
        List<Suiting> late = new ArrayList<>();
        Map<List<Refusal>, Integer> refused = new HashMap<>();
        for (ListedSlot candidate : candidates) {
            OfferedSlot slot = candidate.slot();
            List<Refusal> refusals = SlotRules.refusalsOf(slot, patient, now);
            if (refusals.isEmpty()) {
                suiting.add(new Suiting(
                        candidate, whole.get(WaitingPool.Alike.of(slot)), SlotScore.of(slot, patient, now)));
            } else {
                refused.merge(refusals, 1, Integer::sum);
            }
            if (refusals.equals(List.of(Refusal.AFTER_LATEST_DATE))) {
                late.add(new Suiting(candidate, null, SlotScore.of(slot, patient, now)));
            }
        }
        return new SlotsFound(
                patient,
                withTheFirstToOffer(best(suiting, patient, now, atMost), now),
                suiting.size(),
                best(late, patient, now, atMost),
                RefusedSlots.of(refused, patient, now),
                // What is booked is only counted: on a busy day that is most of the slots there are.
                slots.taken(rangeFor(patient, now)));
    }

    // R-REB-05: which dates to put to the patient together.
    private static List<SlotOffer> withTheFirstToOffer(List<SlotOffer> offers, Circumstances now) {
        List<LocalDate> days =
                TwoOffers.among(offers.stream().map(offer -> offer.time().day()).toList(), now.rules());
        Set<LocalDate> left = new HashSet<>(days);
        return offers.stream()
                .map(offer -> left.remove(offer.time().day())
                        ? offer.saying("offer %d of %d"
                                .formatted(days.indexOf(offer.time().day()) + 1, days.size()))
                        : offer)
                .toList();
    }

    private static List<SlotOffer> best(List<Suiting> suiting, Displaced patient, Circumstances now, int atMost) {
        Map<String, Integer> shown = new HashMap<>();
        return suiting.stream()
                .sorted(Suiting.BEST_FIRST)
                .filter(each -> shown.merge(each.slot().session(), 1, Integer::sum) <= OF_ONE_SESSION)
                .limit(atMost)
                .map(each -> each.offeredTo(patient, now))
                .toList();
    }

    // Slots of several specialties are asked for one by one only.
    private List<ListedSlot> keeping(List<ListedSlot> found, Circumstances now) {
        return found.isEmpty() ? found : keeping(found, found.get(0).slot().specialty(), now);
    }

    /** Slots of one specialty, and which of them are kept for urgent referrals. */
    private List<ListedSlot> keeping(List<ListedSlot> found, @Nullable String specialty, Circumstances now) {
        Instant until = ReserveReader.until(now.now(), now.rules());
        if (found.stream().noneMatch(slot -> slot.slot().time().startsAt().isBefore(until))) {
            return found;
        }
        Set<String> kept = reserve.kept(specialty, now.now(), now.rules());
        return found.stream().map(slot -> slot.keptIf(kept)).toList();
    }

    // Only operations take kit and beds; what the patient's own has, it may have elsewhere.
    private Circumstances counting(Displaced patient, Circumstances moment) {
        return patient.isOperation()
                ? moment.with(
                        kitAndBeds.read(moment.now(), rangeFor(patient, moment).until(), Set.of(patient.appointment())))
                : moment;
    }

    private static SlotRows.Range rangeFor(Displaced patient, Circumstances now) {
        Instant lost = patient.lost().startsAt();
        Instant latest = lost.isAfter(now.now()) ? lost : now.now();
        return new SlotRows.Range(
                patient.specialty(), patient.isOperation(), now.now(), latest.plus(Duration.ofDays(HORIZON_DAYS)));
    }
}
