package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.Strikes;

/** Keeps for each specialty who waits and which places are free, read again every few minutes. */
@ApplicationScoped
class WaitingPools {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofMinutes(10);

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    Strikes strikes;

    @Inject
    WorklistRows worklist;

    @Inject
    PatientTies ties;

    @Inject
    PlanInputReader reader;

    private final Map<String, Kept> pools = new ConcurrentHashMap<>();

    private record Kept(WaitingPool pool, Instant askedAt) {}

    /** Empty for an obligation that is closed, has a date, or is an operation's. */
    Optional<WaitingPool> of(long obligation) {
        return specialtyOf(obligation).map(this::ofSpecialty).filter(pool -> pool.has(obligation));
    }

    private WaitingPool ofSpecialty(String specialty) {
        Kept kept = pools.get(specialty);
        boolean usable =
                kept != null && kept.pool().asOf().isAfter(Instant.now().minus(OLD));
        WaitingPool pool = usable ? kept.pool() : read(specialty);
        pools.put(specialty, new Kept(pool, Instant.now()));
        return pool;
    }

    /** Reads again what was asked for lately or is getting old, and what nobody has read yet. */
    void refresh() {
        Instant now = Instant.now();
        List<String> waited = specialtiesWaitedFor();
        pools.keySet().retainAll(waited);
        for (String specialty : waited) {
            Kept kept = pools.get(specialty);
            boolean asked = kept != null && kept.askedAt().isAfter(now.minus(OLD));
            Duration most = asked ? FRESH : OLD.dividedBy(2);
            if (kept == null || kept.pool().asOf().isBefore(now.minus(most))) {
                pools.put(specialty, new Kept(read(specialty), kept == null ? Instant.EPOCH : kept.askedAt()));
            }
        }
    }

    private WaitingPool read(String specialty) {
        Instant now = Instant.now();
        LocalDate today = London.dayOf(now);
        RuleSet rules = ruleSets.inForceOn(today);
        Circumstances circumstances =
                new Circumstances(now, Circumstances.StrikeTime.toKeepClear(strikes.all()), rules);
        Map<String, Ties> tied = ties.of(new Chosen(
                """
                select appointment_id from obligation where status = 'OPEN' and appointment_id in
                    (select id from appointment where specialty = :chosen)
                """,
                specialty));
        List<WaitingPool.Waiting> waiting = worklist.open(of(specialty), "", today).stream()
                .filter(row -> !row.stillBooked() && !row.displaced().isOperation())
                .map(row -> new WaitingPool.Waiting(
                        row.id(),
                        tied.getOrDefault(row.displaced().appointment(), Ties.NONE)
                                .on(row.displaced())))
                .toList();
        return new WaitingPool(waiting, reader.openingsOf(specialty, now), circumstances);
    }

    private static WorklistFilter of(String specialty) {
        return new WorklistFilter(specialty, null, null, null, false, false, null);
    }

    @SuppressWarnings("unchecked")
    private Optional<String> specialtyOf(long obligation) {
        List<String> rows = entities.createNativeQuery(
                        """
                select a.specialty from obligation o join appointment a on a.id = o.appointment_id
                where o.id = :id and o.status = 'OPEN' and a.kind <> 'OPERATION' and a.status <> 'BOOKED'
                    and a.specialty is not null
                """,
                        String.class)
                .setParameter("id", obligation)
                .getResultList();
        return rows.stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<String> specialtiesWaitedFor() {
        return entities.createNativeQuery(
                        """
                select distinct a.specialty from obligation o join appointment a on a.id = o.appointment_id
                where o.status = 'OPEN' and a.kind <> 'OPERATION' and a.status <> 'BOOKED' and a.specialty is not null
                order by a.specialty
                """,
                        String.class)
                .getResultList();
    }
}
