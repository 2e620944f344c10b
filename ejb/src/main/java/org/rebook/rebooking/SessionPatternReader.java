package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotType;

/** Reads what sessions the trust holds, so that more of them can be imagined. */
@ApplicationScoped
class SessionPatternReader {

    private static final Duration HORIZON = Duration.ofDays(126);

    // A session of one kind of slot has as many as fit into the time that its slots of all kinds have now.
    private static final String CLINICS =
            """
            select distinct specialty, site_id, type, modality, weekday, starts_at, minutes,
                cast(sum(alike) over (partition by session) / minutes as int) as places, 0 as turnaround,
                capabilities, least_age, greatest_age
            from (
                select s.id as session, s.specialty, s.site_id, f.type, f.modality,
                    cast(extract(isodow from s.starts_at at time zone 'Europe/London') as int) as weekday,
                    to_char(s.starts_at at time zone 'Europe/London', 'HH24:MI') as starts_at,
                    cast(extract(epoch from f.ends_at - f.starts_at) / 60 as int) as minutes,
                    sum(cast(extract(epoch from f.ends_at - f.starts_at) / 60 as int)) as alike,
                    array_to_string(c.capabilities, chr(31)) as capabilities, c.least_age, c.greatest_age
                from slot f join session s on s.id = f.session_id join clinic c on c.id = s.clinic_id
                where f.type <> 'LIST' and s.specialty in (:specialties) and s.starts_at >= :from and s.starts_at < :until
                group by s.id, f.type, f.modality, minutes, c.capabilities, c.least_age, c.greatest_age
            ) kinds
            """;

    private static final String LISTS =
            """
            select distinct s.specialty, s.site_id, 'LIST' as type, 'IN_PERSON' as modality,
                cast(extract(isodow from s.starts_at at time zone 'Europe/London') as int) as weekday,
                to_char(s.starts_at at time zone 'Europe/London', 'HH24:MI') as starts_at,
                cast(extract(epoch from s.ends_at - s.starts_at) / 60 as int) as minutes, 0 as places,
                s.turnaround_minutes as turnaround,
                array_to_string(c.capabilities, chr(31)) as capabilities, c.least_age, c.greatest_age
            from session s join clinic c on c.id = s.clinic_id
            where s.kind = 'THEATRE' and s.specialty in (:specialties) and s.starts_at >= :from and s.starts_at < :until
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** The patterns of the specialties' sessions in the 18 weeks from the moment on. */
    List<SessionPattern> of(Collection<String> specialties, Instant from) {
        return specialties.isEmpty()
                ? List.of()
                : Stream.concat(read(CLINICS, specialties, from), read(LISTS, specialties, from))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private Stream<SessionPattern> read(String sql, Collection<String> specialties, Instant from) {
        Query query = entities.createNativeQuery(sql, Tuple.class)
                .setParameter("specialties", specialties)
                .setParameter("from", from)
                .setParameter("until", from.plus(HORIZON));
        return ((List<Tuple>) query.getResultList()).stream().map(SessionPatternReader::pattern);
    }

    private static SessionPattern pattern(Tuple row) {
        return new SessionPattern(
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                SlotType.valueOf(row.get("type", String.class)),
                Modality.valueOf(row.get("modality", String.class)),
                DayOfWeek.of(row.get("weekday", Number.class).intValue()),
                LocalTime.parse(row.get("starts_at", String.class)),
                row.get("minutes", Number.class).intValue(),
                row.get("places", Number.class).intValue(),
                row.get("turnaround", Number.class).intValue(),
                OfferedRows.capabilities(row));
    }
}
