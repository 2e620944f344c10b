package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.policy.RuleSets;
import org.rebook.strike.Strikes;

/** Reads the slots that one displaced patient could take, and lets the rules judge them. */
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

    private static final Comparator<SlotOffer> BEST_FIRST = Comparator.comparingLong((SlotOffer offer) ->
                    offer.whole() == null ? Long.MAX_VALUE : offer.whole().toAll())
            .thenComparingInt(SlotOffer::score)
            .thenComparing(offer -> offer.time().startsAt())
            .thenComparing(offer -> offer.slot().id());

    private static final String CANDIDATES =
            """
            select sl.id, sl.session_id, sl.type, sl.modality, sl.starts_at, sl.ends_at, sl.reserved,
                sl.status = 'FREE' or (sl.status = 'HELD' and sl.held_until <= now()) as free,
                s.status, s.specialty, s.site_id, s.clinician_id, s.turnaround_minutes, s.overrun_minutes,
                s.starts_at as session_starts_at, c.name as clinic, %s, si.name as site, cl.name as clinician,
                coalesce((select sum(a.mean_minutes + s.turnaround_minutes) from appointment a
                    where sl.type = 'LIST' and a.session_id = s.id and a.status = 'BOOKED' and a.kind = 'OPERATION'), 0)
                    as taken_minutes, case when sl.type = 'LIST' then %s else '' end as early
            from slot sl
            join session s on s.id = sl.session_id
            join clinic c on c.id = s.clinic_id
            left join site si on si.id = s.site_id
            left join clinician cl on cl.id = s.clinician_id
            """
                    .formatted(OfferedRows.COLUMNS, OfferedRows.EARLY.replace(" as early", ""));

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    WorklistRows worklist;

    @Inject
    PatientTies ties;

    @Inject
    Strikes strikes;

    @Inject
    WaitingPools waiting;

    /** The best so many slots for the patient of an obligation; empty when there is no such obligation. */
    Optional<SlotsFound> find(long obligation, int atMost) {
        Circumstances now = circumstances();
        return worklist.find(obligation, now.today()).map(row -> {
            Displaced patient = ties.complete(row.displaced());
            Map<WaitingPool.Alike, WholeCost> whole = wholeCosts(obligation, RANKED);
            List<SlotOffer> candidates = candidatesFor(patient, now).stream()
                    .map(offer -> offer.costing(whole.get(WaitingPool.Alike.of(offer.slot()))))
                    .toList();
            return sort(candidates, patient, now, takenFor(patient, now), atMost);
        });
    }

    /**
     * The slots that cost all who wait least, from what is kept in memory, each looked at again: it is free now and no rule
     * is against it. Empty when there is no such obligation, or nothing is known of who else waits.
     */
    Optional<List<SlotOffer>> cheapestForAll(long obligation, int atMost) {
        return waiting.of(obligation).map(pool -> {
            Map<WaitingPool.Alike, WholeCost> whole = wholeCosts(pool, obligation, atMost + SPARE);
            return whole.isEmpty() ? List.of() : freeAmong(whole, pool.patientOf(obligation), atMost);
        });
    }

    private List<SlotOffer> freeAmong(Map<WaitingPool.Alike, WholeCost> whole, Displaced patient, int atMost) {
        Circumstances now = circumstances();
        Query query = entities.createNativeQuery(
                        CANDIDATES + " where sl.session_id in (:sessions) and sl.status in ('FREE', 'HELD')",
                        Tuple.class)
                .setParameter(
                        "sessions",
                        whole.keySet().stream()
                                .map(WaitingPool.Alike::session)
                                .distinct()
                                .toList());
        Set<WaitingPool.Alike> shown = new HashSet<>();
        return offers(query, patient, now).stream()
                .map(offer -> offer.costing(whole.get(WaitingPool.Alike.of(offer.slot()))))
                .filter(offer -> offer.whole() != null)
                .filter(offer ->
                        SlotRules.firstRefusalOf(offer.slot(), patient, now).isEmpty())
                .sorted(BEST_FIRST)
                .filter(offer -> shown.add(WaitingPool.Alike.of(offer.slot())))
                .limit(atMost)
                .toList();
    }

    private Map<WaitingPool.Alike, WholeCost> wholeCosts(long obligation, int atMost) {
        return waiting.of(obligation)
                .map(pool -> wholeCosts(pool, obligation, atMost))
                .orElse(Map.of());
    }

    private static Map<WaitingPool.Alike, WholeCost> wholeCosts(WaitingPool pool, long obligation, int atMost) {
        Map<WaitingPool.Alike, WholeCost> costs = new HashMap<>();
        pool.best(obligation, atMost)
                .forEach((opening, cost) -> costs.put(WaitingPool.Alike.of(opening.sample()), cost));
        return costs;
    }

    /** Every slot of a specialty on one day, whatever is the matter with it; empty when there is no such obligation. */
    Optional<List<LookedUpSlot>> on(long obligation, LocalDate day, String specialty) {
        Circumstances now = circumstances();
        return worklist.find(obligation, now.today()).map(row -> {
            Displaced patient = ties.complete(row.displaced());
            Query query = entities.createNativeQuery(
                            CANDIDATES
                                    + """
                    where s.specialty = :specialty and sl.starts_at >= :from and sl.starts_at < :until
                    order by sl.starts_at, c.name, sl.id
                    """,
                            Tuple.class)
                    .setParameter("specialty", specialty)
                    .setParameter("from", London.startOf(day))
                    .setParameter("until", London.startOf(day.plusDays(1)));
            return offers(query, patient, now).stream()
                    .map(offer -> new LookedUpSlot(offer, RefusalWords.of(offer.slot(), patient, now)))
                    .toList();
        });
    }

    /** All slots that are not offered, the taken ones too, grouped by all the reasons against them. */
    Optional<List<RefusedSlots>> refused(long obligation) {
        Circumstances now = circumstances();
        return worklist.find(obligation, now.today()).map(row -> {
            Displaced patient = ties.complete(row.displaced());
            Query query = entities.createNativeQuery(
                            CANDIDATES
                                    + """
                    where s.specialty = :specialty and (s.kind = 'THEATRE') = :theatre
                        and sl.starts_at > :from and sl.starts_at < :until
                    """,
                            Tuple.class)
                    .setParameter("specialty", patient.specialty())
                    .setParameter("theatre", patient.isOperation())
                    .setParameter("from", now.now())
                    .setParameter("until", horizon(patient, now));
            List<OfferedSlot> slots =
                    offers(query, patient, now).stream().map(SlotOffer::slot).toList();
            return RefusedSlots.of(slots, patient, now);
        });
    }

    /** One slot as it stands now, with every reason against it. */
    record Weighed(SlotOffer offer, List<Refusal> refusals, Displaced patient, Circumstances now) {

        String inWords(Refusal refusal) {
            return RefusalWords.ofSlot(refusal, offer.slot(), patient, now);
        }
    }

    Optional<Weighed> weigh(WorklistRow row, String slot) {
        Circumstances now = circumstances();
        Displaced patient = ties.complete(row.displaced());
        Query query = entities.createNativeQuery(CANDIDATES + " where sl.id = :slot", Tuple.class)
                .setParameter("slot", slot);
        return offers(query, patient, now).stream()
                .findFirst()
                .map(offer -> new Weighed(offer, SlotRules.refusalsOf(offer.slot(), patient, now), patient, now));
    }

    private static SlotsFound sort(
            List<SlotOffer> candidates, Displaced patient, Circumstances now, int taken, int atMost) {
        List<SlotOffer> offers = new ArrayList<>();
        List<SlotOffer> late = new ArrayList<>();
        Map<List<Refusal>, Integer> refused = new HashMap<>();
        for (SlotOffer candidate : candidates) {
            List<Refusal> refusals = SlotRules.refusalsOf(candidate.slot(), patient, now);
            if (refusals.isEmpty()) {
                offers.add(candidate);
            } else {
                refused.merge(refusals, 1, Integer::sum);
            }
            if (refusals.equals(List.of(Refusal.AFTER_LATEST_DATE))) {
                late.add(candidate);
            }
        }
        return new SlotsFound(
                patient,
                withTheFirstToOffer(best(offers, atMost), now),
                offers.size(),
                best(late, atMost),
                RefusedSlots.of(refused, patient, now),
                taken);
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

    private static List<SlotOffer> best(List<SlotOffer> offers, int atMost) {
        Map<String, Integer> shown = new HashMap<>();
        return offers.stream()
                .sorted(BEST_FIRST)
                .filter(offer -> shown.merge(offer.slot().session(), 1, Integer::sum) <= OF_ONE_SESSION)
                .limit(atMost)
                .toList();
    }

    // What is booked is only counted: on a busy day that is most of the slots there are.
    private List<SlotOffer> candidatesFor(Displaced patient, Circumstances now) {
        Query query = entities.createNativeQuery(
                        CANDIDATES
                                + """
                where s.specialty = :specialty and (s.kind = 'THEATRE') = :theatre and s.status <> 'STOOD_DOWN'
                    and sl.starts_at > :from and sl.starts_at < :until and sl.status in ('FREE', 'HELD')
                """,
                        Tuple.class)
                .setParameter("specialty", patient.specialty())
                .setParameter("theatre", patient.isOperation())
                .setParameter("from", now.now())
                .setParameter("until", horizon(patient, now));
        return offers(query, patient, now);
    }

    private int takenFor(Displaced patient, Circumstances now) {
        return ((Number) entities.createNativeQuery(
                                """
                        select count(*) from slot sl join session s on s.id = sl.session_id
                        where s.specialty = :specialty and (s.kind = 'THEATRE') = :theatre
                            and sl.starts_at > :from and sl.starts_at < :until and sl.status = 'BUSY'
                        """)
                        .setParameter("specialty", patient.specialty())
                        .setParameter("theatre", patient.isOperation())
                        .setParameter("from", now.now())
                        .setParameter("until", horizon(patient, now))
                        .getSingleResult())
                .intValue();
    }

    private static Instant horizon(Displaced patient, Circumstances now) {
        Instant lost = patient.lost().startsAt();
        return (lost.isAfter(now.now()) ? lost : now.now()).plus(Duration.ofDays(HORIZON_DAYS));
    }

    @SuppressWarnings("unchecked")
    private static List<SlotOffer> offers(Query query, Displaced patient, Circumstances now) {
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(row -> offer(row, patient, now)).toList();
    }

    private static SlotOffer offer(Tuple row, Displaced patient, Circumstances now) {
        SlotTime slotTime = new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class));
        SlotType type = SlotType.valueOf(row.get("type", String.class));
        int taken = row.get("taken_minutes", Number.class).intValue();
        int overrun = row.get("overrun_minutes", Number.class).intValue();
        boolean list = type == SlotType.LIST;
        OfferedSlot slot = new OfferedSlot(
                row.get("id", String.class),
                row.get("session_id", String.class),
                type,
                Modality.valueOf(row.get("modality", String.class)),
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                row.get("clinician_id", String.class),
                slotTime,
                row.get("free", Boolean.class),
                SessionStatus.valueOf(row.get("status", String.class)),
                row.get("reserved", Boolean.class),
                list ? (int) slotTime.minutes() + overrun - taken : (int) slotTime.minutes(),
                OfferedRows.capabilities(row));
        return new SlotOffer(
                slot,
                list ? onTheList(slotTime, bookedBefore(row, slotTime, taken, patient, now), patient) : slotTime,
                row.get("clinic", String.class),
                row.get("site", String.class),
                row.get("clinician", String.class),
                SlotReasons.of(slot, patient, now),
                ReasonableOffer.needsAgreementBecause(slot, patient, now),
                SlotScore.of(slot, patient, now),
                null);
    }

    private static int bookedBefore(Tuple row, SlotTime list, int taken, Displaced patient, Circumstances now) {
        return ListTurn.of(patient, now.rules()).minutesBefore(OfferedRows.early(row), taken, list.day(), now.rules());
    }

    private static SlotTime onTheList(SlotTime list, int minutesBefore, Displaced patient) {
        Instant start = list.startsAt().plus(Duration.ofMinutes(minutesBefore));
        return new SlotTime(start, start.plus(Duration.ofMinutes(Math.max(1, patient.minutes()))));
    }

    private Circumstances circumstances() {
        Instant now = Instant.now();
        return new Circumstances(
                now, Circumstances.StrikeTime.toKeepClear(strikes.all()), ruleSets.inForceOn(London.dayOf(now)));
    }
}
