package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Reads which free slots the trust keeps back for urgent referrals at this moment. */
@ApplicationScoped
class ReserveReader {

    // Urgent as RiskTier has it. Slot by slot: PostgreSQL would read every appointment there is.
    private static final String DAYS =
            """
            select s.clinic_id as clinic, cast(f.starts_at at time zone 'Europe/London' as date) as day, count(*) as slots,
                count(*) filter (where f.reserved or exists (
                    select from appointment a left join pathway w on w.id = a.pathway_id
                    where a.slot_id = f.id and a.status in ('BOOKED', 'ATTENDED') and a.kind <> 'OPERATION'
                        and (w.kind = 'CANCER' or 'URGENT_SUSPECTED_CANCER' in (a.priority, w.referral_priority)
                            or a.priority in ('P1A', 'P1B', 'P2', 'D1', 'D2', 'URGENT')) offset 0)) as urgent,
                string_agg(f.id, ' ' order by f.starts_at, f.id) filter (where not f.reserved and f.starts_at > :now
                    and (f.status = 'FREE' or (f.status = 'HELD' and f.held_until <= :now))) as free
            from session s cross join lateral (select * from slot where session_id = s.id offset 0) f
            where s.status = 'OPEN' and s.kind <> 'THEATRE' and f.type <> 'LIST' and f.status <> 'WITHDRAWN'
                and s.starts_at >= :from and s.starts_at < :until and f.starts_at < :until
                and (cast(:specialty as text) is null or s.specialty = :specialty)
            group by 1, 2
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** The ids of the slots kept back; of one specialty's clinics, or of all. */
    @SuppressWarnings("unchecked")
    Set<String> kept(@Nullable String specialty, Instant now, RuleSet rules) {
        if (rules.number(Setting.RESERVE_SHARE) == 0) {
            return Set.of();
        }
        List<Tuple> rows = entities.createNativeQuery(DAYS, Tuple.class)
                .setParameter("now", now)
                .setParameter("from", London.startOf(London.dayOf(now)))
                .setParameter("until", until(now, rules))
                .setParameter("specialty", specialty)
                .getResultList();
        return Reserve.kept(rows.stream().map(ReserveReader::day).toList(), rules);
    }

    /** From when on nothing is kept. */
    static Instant until(Instant now, RuleSet rules) {
        return London.startOf(London.dayOf(now).plusDays(rules.number(Setting.RESERVE_DAYS)));
    }

    private static Reserve.ClinicDay day(Tuple row) {
        String free = row.get("free", String.class);
        return new Reserve.ClinicDay(
                row.get("clinic", String.class),
                row.get("day", java.sql.Date.class).toLocalDate(),
                row.get("slots", Number.class).intValue(),
                row.get("urgent", Number.class).intValue(),
                free == null ? List.of() : Arrays.asList(free.split(" ")));
    }
}
