package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.policy.RuleSet;
import org.rebook.strike.Strikes;

/** Reads what a plan is made from: who is affected, what is left of their sessions, and every place they could go. */
@ApplicationScoped
class PlanInputReader {

    // Slots are looked for in the 18 weeks after the strike.
    private static final Duration HORIZON = Duration.ofDays(126);

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    Strikes strikes;

    @Inject
    AffectedReader affectedReader;

    @Inject
    GivingReader givingReader;

    @Inject
    KitAndBedsReader kitAndBeds;

    @Inject
    ReserveReader reserve;

    PlanInputs read(long strike, Instant now, RuleSet rules) {
        Circumstances circumstances =
                new Circumstances(now, Circumstances.StrikeTime.toKeepClear(strikes.all()), rules);
        List<Affected> affected = affectedReader.of(strike, now, rules);
        Instant start = startOf(affected, now);
        return inputs(strike, circumstances, affected, start, openingsFrom(start, circumstances));
    }

    /**
     * The strike by other rules or another assessment, at the moment and among the places of what was read before. Only whom
     * it affects is read again.
     */
    PlanInputs readAgain(long strike, PlanInputs before, RuleSet rules) {
        Instant now = before.now().now();
        List<Affected> affected = affectedReader.of(strike, now, rules);
        Instant start = startOf(affected, now);
        Circumstances circumstances = before.now().by(rules);
        boolean samePlaces = start.equals(startOf(before.affected(), now))
                && Reserve.isSame(before.now().rules(), rules);
        return inputs(
                strike,
                circumstances,
                affected,
                start,
                samePlaces ? before.openings() : openingsFrom(start, circumstances));
    }

    private PlanInputs inputs(
            long strike, Circumstances circumstances, List<Affected> affected, Instant start, List<Opening> openings) {
        Map<String, Remainder> remainders = remainders(strike);
        Set<String> affectedOnes = affected.stream().map(Affected::appointment).collect(Collectors.toSet());
        Giving giving = givingReader.of(affected, circumstances, start, start.plus(HORIZON));
        KitAndBeds counted = kitAndBeds.read(start, start.plus(HORIZON), affectedOnes);
        return new PlanInputs(
                circumstances.with(counted),
                affected,
                remainders,
                openings,
                Fingerprint.of(Fingerprint.of(affected, remainders.values(), openings, giving.places()), counted),
                giving);
    }

    private List<Opening> openingsFrom(Instant start, Circumstances now) {
        return Stream.concat(clinicOpenings(start, null, null, now), listOpenings(start))
                .toList();
    }

    /** From when on those affected are looked for places: the first date that is lost, or now. */
    static Instant startOf(Collection<Affected> affected, Instant now) {
        Instant first = affected.stream()
                .map(patient -> patient.displaced().lost().startsAt())
                .min(Instant::compareTo)
                .orElse(now);
        return first.isBefore(now) ? now : first;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Remainder> remainders(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select i.session_id, s.kind, i.staffing, i.booked, i.capacity_left, i.reason
                from impact i join session s on s.id = i.session_id
                where i.strike_id = :strike and i.staffing <> 'FULL'
                """,
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, Remainder> remainders = new HashMap<>();
        rows.forEach(row -> remainders.put(
                row.get(0, String.class),
                new Remainder(
                        row.get(0, String.class),
                        row.get(1, String.class).equals("THEATRE"),
                        row.get(2, String.class).equals("REDUCED"),
                        row.get(3, Number.class).intValue(),
                        row.get(4, Number.class).intValue(),
                        row.get(5, String.class))));
        return remainders;
    }

    /** The free places in a specialty's clinics. */
    List<Opening> openingsOf(String specialty, Circumstances now) {
        return clinicOpenings(now.now(), specialty, null, now).toList();
    }

    /** The free places of a clinic session; none when it takes nobody. */
    List<Opening> openingsIn(String session, Instant from, Circumstances now) {
        return clinicOpenings(from, null, session, now).toList();
    }

    /** The free places and lists of a specialty in the weeks from then on. */
    List<Opening> allOpeningsOf(@Nullable String specialty, Instant from, Circumstances now) {
        return Stream.concat(
                        clinicOpenings(from, specialty, null, now),
                        listOpenings(from)
                                .filter(list -> Objects.equals(list.sample().specialty(), specialty)))
                .toList();
    }

    /** What there is of kit and beds from then on, and what all but these take of it. */
    KitAndBeds kitAndBedsBesides(Set<String> appointments, Instant from) {
        return kitAndBeds.read(from, from.plus(HORIZON), appointments);
    }

    List<Opening> clinicOpeningsNow(Instant from, Circumstances now) {
        return clinicOpenings(from, null, null, now).toList();
    }

    private Stream<Opening> clinicOpenings(
            Instant from, @Nullable String specialty, @Nullable String session, Circumstances now) {
        Set<String> kept = reserve.kept(specialty, now.now(), now.rules());
        return clinicOpenings(from, specialty, session).flatMap(opening -> opening.keeping(kept));
    }

    @SuppressWarnings("unchecked")
    private Stream<Opening> clinicOpenings(Instant from, @Nullable String specialty, @Nullable String session) {
        // Of one specialty session by session: PostgreSQL would read the free slots of all.
        String slots = specialty == null && session == null
                ? "slot f join session s on s.id = f.session_id"
                : "session s cross join lateral (select * from slot where session_id = s.id offset 0) f";
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.id as session, s.specialty, s.site_id, s.clinician_id, f.type, f.modality, f.reserved,
                    array_to_string(array_agg(f.id order by f.starts_at, f.id), ' ') as ids,
                    array_to_string(array_agg(f.version order by f.starts_at, f.id), ' ') as versions,
                    array_to_string(array_agg(cast(extract(epoch from f.starts_at) as bigint) order by f.starts_at, f.id), ' ')
                        as starts,
                    cast(extract(epoch from f.ends_at - f.starts_at) / 60 as int) as minutes, %s
                from %s join clinic c on c.id = s.clinic_id
                where f.status = 'FREE' and s.status = 'OPEN' and f.type <> 'LIST'
                    and f.starts_at >= :from and f.starts_at < :until
                    and (cast(:specialty as text) is null or s.specialty = :specialty)
                    and (cast(:session as text) is null or s.id = :session)
                group by s.id, c.id, f.type, f.modality, f.reserved, minutes
                order by s.id, f.type, f.modality, f.reserved, minutes
                """
                                .formatted(OfferedRows.COLUMNS, slots),
                        Tuple.class)
                .setParameter("from", from)
                .setParameter("until", from.plus(HORIZON))
                .setParameter("specialty", specialty)
                .setParameter("session", session)
                .getResultList();
        return rows.stream().map(PlanInputReader::clinicOpening);
    }

    private static Opening clinicOpening(Tuple row) {
        String[] ids = row.get("ids", String.class).split(" ");
        String[] versions = row.get("versions", String.class).split(" ");
        String[] starts = row.get("starts", String.class).split(" ");
        int minutes = row.get("minutes", Number.class).intValue();
        List<Opening.Slot> slots = IntStream.range(0, ids.length)
                .mapToObj(i -> {
                    Instant start = Instant.ofEpochSecond(Long.parseLong(starts[i]));
                    return new Opening.Slot(
                            ids[i],
                            Long.parseLong(versions[i]),
                            new SlotTime(start, start.plus(Duration.ofMinutes(minutes))));
                })
                .toList();
        SlotTime span = new SlotTime(
                slots.get(0).time().startsAt(),
                slots.get(slots.size() - 1).time().endsAt());
        OfferedSlot sample = new OfferedSlot(
                ids[0],
                row.get("session", String.class),
                SlotType.valueOf(row.get("type", String.class)),
                Modality.valueOf(row.get("modality", String.class)),
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                row.get("clinician_id", String.class),
                span,
                true,
                SessionStatus.OPEN,
                row.get("reserved", Boolean.class),
                minutes,
                OfferedRows.capabilities(row));
        return new Opening(sample, slots, 0, 0, 0, 0);
    }

    @SuppressWarnings("unchecked")
    private Stream<Opening> listOpenings(Instant from) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.id as session, s.specialty, s.site_id, s.clinician_id, s.starts_at, s.ends_at,
                    s.turnaround_minutes as turnaround,
                    cast(extract(epoch from s.ends_at - s.starts_at) / 60 as int) as minutes,
                    coalesce(sum(a.mean_minutes + s.turnaround_minutes), 0) as used,
                    coalesce(sum(a.sd_minutes * a.sd_minutes), 0) as variance, %s, %s
                from session s join clinic c on c.id = s.clinic_id
                left join appointment a on a.session_id = s.id and a.status = 'BOOKED' and a.kind = 'OPERATION'
                where s.kind = 'THEATRE' and s.status = 'OPEN' and s.starts_at >= :from and s.starts_at < :until
                group by s.id, c.id order by s.id
                """
                                .formatted(OfferedRows.COLUMNS, OfferedRows.EARLY),
                        Tuple.class)
                .setParameter("from", from)
                .setParameter("until", from.plus(HORIZON))
                .getResultList();
        return rows.stream().map(PlanInputReader::listOpening);
    }

    private static Opening listOpening(Tuple row) {
        int minutes = row.get("minutes", Number.class).intValue();
        int used = row.get("used", Number.class).intValue();
        OfferedSlot sample = new OfferedSlot(
                row.get("session", String.class),
                row.get("session", String.class),
                SlotType.LIST,
                Modality.IN_PERSON,
                row.get("specialty", String.class),
                row.get("site_id", String.class),
                row.get("clinician_id", String.class),
                new SlotTime(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class)),
                true,
                SessionStatus.OPEN,
                false,
                Math.max(0, minutes - used),
                OfferedRows.capabilities(row));
        return new Opening(
                sample,
                List.of(),
                minutes,
                used,
                row.get("variance", Number.class).longValue(),
                row.get("turnaround", Number.class).intValue(),
                OfferedRows.early(row));
    }
}
