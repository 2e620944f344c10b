package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Compares two scenarios patient by patient. Whoever keeps the place in one and is not affected in the other is as well off. */
@ApplicationScoped
class ScenarioDifferences {

    private static final String FROM =
            """
            from (select * from scenario_placement where scenario_id = :one) x
            full join (select * from scenario_placement where scenario_id = :other) y using (appointment_id)
            where coalesce(x.decision, 'STAY') <> coalesce(y.decision, 'STAY')
                or x.starts_at is distinct from y.starts_at or x.session_id is distinct from y.session_id
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    int count(long one, long other) {
        return ((Number) asking(entities.createNativeQuery("select count(*) " + FROM), one, other)
                        .getSingleResult())
                .intValue();
    }

    @SuppressWarnings("unchecked")
    List<ScenarioDifference> between(long one, long other, int from, int atMost) {
        List<Tuple> rows = asking(
                        entities.createNativeQuery(
                                """
                select d.*, a.patient_id, p.family_name || ', ' || p.given_name as patient, sp.name as specialty,
                    c.name as clinic, a.priority, coalesce(a.starts_at, cast(d.day as timestamptz)) as lost,
                    si1.name as one_site, cl1.name as one_clinician, si2.name as other_site, cl2.name as other_clinician
                from (
                    select appointment_id, least(x.tier, y.tier) as tier, coalesce(x.day, y.day) as day,
                        x.decision as one_decision, x.starts_at as one_at, x.site_id as one_site_id,
                        x.clinician_id as one_clinician_id, coalesce(x.added, false) as one_added,
                        coalesce(x.for_clinician, false) as one_for_clinician, x.reason as one_reason,
                        y.decision as other_decision, y.starts_at as other_at, y.site_id as other_site_id,
                        y.clinician_id as other_clinician_id, coalesce(y.added, false) as other_added,
                        coalesce(y.for_clinician, false) as other_for_clinician, y.reason as other_reason
                    %s) d
                join appointment a on a.id = d.appointment_id
                join patient p on p.id = a.patient_id
                left join session s on s.id = a.session_id
                left join clinic c on c.id = s.clinic_id
                left join specialty sp on sp.code = a.specialty
                left join site si1 on si1.id = d.one_site_id left join clinician cl1 on cl1.id = d.one_clinician_id
                left join site si2 on si2.id = d.other_site_id left join clinician cl2 on cl2.id = d.other_clinician_id
                order by d.tier, d.day, d.appointment_id
                """
                                        .formatted(FROM),
                                Tuple.class),
                        one,
                        other)
                .setFirstResult(from)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream().map(ScenarioDifferences::difference).toList();
    }

    private static Query asking(Query query, long one, long other) {
        return query.setParameter("one", one).setParameter("other", other);
    }

    private static ScenarioDifference difference(Tuple row) {
        return new ScenarioDifference(
                row.get("appointment_id", String.class),
                row.get("patient_id", String.class),
                row.get("patient", String.class),
                row.get("specialty", String.class),
                row.get("clinic", String.class),
                row.get("priority", String.class),
                row.get("lost", Instant.class),
                verdict(row, "one"),
                verdict(row, "other"));
    }

    private static ScenarioDifference.Verdict verdict(Tuple row, String side) {
        String decision = row.get(side + "_decision", String.class);
        return new ScenarioDifference.Verdict(
                decision == null ? null : Decision.valueOf(decision),
                row.get(side + "_at", Instant.class),
                row.get(side + "_site", String.class),
                row.get(side + "_clinician", String.class),
                row.get(side + "_added", Boolean.class),
                row.get(side + "_for_clinician", Boolean.class),
                row.get(side + "_reason", String.class));
    }
}
