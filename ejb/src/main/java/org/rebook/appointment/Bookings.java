package org.rebook.appointment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;

/**
 * The only place where Rebook changes an appointment, and says why it does not ({@link BulkBookings} does many such acts
 * at once where nothing stands in the way). Each method is one act in its caller's transaction: the new booking, the old cancellation, the link between them, the obligation, the audit and the news to the EHR commit
 * together or not at all.
 */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.SYSTEM})
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Bookings {

    // R-CAN-11: an operation that is moved by 24 hours at most, and for the first time, is postponed and not cancelled.
    private static final String IS_POSTPONEMENT =
            """
            kind = 'OPERATION' and postponed < :allowed
                and abs(extract(epoch from cast(:starts as timestamptz) - starts_at)) <= :hours * 3600""";

    private static final String GIVER = "Of the patient who was to give way: ";

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    Obligations obligations;

    @Inject
    AuditTrail audit;

    @Inject
    Event<AppointmentChanged> news;

    @Inject
    Event<MoveTakenBack> takenBack;

    /**
     * Moves an appointment: it is booked anew at the target and given up where it was. An appointment that was already
     * cancelled with an open obligation is booked anew and its obligation closed.
     *
     * @param expectedVersion the appointment's version when the decision was made, or null to take it as it is
     * @param heldBy whose hold on the slot is good enough, or null for none
     */
    public BookingOutcome move(
            String appointment, @Nullable Long expectedVersion, Target target, @Nullable String heldBy, Cause cause) {
        Locked old = lock(appointment);
        String refusal = refusalOf(old, expectedVersion);
        if (refusal == null) {
            refusal = refusalOf(target, heldBy);
        }
        if (refusal != null) {
            return new BookingOutcome.Refused(refusal);
        }
        String successor = successorOf(appointment, old.version(), target);
        giveUp(old, successor, null, cause);
        bookAnew(old, successor, target);
        obligations.closeFor(appointment, "Rebooked", successor, cause.who());
        audit.write(cause.who(), Entries.move(appointment, old.patientId(), old.asJson(), target, cause));
        tell(ChangeKind.MOVED, appointment, successor, cause);
        return new BookingOutcome.Done(successor);
    }

    /**
     * Moves an appointment into the place of another patient, who moves first: both or neither.
     *
     * @param place what the one who gives way has now
     */
    public BookingOutcome moveInto(
            String appointment, @Nullable Long expectedVersion, Target place, MakesRoom giver, Cause cause) {
        String refusal = refusalOf(lock(appointment), expectedVersion);
        if (refusal == null) {
            refusal = refusalOfRoom(giver, place);
        }
        if (refusal != null) {
            return new BookingOutcome.Refused(refusal);
        }
        if (move(giver.appointment(), giver.version(), giver.target(), null, giver.cause())
                instanceof BookingOutcome.Refused refused) {
            return new BookingOutcome.Refused(GIVER + refused.reason());
        }
        if (move(appointment, expectedVersion, place, null, cause) instanceof BookingOutcome.Done done) {
            return done;
        }
        throw new IllegalStateException("Appointment %s gave way, but %s could not take the place."
                .formatted(giver.appointment(), appointment));
    }

    private @Nullable String refusalOfRoom(MakesRoom giver, Target place) {
        Locked giving = lock(giver.appointment());
        String refusal = refusalOfBooked(giving, giver.version());
        if (refusal == null && !Objects.equals(giving.slotId(), place.slot())) {
            refusal = "The appointment is in another place now.";
        }
        String closed = refusalOfSession(place);
        return refusal == null ? closed : GIVER + refusal;
    }

    /** Gives an appointment up without a new date: an obligation with owner, due day and reason is opened with it. */
    public BookingOutcome displace(
            String appointment, @Nullable Long expectedVersion, String owner, LocalDate dueOn, Cause cause) {
        Locked old = lock(appointment);
        String refusal = refusalOfBooked(old, expectedVersion);
        if (refusal != null) {
            return new BookingOutcome.Refused(refusal);
        }
        long obligation = obligations.open(appointment, old.patientId(), Obligations.REBOOK, owner, dueOn, cause);
        giveUp(old, null, obligation, cause);
        audit.write(cause.who(), Entries.displace(appointment, old.patientId(), old.asJson(), cause));
        tell(ChangeKind.CANCELLED, appointment, null, cause);
        return new BookingOutcome.Done(appointment);
    }

    /** Keeps the time and sees the patient by phone or video instead. */
    public BookingOutcome convert(String appointment, @Nullable Long expectedVersion, String modality, Cause cause) {
        Locked old = lock(appointment);
        String refusal = refusalOfBooked(old, expectedVersion);
        if (refusal != null) {
            return new BookingOutcome.Refused(refusal);
        }
        entities.createNativeQuery("update appointment set modality = :modality, version = version + 1 where id = :id")
                .setParameter("modality", modality)
                .setParameter("id", appointment)
                .executeUpdate();
        audit.write(cause.who(), Entries.convert(appointment, old.patientId(), cause));
        tell(ChangeKind.CONVERTED, appointment, null, cause);
        return new BookingOutcome.Done(appointment);
    }

    /**
     * Takes a move back that nobody has been told of: the new booking counts as an error, the old appointment stands
     * where it stood, and the obligation that the move closed is open again.
     *
     * @throws AlreadyTold when somebody has been told of it
     */
    public BookingOutcome takeBack(String appointment, String successor, Cause cause) {
        Locked old = lock(appointment);
        Locked booked = lock(successor);
        if (old == null || booked == null || !booked.isBooked() || !isSuccessor(appointment, successor)) {
            return new BookingOutcome.Refused("The new date has been changed since. It cannot be taken back.");
        }
        takenBack.fire(new MoveTakenBack(appointment, successor));
        entities.createNativeQuery(
                        "update appointment set status = 'ENTERED_IN_ERROR', version = version + 1 where id = :id")
                .setParameter("id", successor)
                .executeUpdate();
        // Whoever was cancelled before the move has the obligation of that cancellation; whoever has none was booked.
        entities.createNativeQuery(
                        """
                update appointment set replaced_by_id = null, version = version + 1,
                    status = case when obligation_id is null then 'BOOKED' else status end,
                    cancelled_by = case when obligation_id is null then null else cancelled_by end,
                    cancelled_at = case when obligation_id is null then null else cancelled_at end,
                    cancellation_reason = case when obligation_id is null then null else cancellation_reason end
                where id = :id
                """)
                .setParameter("id", appointment)
                .executeUpdate();
        obligations.reopenFor(appointment, successor);
        audit.write(
                cause.who(),
                new AuditTrail.Entry(
                        "undo",
                        "appointment",
                        appointment,
                        old.patientId(),
                        cause.inWords(),
                        cause.ruleVersion(),
                        AppointmentJson.of(booked.slotId(), booked.sessionId(), booked.startsAt(), "BOOKED"),
                        AppointmentJson.of(old.slotId(), old.sessionId(), old.startsAt(), "AS_BEFORE")));
        return new BookingOutcome.Done(appointment);
    }

    private boolean isSuccessor(String appointment, String successor) {
        return !entities.createNativeQuery("select id from appointment where id = :id and replaced_by_id = :successor")
                .setParameter("id", appointment)
                .setParameter("successor", successor)
                .getResultList()
                .isEmpty();
    }

    private void tell(ChangeKind kind, String appointment, @Nullable String successor, Cause cause) {
        news.fire(new AppointmentChanged(kind, appointment, successor, cause.code(), cause.strikeId(), cause.runId()));
    }

    private static @Nullable String refusalOfBooked(@Nullable Locked old, @Nullable Long expectedVersion) {
        String refusal = refusalOf(old, expectedVersion);
        return refusal == null && !old.isBooked() ? "The appointment is already cancelled." : refusal;
    }

    private static @Nullable String refusalOf(@Nullable Locked old, @Nullable Long expectedVersion) {
        if (old == null) {
            return "The appointment is no longer known.";
        }
        // R-REB-26: whoever died after the plan was made is neither moved nor told.
        if (old.hasDied()) {
            return "The patient has died. Close the appointment and say so; tell nobody of a new date.";
        }
        if (expectedVersion != null && expectedVersion != old.version()) {
            return "The appointment has changed since the plan was made.";
        }
        if (old.isBooked() || old.awaitsDate()) {
            return null;
        }
        return "The appointment is %s.".formatted(old.status().toLowerCase().replace('_', ' '));
    }

    @SuppressWarnings("unchecked")
    private @Nullable String refusalOf(Target target, @Nullable String heldBy) {
        String closed = refusalOfSession(target);
        if (closed != null || target.slot() == null) {
            return closed;
        }
        List<Tuple> slots = entities.createNativeQuery(
                        "select status, held_by, held_until > now() from slot where id = :id for update", Tuple.class)
                .setParameter("id", target.slot())
                .getResultList();
        if (slots.isEmpty()) {
            return "The new slot is no longer known.";
        }
        Tuple slot = slots.get(0);
        return switch (slot.get(0, String.class)) {
            case "FREE" -> null;
            case "HELD" ->
                !Boolean.TRUE.equals(slot.get(2, Boolean.class))
                                || slot.get(1, String.class).equals(heldBy)
                        ? null
                        : "The new slot is held for somebody else.";
            case "BUSY" -> "The new slot has been taken.";
            default -> "The new slot has been withdrawn.";
        };
    }

    @SuppressWarnings("unchecked")
    private @Nullable String refusalOfSession(Target target) {
        List<String> sessions = entities.createNativeQuery("select status from session where id = :id")
                .setParameter("id", target.session())
                .getResultList();
        if (sessions.isEmpty()) {
            return "The new session is no longer known.";
        }
        return sessions.get(0).equals("OPEN") ? null : "New bookings in that session have been stopped.";
    }

    private void giveUp(Locked old, @Nullable String successor, @Nullable Long obligation, Cause cause) {
        entities.createNativeQuery(
                        """
                update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL',
                    cancelled_at = coalesce(cancelled_at, now()),
                    cancellation_reason = case when status = 'BOOKED' then :code else cancellation_reason end,
                    replaced_by_id = cast(:successor as text),
                    obligation_id = coalesce(cast(:obligation as bigint), obligation_id),
                    version = version + 1
                where id = :id
                """)
                .setParameter("code", cause.code().code())
                .setParameter("successor", successor)
                .setParameter("obligation", obligation)
                .setParameter("id", old.id())
                .executeUpdate();
    }

    @Enforces({Rule.R_CAN_11, Rule.R_REB_06})
    private void bookAnew(Locked old, String successor, Target target) {
        RuleSet rules = ruleSets.inForceOn(London.dayOf(target.startsAt()));
        entities.createNativeQuery(
                        """
                insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, modality, status, specialty,
                    priority, priority_set_on, starts_at, ends_at, mean_minutes, sd_minutes, procedure_name, lcad,
                    do_not_move, hospital_cancellations, postponed, needs, bed_days, arrangements, same_clinician, replaces_id,
                    booked_by_rebook, earliest_reasonable_offer)
                select :successor, patient_id, pathway_id, :session, cast(:slot as text), kind, :modality, 'BOOKED', specialty,
                    priority, priority_set_on, :starts, :ends, mean_minutes, sd_minutes, procedure_name, lcad,
                    do_not_move, hospital_cancellations + case when %1$s then 0 else 1 end,
                    postponed + case when %1$s then 1 else 0 end, needs, bed_days, arrangements, same_clinician, id, true,
                    cast(cast(:starts as timestamptz) at time zone 'Europe/London' as date)
                from appointment where id = :id
                """
                                .formatted(IS_POSTPONEMENT))
                .setParameter("successor", successor)
                .setParameter("session", target.session())
                .setParameter("slot", target.slot())
                .setParameter("modality", target.modality())
                .setParameter("starts", target.startsAt())
                .setParameter("ends", target.endsAt())
                .setParameter("id", old.id())
                .setParameter("hours", rules.number(Setting.POSTPONEMENT_HOURS))
                .setParameter("allowed", rules.number(Setting.POSTPONEMENTS_ALLOWED))
                .executeUpdate();
        keepLinks(old.id(), successor);
    }

    // The new appointment stands to the linked ones as the old one did.
    private void keepLinks(String old, String successor) {
        entities.createNativeQuery(
                        """
                insert into appointment_link (appointment_id, other_id, type, min_days, max_days)
                select :successor, other_id, type, min_days, max_days from appointment_link where appointment_id = :old
                union all
                select appointment_id, :successor, type, min_days, max_days from appointment_link where other_id = :old
                """)
                .setParameter("successor", successor)
                .setParameter("old", old)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private @Nullable Locked lock(String appointment) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, a.patient_id, a.status, a.version, a.slot_id, a.session_id, a.starts_at,
                    a.cancelled_by is not distinct from 'HOSPITAL' and a.replaced_by_id is null, p.deceased_on is not null
                from appointment a join patient p on p.id = a.patient_id where a.id = :id for update of a
                """,
                        Tuple.class)
                .setParameter("id", appointment)
                .getResultList();
        return rows.stream()
                .map(row -> new Locked(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Number.class).longValue(),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class),
                        row.get(7, Boolean.class),
                        row.get(8, Boolean.class)))
                .findFirst()
                .orElse(null);
    }

    /** The appointment as it stands, locked until the transaction ends. */
    private record Locked(
            String id,
            String patientId,
            String status,
            long version,
            @Nullable String slotId,
            @Nullable String sessionId,
            @Nullable Instant startsAt,
            boolean hospitalCancelledWithoutSuccessor,
            boolean hasDied) {

        boolean isBooked() {
            return status.equals("BOOKED");
        }

        boolean awaitsDate() {
            return status.equals("CANCELLED") && hospitalCancelledWithoutSuccessor;
        }

        String asJson() {
            return AppointmentJson.of(slotId, sessionId, startsAt, status);
        }
    }

    // The same move always makes the same id, so that the EHR can never be given it twice.
    static String successorOf(String appointment, long version, Target target) {
        String act = appointment + '/' + version + '>' + target.session() + '/' + target.startsAt();
        return UUID.nameUUIDFromBytes(act.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
