package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;

/** Reads the booked appointments of the sessions that a strike leaves short, with all that the rules ask of them. */
@ApplicationScoped
class AffectedReader {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    History history;

    @Inject
    PatientTies patientTies;

    List<Affected> of(long strike, Instant now, RuleSet rules) {
        return of(strike, Chosen.inShortSessionsOf(strike), now, rules);
    }

    /** Appointments as a plan knows them, whatever sessions they are in. */
    @SuppressWarnings("unchecked")
    List<Affected> of(long strike, Chosen chosen, Instant now, RuleSet rules) {
        Map<String, List<Earlier>> earlier = history.of(chosen);
        Map<String, Ties> ties = patientTies.of(chosen);
        Map<String, Set<Rule>> setAside = setAside(strike);
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select %s, a.version, a.patient_id, a.session_id, coalesce(a.sd_minutes, 0) as sd, a.do_not_move,
                    case when c.protected then coalesce(c.protected_why, c.name) end as protected_why
                from appointment a %s
                where a.id in (%s)
                order by a.id
                """
                                .formatted(DisplacedRows.COLUMNS, DisplacedRows.JOINS, chosen.ids()),
                        Tuple.class)
                .setParameter("chosen", chosen.value())
                .setParameter("asOf", now)
                .getResultList();
        return rows.stream()
                .map(row -> {
                    String id = row.get("appointment_id", String.class);
                    SlotTime lost =
                            new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class));
                    Displaced bare = DisplacedRows.of(row, lost, earlier.getOrDefault(id, List.of()), now, rules);
                    return affected(
                            row, ties.getOrDefault(id, Ties.NONE).on(bare), setAside.getOrDefault(id, Set.of()));
                })
                .toList();
    }

    private static Affected affected(Tuple row, Displaced displaced, Set<Rule> setAside) {
        return new Affected(
                displaced,
                row.get("version", Number.class).longValue(),
                row.get("patient_id", String.class),
                row.get("session_id", String.class),
                row.get("do_not_move", Boolean.class),
                row.get("protected_why", String.class),
                displaced.mayBeRemote() && displaced.modality() == Modality.IN_PERSON,
                row.get("sd", Number.class).intValue(),
                setAside);
    }

    /** The protections that named people have set aside for this strike. */
    @SuppressWarnings("unchecked")
    private Map<String, Set<Rule>> setAside(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select appointment_id, rule from protection_set_aside where strike_id = :strike", Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, Set<Rule>> byAppointment = new HashMap<>();
        rows.forEach(row -> byAppointment
                .computeIfAbsent(row.get(0, String.class), any -> EnumSet.noneOf(Rule.class))
                .add(Rule.of(row.get(1, String.class))));
        return byAppointment;
    }
}
