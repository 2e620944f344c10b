package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps for each specialty who waits and which places are free. It is read again when somebody who waited has a date, when a
 * place turns out to be taken, when strikes or rules have changed, and from time to time while anything has changed at all.
 */
@ApplicationScoped
class WaitingPools {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofMinutes(10);

    @Inject
    WaitingReader reader;

    @Inject
    PresentTime present;

    private final Map<String, Kept> pools = new ConcurrentHashMap<>();
    private final Set<String> overtaken = ConcurrentHashMap.newKeySet();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /**
     * @param dataAs what the counts of changed rows were before it was read
     * @param trueAt when it was last known to be as the data are, but for what had not been counted yet
     */
    private record Kept(WaitingPool pool, String dataAs, Instant trueAt, Instant askedAt) {

        boolean isTrueSince(Instant moment) {
            return trueAt.isAfter(moment);
        }

        Kept askedAt(Instant moment) {
            return new Kept(pool, dataAs, trueAt, moment);
        }

        Kept stillTrueAt(Instant moment) {
            return new Kept(pool, dataAs, moment, askedAt);
        }
    }

    /** One patient in the pool of those who wait with them. */
    record Place(String specialty, WaitingPool pool, WaitingPool.Waiting waiting, boolean isAsItWas) {

        Displaced patient() {
            return waiting.patient();
        }

        /** The places that cost all together least, best first. */
        Map<Opening, WholeCost> best(int atMost) {
            return pool.best(waiting.obligation(), atMost);
        }
    }

    /** Empty for an obligation that is closed, has a date, or is an operation's. */
    Optional<Place> of(long obligation, Circumstances now) {
        return reader.factsOf(obligation).flatMap(facts -> {
            WaitingPool pool = ofSpecialty(facts.specialty(), obligation, now);
            return pool.has(obligation) ? Optional.of(placeIn(pool, obligation, facts)) : Optional.empty();
        });
    }

    private static Place placeIn(WaitingPool pool, long obligation, WaitingReader.Facts facts) {
        WaitingPool.Waiting waiting = pool.of(obligation);
        return new Place(facts.specialty(), pool, waiting, waiting.facts().equals(facts.facts()));
    }

    // Whoever waits only since it was read is in none; then it is read again.
    private WaitingPool ofSpecialty(String specialty, long obligation, Circumstances now) {
        Kept kept = pools.get(specialty);
        if (kept == null || !isUsable(kept, obligation, now)) {
            synchronized (locks.computeIfAbsent(specialty, any -> new Object())) {
                kept = pools.get(specialty);
                if (kept == null || !isUsable(kept, obligation, now)) {
                    kept = read(specialty, now, now.now());
                }
            }
        }
        pools.computeIfPresent(specialty, (any, latest) -> latest.askedAt(now.now()));
        return kept.pool();
    }

    private static boolean isUsable(Kept kept, long obligation, Circumstances now) {
        return kept.pool().has(obligation)
                && kept.isTrueSince(now.now().minus(OLD))
                && kept.pool().isOf(now);
    }

    /** Because what is kept of the specialty is no longer so. */
    void readAgain(Place place) {
        overtaken.add(place.specialty());
    }

    void whenSomebodyHasADate(@Observes(during = TransactionPhase.AFTER_SUCCESS) BookedByHand booked) {
        pools.forEach((specialty, kept) -> {
            if (kept.pool().hasAppointment(booked.appointment())) {
                overtaken.add(specialty);
            }
        });
    }

    /** Reads again what is overtaken or getting old, and what nobody has read yet. */
    void refresh() {
        Circumstances now = present.circumstances();
        String data = reader.changesCounted();
        List<String> waited = reader.specialtiesWaitedFor();
        pools.keySet().retainAll(waited);
        for (String specialty : waited) {
            Kept kept = pools.get(specialty);
            if (kept == null || overtaken.contains(specialty) || isDue(kept, data, now)) {
                read(specialty, present.circumstances(), kept == null ? Instant.EPOCH : kept.askedAt());
            } else if (kept.dataAs().equals(data)) {
                pools.replace(specialty, kept, kept.stillTrueAt(now.now()));
            }
        }
    }

    private static boolean isDue(Kept kept, String data, Circumstances now) {
        boolean asked = kept.askedAt().isAfter(now.now().minus(OLD));
        Duration most = asked ? FRESH : OLD.dividedBy(2);
        boolean changed =
                !kept.dataAs().equals(data) && !kept.isTrueSince(now.now().minus(most));
        return changed || !kept.pool().isOf(now);
    }

    private Kept read(String specialty, Circumstances now, Instant askedAt) {
        overtaken.remove(specialty);
        String data = reader.changesCounted();
        Kept kept = new Kept(reader.read(specialty, now), data, now.now(), askedAt);
        pools.put(specialty, kept);
        return kept;
    }
}
