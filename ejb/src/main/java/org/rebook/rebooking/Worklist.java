package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;

/** Everyone who is owed a date or a decision, the most urgent first, and who is working on whom. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class Worklist {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(London.ZONE);

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    WorklistRows rows;

    @Inject
    RuleSets ruleSets;

    @Inject
    AuditTrail audit;

    /** A page of the worklist and how many rows there are in all. */
    public record Page(List<WorklistRow> rows, int total, int number, int pages) {}

    /** How many obligations stand in which state. */
    public record Counts(
            int open,
            int toRebook,
            int toDecide,
            int mine,
            int unclaimed,
            int overdue,
            int missedSoon,
            int closedToday) {}

    /** A value to filter by, and how many rows have it. */
    public record Choice(String value, String words, int count) {}

    /** Days within which a date that is about to be missed is pointed out. */
    public static final int SOON_DAYS = 7;

    /** Pages are counted from 1; one that does not exist is answered with the nearest that does. */
    public Page page(WorklistFilter filter, int number, int size) {
        List<WorklistRow> all = all(filter);
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int page = Math.min(Math.max(number, 1), pages);
        List<WorklistRow> some = all.subList((page - 1) * size, Math.min(page * size, all.size()));
        return new Page(List.copyOf(some), all.size(), page, pages);
    }

    public List<WorklistRow> all(WorklistFilter filter) {
        return rows.open(filter, me(), today());
    }

    public Optional<WorklistRow> find(long obligation) {
        return rows.find(obligation, today());
    }

    /** The most urgent row that nobody works on, other than the given one. */
    public Optional<WorklistRow> next(WorklistFilter filter, long after) {
        return all(filter).stream()
                .filter(row -> row.id() != after && !row.isClaimedByAnotherThan(me()))
                .findFirst();
    }

    public Counts counts() {
        List<WorklistRow> open = all(WorklistFilter.ALL);
        String me = me();
        return new Counts(
                open.size(),
                count(open, row -> row.kind() == ObligationKind.REBOOK),
                count(open, row -> row.kind() == ObligationKind.DECIDE),
                count(open, row -> me.equals(row.claimedBy())),
                count(open, row -> row.claimedBy() == null),
                count(open, WorklistRow::overdue),
                count(open, row -> row.daysLeft() != null && row.daysLeft() <= SOON_DAYS),
                closedToday());
    }

    /** The specialties on the worklist, for the filter. */
    public List<Choice> specialties() {
        return choices(
                """
                select sp.code, sp.name, count(*) from obligation o join appointment a on a.id = o.appointment_id
                join specialty sp on sp.code = a.specialty where o.status = 'OPEN' group by sp.code, sp.name order by sp.name
                """);
    }

    public List<Choice> sites() {
        return choices(
                """
                select si.id, si.name, count(*) from obligation o join appointment a on a.id = o.appointment_id
                join session s on s.id = a.session_id join site si on si.id = s.site_id
                where o.status = 'OPEN' group by si.id, si.name order by si.name
                """);
    }

    public List<Choice> owners() {
        return choices(
                "select owner, owner, count(*) from obligation where status = 'OPEN' group by owner order by owner");
    }

    /** Says that the caller is working on it. Somebody else's claim is taken over only on purpose. */
    public WorklistOutcome claim(long obligation, boolean takeOver) {
        WorklistRow row = lock(obligation);
        if (row == null || !row.open()) {
            return notOpen(row);
        }
        if (row.isClaimedByAnotherThan(me()) && !takeOver) {
            return new WorklistOutcome.Refused(workedOnBy(row));
        }
        setClaim(obligation, me());
        note(row, "claim", row.isClaimedByAnotherThan(me()) ? "Taken over." : "Taken to work on.");
        return new WorklistOutcome.Done();
    }

    /** Claims what nobody else works on. Returns how many were claimed. */
    public int claimAll(Collection<Long> obligations) {
        return (int) obligations.stream()
                .filter(id -> claim(id, false) instanceof WorklistOutcome.Done)
                .count();
    }

    public WorklistOutcome release(long obligation) {
        WorklistRow row = lock(obligation);
        if (row == null || !row.open()) {
            return notOpen(row);
        }
        if (row.isClaimedByAnotherThan(me())) {
            return new WorklistOutcome.Refused(workedOnBy(row));
        }
        setClaim(obligation, null);
        note(row, "release", "Put back for others.");
        return new WorklistOutcome.Done();
    }

    /**
     * How an obligation is closed without a new date.
     *
     * @param clinician who decided it; for the reasons that need one
     * @param changedInErs whether it was changed in e-RS too, where the booking was made
     */
    public record Closing(ClosingReason reason, String words, @Nullable String clinician, boolean changedInErs) {

        /** @throws IllegalArgumentException when there are no words, or a clinician is not named who must be */
        public Closing {
            if (words.isBlank()) {
                throw new IllegalArgumentException("words: say in a few words why the patient needs no new date.");
            }
            if (reason.needsClinician() && (clinician == null || clinician.isBlank())) {
                throw new IllegalArgumentException(
                        "clinician: name the clinician who decided it; nobody else may end or pause a patient's care.");
            }
        }

        String inWords() {
            String decided = reason.needsClinician() ? " (decided by %s)".formatted(clinician.strip()) : "";
            return reason.words() + decided + ": " + words.strip() + (changedInErs ? " (changed in e-RS)" : "");
        }
    }

    /** Closes an obligation without a new date (R-REB-26). */
    public WorklistOutcome close(long obligation, long version, Closing closing) {
        WorklistRow row = lock(obligation);
        if (row == null || !row.open()) {
            return notOpen(row);
        }
        if (row.isClaimedByAnotherThan(me())) {
            return new WorklistOutcome.Refused(workedOnBy(row));
        }
        if (row.version() != version) {
            return new WorklistOutcome.Refused(
                    "Something about this patient has changed. Look again before you close it.");
        }
        if (closing.reason() == ClosingReason.KEEPS_DATE && !hasDateInSession(row)) {
            return new WorklistOutcome.Refused(
                    "The patient cannot keep the date: it is cancelled, or its session will not take place.");
        }
        if (row.bookedThroughErs() && !closing.changedInErs() && isOn(Setting.THROUGH_E_RS)) {
            return new WorklistOutcome.Refused(
                    "This first appointment was booked through e-RS. Set it right there, then confirm that you have.");
        }
        String why = closing.inWords();
        entities.createNativeQuery(
                        """
                update obligation set status = 'CLOSED', closed_at = now(), closed_by = :who, closed_reason = :why,
                    version = version + 1 where id = :id
                """)
                .setParameter("who", me())
                .setParameter("why", why)
                .setParameter("id", obligation)
                .executeUpdate();
        note(row, "close", why);
        return new WorklistOutcome.Done();
    }

    private boolean isOn(Setting setting) {
        return ruleSets.inForceOn(today()).isOn(setting);
    }

    static String workedOnBy(WorklistRow row) {
        return "%s is working on this patient since %s."
                .formatted(row.claimedByName(), row.claimedAt() == null ? "earlier" : TIME.format(row.claimedAt()));
    }

    private static WorklistOutcome notOpen(WorklistRow row) {
        return new WorklistOutcome.Refused(
                row == null
                        ? "This patient is not on the worklist."
                        : "This was settled at %s by %s: %s"
                                .formatted(TIME.format(row.closedAt()), row.closedBy(), row.closedReason()));
    }

    // The row is locked first, so that of two clerks who press at once one sees the other's claim.
    private WorklistRow lock(long obligation) {
        entities.createNativeQuery("select id from obligation where id = :id for update")
                .setParameter("id", obligation)
                .getResultList();
        return find(obligation).orElse(null);
    }

    private boolean hasDateInSession(WorklistRow row) {
        return !entities.createNativeQuery(
                        """
                select a.id from appointment a join session s on s.id = a.session_id
                where a.id = :id and a.status = 'BOOKED' and s.status <> 'STOOD_DOWN'
                """)
                .setParameter("id", row.displaced().appointment())
                .getResultList()
                .isEmpty();
    }

    private void setClaim(long obligation, String name) {
        entities.createNativeQuery(
                        """
                update obligation set claimed_by = cast(:name as text),
                    claimed_at = case when cast(:name as text) is null then null else now() end, version = version + 1
                where id = :id
                """)
                .setParameter("name", name)
                .setParameter("id", obligation)
                .executeUpdate();
    }

    private void note(WorklistRow row, String action, String why) {
        audit.write(new AuditTrail.Entry(
                action, "obligation", Long.toString(row.id()), row.person().id(), why, null, null, null));
    }

    private int closedToday() {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from obligation where closed_by = :who and closed_at >= :start")
                        .setParameter("who", me())
                        .setParameter("start", London.startOf(today()))
                        .getSingleResult())
                .intValue();
    }

    @SuppressWarnings("unchecked")
    private List<Choice> choices(String query) {
        List<Tuple> found = entities.createNativeQuery(query, Tuple.class).getResultList();
        return found.stream()
                .map(row -> new Choice(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Number.class).intValue()))
                .toList();
    }

    private static int count(List<WorklistRow> rows, Predicate<WorklistRow> which) {
        return (int) rows.stream().filter(which).count();
    }

    private String me() {
        return caller.getCallerPrincipal().getName();
    }

    private static LocalDate today() {
        return London.dayOf(Instant.now());
    }
}
