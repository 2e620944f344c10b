package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads who waits for a date in a specialty, and which places are free there. */
@ApplicationScoped
class WaitingReader {

    // Changes with whatever the rules ask of a patient.
    private static final String FACTS =
            """
            md5(concat(cast(a as text), cast(p as text), cast(w as text),
                (select string_agg(concat(b.id, ' ', b.version), ',' order by b.id) from appointment b
                    where b.patient_id = p.id),
                (select string_agg(cast(u as text), ',' order by u.from_day, u.reason) from patient_unavailability u
                    where u.patient_id = p.id),
                (select string_agg(cast(f as text), ',' order by f.id) from patient_flag f where f.patient_id = p.id),
                (select string_agg(cast(k as text), ',' order by k.type, k.id) from patient_condition k where k.patient_id = p.id),
                (select string_agg(cast(l as text), ',' order by l.appointment_id, l.other_id, l.type)
                    from appointment_link l where l.appointment_id = a.id or l.other_id = a.id)))
            """;

    private static final String WAITING =
            """
            from obligation o join appointment a on a.id = o.appointment_id join patient p on p.id = a.patient_id
            left join pathway w on w.id = a.pathway_id
            where o.status = 'OPEN' and a.kind <> 'OPERATION' and a.status <> 'BOOKED' and a.specialty is not null
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    WorklistRows worklist;

    @Inject
    PatientTies ties;

    @Inject
    PlanInputReader plans;

    /** In which specialty somebody waits, and what is known of them. */
    record Facts(String specialty, String facts) {}

    @SuppressWarnings("unchecked")
    Optional<Facts> factsOf(long obligation) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select a.specialty, " + FACTS + " as facts " + WAITING + " and o.id = :id", Tuple.class)
                .setParameter("id", obligation)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Facts(row.get("specialty", String.class), row.get("facts", String.class)));
    }

    // The facts first: what changes in between is then not taken for known.
    WaitingPool read(String specialty, Circumstances now) {
        Map<Long, String> facts = factsIn(specialty);
        Map<String, Ties> tied = ties.of(Chosen.onTheWorklistOf(specialty));
        List<WaitingPool.Waiting> waiting = worklist.open(of(specialty), "", now.today()).stream()
                .filter(row -> !row.stillBooked() && !row.displaced().isOperation() && facts.containsKey(row.id()))
                .map(row -> new WaitingPool.Waiting(
                        row.id(),
                        tied.getOrDefault(row.displaced().appointment(), Ties.NONE)
                                .on(row.displaced()),
                        facts.get(row.id())))
                .toList();
        return new WaitingPool(waiting, plans.openingsOf(specialty, now), now);
    }

    @SuppressWarnings("unchecked")
    private Map<Long, String> factsIn(String specialty) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select o.id, " + FACTS + " as facts " + WAITING + " and a.specialty = :specialty", Tuple.class)
                .setParameter("specialty", specialty)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("id", Number.class).longValue(), row -> row.get("facts", String.class)));
    }

    private static WorklistFilter of(String specialty) {
        return new WorklistFilter(specialty, null, null, null, false, false, null);
    }

    @SuppressWarnings("unchecked")
    List<String> specialtiesWaitedFor() {
        return entities.createNativeQuery(
                        "select distinct a.specialty " + WAITING + " order by a.specialty", String.class)
                .getResultList();
    }

    /**
     * Another than it was, seconds after any row was changed that could matter: PostgreSQL counts them for itself, so nobody
     * has to count them on the way of a booking.
     */
    String changesCounted() {
        return (String) entities.createNativeQuery(
                        """
                        select string_agg(concat(pg_stat_get_tuples_inserted(t), ' ', pg_stat_get_tuples_updated(t), ' ',
                            pg_stat_get_tuples_deleted(t)), ',' order by t)
                        from unnest(array[to_regclass('slot'), to_regclass('session'), to_regclass('appointment'),
                            to_regclass('obligation'), to_regclass('patient'), to_regclass('pathway'),
                            to_regclass('patient_unavailability'), to_regclass('clinic')]) t
                        """)
                .getSingleResult();
    }
}
