package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rebook.clinic.London;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;

/** Reads obligations with all that the worklist shows of them. */
@ApplicationScoped
class WorklistRows {

    /** The most urgent first: clinical risk, days to the breach, times cancelled, then the longest wait (R-REB-09). */
    static final Comparator<WorklistRow> BY_RISK = Comparator.comparing(WorklistRow::tier)
            .thenComparing(row -> row.daysLeft() == null ? Integer.MAX_VALUE : row.daysLeft())
            .thenComparing(Comparator.comparingInt(WorklistRow::timesCancelled).reversed())
            .thenComparing(row -> row.displaced().lost().startsAt())
            .thenComparing(WorklistRow::id);

    private static final String SELECT =
            """
            select o.id, o.version, o.status as obligation_status, o.kind, o.owner, o.claimed_by, o.claimed_at,
                coalesce(ac.display_name, o.claimed_by) as claimed_by_name, o.due_on, o.reason, o.opened_at, o.closed_at,
                coalesce(cb.display_name, o.closed_by) as closed_by, o.closed_reason, o.new_appointment_id, o.strike_id,
                a.procedure_name, a.cancellation_reason,
                (select m.cause from impact m where m.strike_id = o.strike_id and m.session_id = a.session_id) as session_cause,
                p.id as patient_id, p.nhs_number, p.family_name, p.given_name, p.phone,
                p.contact_preference, p.language, p.access_needs, p.restricted, sp.name as specialty_name, c.name as clinic,
                si.name as site, cl.name as clinician, %s
            from obligation o
            join appointment a on a.id = o.appointment_id
            %s
            left join site si on si.id = s.site_id
            left join clinician cl on cl.id = s.clinician_id
            left join specialty sp on sp.code = a.specialty
            left join account ac on ac.name = o.claimed_by
            left join account cb on cb.name = o.closed_by
            """
                    .formatted(DisplacedRows.COLUMNS, DisplacedRows.JOINS);

    private static final String FILTERED =
            """
            where o.status = 'OPEN'
                and (cast(:specialty as text) is null or a.specialty = :specialty)
                and (cast(:site as text) is null or s.site_id = :site)
                and (cast(:kind as text) is null or o.kind = :kind)
                and (cast(:owner as text) is null or o.owner = :owner)
                and (not :mine or o.claimed_by = :who)
                and (not :overdue or o.due_on < :today)
                and (cast(:number as text) is null or p.nhs_number = :number)
                and (cast(:name as text) is null or lower(p.family_name) like :name or lower(p.given_name) like :name)
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    History history;

    /** The open obligations that pass the filter, the most urgent first. */
    List<WorklistRow> open(WorklistFilter filter, String who, LocalDate today) {
        String text = filter.text() == null ? null : filter.text().strip();
        String number = text == null ? null : text.replace(" ", "");
        boolean isNumber = number != null && number.matches("\\d{10}");
        Query query = entities.createNativeQuery(SELECT + FILTERED, Tuple.class)
                .setParameter("specialty", filter.specialty())
                .setParameter("site", filter.site())
                .setParameter(
                        "kind", filter.kind() == null ? null : filter.kind().name())
                .setParameter("owner", filter.owner())
                .setParameter("mine", filter.mine())
                .setParameter("who", who)
                .setParameter("overdue", filter.overdue())
                .setParameter("today", today)
                .setParameter("number", isNumber ? number : null)
                .setParameter("name", isNumber || text == null ? null : beginningWith(text));
        Chosen chosen =
                filter.specialty() == null ? Chosen.onTheWorklist() : Chosen.onTheWorklistOf(filter.specialty());
        return rows(query, chosen, today, ruleSets.inForceOn(today)).stream()
                .sorted(BY_RISK)
                .toList();
    }

    Optional<WorklistRow> find(long obligation, LocalDate today) {
        return find(obligation, today, ruleSets.inForceOn(today));
    }

    Optional<WorklistRow> find(long obligation, LocalDate today, RuleSet rules) {
        Query query = entities.createNativeQuery(SELECT + " where o.id = :id", Tuple.class)
                .setParameter("id", obligation);
        Chosen chosen = new Chosen("select appointment_id from obligation where id = :chosen", obligation);
        return rows(query, chosen, today, rules).stream().findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<WorklistRow> rows(Query query, Chosen chosen, LocalDate today, RuleSet rules) {
        Instant now = Instant.now();
        Map<String, List<Earlier>> earlier = history.of(chosen);
        List<Tuple> rows = query.setParameter("asOf", now).getResultList();
        return rows.stream()
                .map(row -> {
                    List<Earlier> before = earlier.getOrDefault(row.get("appointment_id", String.class), List.of());
                    return row(row, DisplacedRows.of(row, lost(row), before, now, rules), today, rules);
                })
                .toList();
    }

    private static String beginningWith(String text) {
        return text.toLowerCase().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static WorklistRow row(Tuple row, Displaced displaced, LocalDate today, RuleSet rules) {
        boolean booked = row.get("appointment_status", String.class).equals("BOOKED");
        int before = displaced.hospitalCancellations();
        return new WorklistRow(
                row.get("id", Number.class).longValue(),
                row.get("version", Number.class).longValue(),
                row.get("obligation_status", String.class).equals("OPEN"),
                ObligationKind.valueOf(row.get("kind", String.class)),
                displaced,
                RiskTier.of(displaced, today, rules),
                DueDates.first(displaced, rules).orElse(null),
                person(row),
                new WorklistRow.Place(
                        row.get("specialty_name", String.class),
                        row.get("clinic", String.class),
                        row.get("site", String.class),
                        row.get("clinician", String.class)),
                booked,
                booked ? before : before + 1,
                row.get("owner", String.class),
                row.get("claimed_by", String.class),
                row.get("claimed_by_name", String.class),
                row.get("claimed_at", Instant.class),
                DisplacedRows.day(row, "due_on"),
                row.get("reason", String.class),
                row.get("opened_at", Instant.class),
                row.get("closed_at", Instant.class),
                row.get("closed_by", String.class),
                row.get("closed_reason", String.class),
                row.get("new_appointment_id", String.class),
                row.get("strike_id", Number.class) == null
                        ? null
                        : row.get("strike_id", Number.class).longValue(),
                row.get("cancellation_reason", String.class),
                row.get("session_cause", String.class),
                row.get("procedure_name", String.class),
                today);
    }

    private static WorklistRow.Person person(Tuple row) {
        return new WorklistRow.Person(
                row.get("patient_id", String.class),
                row.get("nhs_number", String.class),
                row.get("family_name", String.class),
                row.get("given_name", String.class),
                DisplacedRows.day(row, "birth_date"),
                row.get("phone", String.class),
                row.get("contact_preference", String.class),
                row.get("language", String.class),
                row.get("access_needs", String.class),
                row.get("restricted", Boolean.class));
    }

    // An EHR may tell of a cancellation without saying of which time; then it counts from when we heard of it.
    private static SlotTime lost(Tuple row) {
        Instant start = row.get("starts_at", Instant.class);
        Instant end = row.get("ends_at", Instant.class);
        if (start != null && end != null) {
            return new SlotTime(start, end);
        }
        Instant opened = London.startOf(London.dayOf(row.get("opened_at", Instant.class)));
        return new SlotTime(opened, opened.plusSeconds(60));
    }
}
