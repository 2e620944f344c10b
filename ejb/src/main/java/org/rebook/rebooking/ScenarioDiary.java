package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rebook.clinic.London;
import org.rebook.strike.StrikeView;

/** Which of the sessions that a scenario supposes stand in the diary by now. */
@ApplicationScoped
class ScenarioDiary {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    CopiedSessionReader copies;

    @Inject
    Clinics clinics;

    /**
     * Every session that the scenario supposes, in order of time.
     *
     * @param now as of when the strike is planned
     */
    List<ScenarioNeeds.OfSession> sessions(ScenarioChanges changes, StrikeView strike, Instant now) {
        Map<String, String> names = changes.sessions().isEmpty() ? Map.of() : clinics.names();
        return changes.sessions().stream()
                .flatMap(added -> {
                    NeededSession usual = usual(added, strike, now, names);
                    Map<Instant, ScenarioNeeds.InDiary> held = heldBy(added);
                    return added.days().stream()
                            .map(day -> new ScenarioNeeds.OfSession(
                                    usual.on(day),
                                    held.getOrDefault(startOf(day, added.from()), ScenarioNeeds.InDiary.NOTHING)));
                })
                .sorted((one, other) -> NeededSession.IN_ORDER.compare(one.session(), other.session()))
                .toList();
    }

    /** The days on which the sessions are still to be set up. */
    List<LocalDate> daysWithout(AddedSessions added) {
        Map<Instant, ScenarioNeeds.InDiary> held = heldBy(added);
        return added.days().stream()
                .filter(day -> !held.containsKey(startOf(day, added.from())))
                .toList();
    }

    // A clinic that holds no session any more is named all the same, so that what it was to hold stays open.
    private NeededSession usual(AddedSessions added, StrikeView strike, Instant now, Map<String, String> names) {
        return copies.of(added.clinic(), strike, now)
                .map(copied -> new NeededSession(
                        added.firstDay(),
                        added.from(),
                        copied.minutes(),
                        copied.name(),
                        copied.list(),
                        copied.places(),
                        copied.specialty(),
                        copied.site()))
                .orElseGet(() -> new NeededSession(
                        added.firstDay(),
                        added.from(),
                        0,
                        names.getOrDefault(added.clinic(), added.clinic()),
                        false,
                        0,
                        null,
                        null));
    }

    @SuppressWarnings("unchecked")
    private Map<Instant, ScenarioNeeds.InDiary> heldBy(AddedSessions added) {
        List<Instant> times =
                added.days().stream().map(day -> startOf(day, added.from())).toList();
        if (times.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.starts_at, cast(extract(epoch from s.ends_at - s.starts_at) / 60 as int) as minutes,
                    count(f.id) as slots, count(f.id) filter (where f.status = 'FREE') as free
                from session s left join slot f on f.session_id = s.id and f.type <> 'LIST' and f.status <> 'WITHDRAWN'
                where s.clinic_id = :clinic and s.status = 'OPEN' and s.starts_at in (:times)
                group by s.id order by s.id
                """,
                        Tuple.class)
                .setParameter("clinic", added.clinic())
                .setParameter("times", times)
                .getResultList();
        Map<Instant, ScenarioNeeds.InDiary> held = new HashMap<>();
        rows.forEach(row -> held.putIfAbsent(
                row.get("starts_at", Instant.class),
                new ScenarioNeeds.InDiary(
                        row.get("minutes", Number.class).intValue(),
                        row.get("slots", Number.class).intValue(),
                        row.get("free", Number.class).intValue())));
        return held;
    }

    private static Instant startOf(LocalDate day, LocalTime from) {
        return day.atTime(from).atZone(London.ZONE).toInstant();
    }
}
