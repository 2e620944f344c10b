package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.rebook.access.Role;
import org.rebook.appointment.AppointmentChanged;
import org.rebook.appointment.BookingOutcome;
import org.rebook.appointment.Bookings;
import org.rebook.appointment.Cause;
import org.rebook.appointment.Obligations;
import org.rebook.clinic.London;
import org.rebook.clinic.WorkingDays;
import org.rebook.policy.RuleSets;
import org.rebook.run.ItemStatus;
import org.rebook.run.Runs;

/**
 * Carries an approved plan out, patient by patient: what was approved and nothing else. What has changed underneath is
 * held back and given to a person, never swept in.
 */
@Stateless
@RolesAllowed(Role.SYSTEM)
public class CarryOut {

    /** Who has the patients that a run leaves without a date. */
    static final String BOOKING_OFFICE = "booking-office";

    static final String CLINICIAN = "clinician";
    // R-REB-25: the booking lead sees to it within two working days.
    private static final int WORKING_DAYS_TO_REBOOK = 2;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    @Inject
    RuleSets ruleSets;

    @Inject
    Event<AppointmentChanged> news;

    @Inject
    Bookings bookings;

    @Inject
    Obligations obligations;

    @Inject
    GivingTable givers;

    @Inject
    Runs runs;

    @Inject
    PlanTable plans;

    /** Lists what the run has to do; what is listed already stays as it is. */
    public int prepare(long run) {
        return entities.createNativeQuery(
                        """
                insert into run_item (run_id, item, partition, ordinal)
                select r.id, l.appointment_id, l.pool,
                    cast(row_number() over (order by l.tier, l.day, l.appointment_id) as int)
                from run r join placement l on l.plan_id = r.plan_id
                where r.id = :run and l.decision <> 'STAY'
                on conflict do nothing
                """)
                .setParameter("run", run)
                .executeUpdate();
    }

    /** How many pools still have something left. */
    public int poolsLeft(long run) {
        return ((Number) entities.createNativeQuery(
                                "select count(distinct partition) from run_item where run_id = :run and status = 'LEFT'")
                        .setParameter("run", run)
                        .getSingleResult())
                .intValue();
    }

    /** What is left of the pools of a lane. A pool stays in its lane, whatever else is settled meanwhile. */
    @SuppressWarnings("unchecked")
    public List<String> itemsLeft(long run, int lane, int lanes) {
        return entities.createNativeQuery(
                        """
                select item from (select item, status, ordinal, dense_rank() over (order by partition) as pool
                    from run_item where run_id = :run) i
                where status = 'LEFT' and pool % :lanes = :lane order by ordinal
                """)
                .setParameter("run", run)
                .setParameter("lane", lane)
                .setParameter("lanes", lanes)
                .getResultList();
    }

    /**
     * Carries out together, in one transaction, all that nothing stands in the way of. A failure undoes them all.
     *
     * @return those that are to be carried out alone, in their order
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<String> together(long run, List<String> appointments) {
        try (Connection connection = database.getConnection()) {
            return new ManyPlacements(connection, run, dueDay(), ruleSets::inForceOn, news::fire)
                    .carryOut(appointments, London.dayOf(Instant.now()));
        } catch (SQLException e) {
            throw new IllegalStateException("A chunk of run " + run + " could not be carried out together.", e);
        }
    }

    /** Carries one placement out in a transaction of its own. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void alone(long run, String appointment) {
        carryOut(run, appointment);
        entities.flush();
    }

    /** Notes that a placement could not be carried out, and gives the patient to a person. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void leave(long run, String appointment, ItemStatus status, String reason) {
        Placement placement = placementOf(run, appointment);
        leave(run, placement, status, reason);
    }

    /** Closes the sessions that nobody is left in or that have only patients whom a person is deciding about. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int standDownEmptied(long run) {
        int closed = entities.createNativeQuery(
                        """
                update session s set status = 'STOOD_DOWN', version = s.version + 1
                from impact i join run r on r.strike_id = i.strike_id
                where r.id = :run and i.session_id = s.id and i.staffing = 'NONE' and s.status <> 'STOOD_DOWN'
                    and not exists (select 1 from appointment a where a.session_id = s.id and a.status = 'BOOKED')
                """)
                .setParameter("run", run)
                .executeUpdate();
        entities.createNativeQuery(
                        """
                update slot f set status = 'WITHDRAWN', held_by = null, held_until = null, version = f.version + 1
                from session s join impact i on i.session_id = s.id join run r on r.strike_id = i.strike_id
                where r.id = :run and f.session_id = s.id and s.status = 'STOOD_DOWN' and f.status in ('FREE', 'HELD')
                """)
                .setParameter("run", run)
                .executeUpdate();
        return closed;
    }

    /** Marks the run's plan as carried out. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void finish(long run) {
        runs.find(run).ifPresent(progress -> {
            if (progress.planId() != null && progress.left() == 0) {
                plans.carriedOut(progress.planId());
            }
        });
    }

    private void carryOut(long run, String appointment) {
        Placement placement = placementOf(run, appointment);
        if (placement.settled()) {
            return;
        }
        if (!placement.strikeGoesOn()) {
            leave(run, placement, ItemStatus.HELD_BACK, "The strike is no longer on, so nothing more is moved.");
            return;
        }
        if (placement.protectedAgain()) {
            leave(
                    run,
                    placement,
                    ItemStatus.HELD_BACK,
                    "A protection that had been set aside was restored after the plan was made.");
            return;
        }
        if (placement.isByPhoneOnly(London.dayOf(Instant.now()))) {
            leave(run, placement, ItemStatus.HELD_BACK, "The appointment is so near that it is changed by phone only.");
            return;
        }
        BookingOutcome outcome =
                switch (placement.decision()) {
                    case MOVE -> move(run, placement);
                    case CONVERT ->
                        bookings.convert(appointment, placement.version(), placement.modality(), placement.cause(run));
                    case UNPLACED ->
                        placement.forClinician()
                                ? decide(placement, CLINICIAN, placement.cause(run))
                                : bookings.displace(
                                        appointment,
                                        placement.version(),
                                        BOOKING_OFFICE,
                                        dueDay(),
                                        placement.cause(run));
                    case PROTECTED -> decide(placement, BOOKING_OFFICE, placement.cause(run));
                    case STAY -> new BookingOutcome.Done(appointment);
                };
        if (outcome instanceof BookingOutcome.Refused refused) {
            leave(run, placement, ItemStatus.HELD_BACK, refused.reason());
            return;
        }
        if (placement.decision() == Decision.MOVE && placement.needsAgreement()) {
            String successor = ((BookingOutcome.Done) outcome).appointment();
            obligations.open(
                    successor,
                    placement.patient(),
                    Obligations.DECIDE,
                    BOOKING_OFFICE,
                    dueDay(),
                    placement.causeToAgree(run));
        }
        runs.settle(run, appointment, ItemStatus.DONE, placement.reason());
    }

    private BookingOutcome move(long run, Placement placement) {
        Cause cause = placement.cause(run);
        return givers.of(run, placement)
                .map(giver -> bookings.moveInto(
                        placement.appointment(), placement.version(), placement.target(), giver, cause))
                .orElseGet(() ->
                        bookings.move(placement.appointment(), placement.version(), placement.target(), null, cause));
    }

    private BookingOutcome decide(Placement placement, String owner, Cause cause) {
        obligations.open(placement.appointment(), placement.patient(), Obligations.DECIDE, owner, dueDay(), cause);
        return new BookingOutcome.Done(placement.appointment());
    }

    // Whoever still has a place in a session that cannot see them is given to a person; nobody else needs one.
    private void leave(long run, Placement placement, ItemStatus status, String reason) {
        if (placement.stillInShortSession()) {
            obligations.open(
                    placement.appointment(),
                    placement.patient(),
                    Obligations.DECIDE,
                    BOOKING_OFFICE,
                    dueDay(),
                    placement.cause(run).saying("Held back when the plan was carried out: " + reason));
        }
        runs.settle(run, placement.appointment(), status, reason);
    }

    private static LocalDate dueDay() {
        return WorkingDays.after(London.dayOf(Instant.now()), WORKING_DAYS_TO_REBOOK);
    }

    private Placement placementOf(long run, String appointment) {
        try (Connection connection = database.getConnection()) {
            return Placement.of(connection, run, List.of(appointment)).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("The placement of " + appointment + " could not be read.", e);
        }
    }
}
