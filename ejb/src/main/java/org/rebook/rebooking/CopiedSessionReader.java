package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotType;
import org.rebook.strike.StrikeView;

/** Reads the usual session of a clinic: the one with the most slots, or of a theatre the longest, in the weeks planned for. */
@ApplicationScoped
class CopiedSessionReader {

    private static final Duration HORIZON = Duration.ofDays(126);

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /**
     * Empty where there is no such clinic, or it holds no session in the 18 weeks in which a strike's patients are given dates.
     *
     * @param now as of when the strike is planned
     */
    @SuppressWarnings("unchecked")
    Optional<CopiedSession> of(String clinic, StrikeView strike, Instant now) {
        Instant from = now.isBefore(strike.firstInstant()) ? strike.firstInstant() : now;
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.id, c.name, s.kind, s.specialty, s.site_id, s.turnaround_minutes as turnaround, s.starts_at,
                    cast(extract(epoch from s.ends_at - s.starts_at) / 60 as int) as minutes, %s
                from session s join clinic c on c.id = s.clinic_id
                left join slot f on f.session_id = s.id and f.type <> 'LIST' and f.status <> 'WITHDRAWN'
                where s.clinic_id = :clinic and s.starts_at >= :from and s.starts_at < :until
                group by s.id, c.id
                having s.kind = 'THEATRE' or count(f.id) > 0
                order by count(f.id) desc, minutes desc, s.starts_at, s.id limit 1
                """
                                .formatted(OfferedRows.COLUMNS),
                        Tuple.class)
                .setParameter("clinic", clinic)
                .setParameter("from", from)
                .setParameter("until", from.plus(HORIZON))
                .getResultList();
        return rows.stream().findFirst().map(row -> copied(clinic, row));
    }

    private CopiedSession copied(String clinic, Tuple row) {
        boolean list = row.get("kind", String.class).equals("THEATRE");
        return new CopiedSession(
                clinic,
                row.get("name", String.class),
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                row.get("minutes", Number.class).intValue(),
                list,
                row.get("turnaround", Number.class).intValue(),
                OfferedRows.capabilities(row),
                list ? List.of() : kinds(row.get("id", String.class)));
    }

    @SuppressWarnings("unchecked")
    private List<CopiedSession.Kind> kinds(String session) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select f.type, f.modality, f.reserved,
                    cast(extract(epoch from f.ends_at - f.starts_at) / 60 as int) as minutes,
                    cast(extract(epoch from f.starts_at - s.starts_at) / 60 as int) as start
                from slot f join session s on s.id = f.session_id
                where s.id = :session and f.type <> 'LIST' and f.status <> 'WITHDRAWN'
                order by f.type, f.modality, f.reserved, minutes, f.starts_at, f.id
                """,
                        Tuple.class)
                .setParameter("session", session)
                .getResultList();
        Map<CopiedSession.Kind, List<Integer>> starts = new LinkedHashMap<>();
        rows.forEach(row -> starts.computeIfAbsent(
                        new CopiedSession.Kind(
                                SlotType.valueOf(row.get("type", String.class)),
                                Modality.valueOf(row.get("modality", String.class)),
                                row.get("reserved", Boolean.class),
                                row.get("minutes", Number.class).intValue(),
                                List.of()),
                        any -> new ArrayList<>())
                .add(row.get("start", Number.class).intValue()));
        return starts.entrySet().stream()
                .map(entry -> new CopiedSession.Kind(
                        entry.getKey().type(),
                        entry.getKey().modality(),
                        entry.getKey().reserved(),
                        entry.getKey().minutes(),
                        List.copyOf(entry.getValue())))
                .toList();
    }
}
