package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.appointment.BookingOutcome;
import org.rebook.appointment.Bookings;
import org.rebook.appointment.Cause;
import org.rebook.appointment.ReasonCode;
import org.rebook.appointment.Target;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSets;

/** One clerk's booking as one transaction. The slot is judged again, by the same rules, as it stands now. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class OneBooking {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(London.ZONE);

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    RuleSets ruleSets;

    @Inject
    Event<BookedByHand> news;

    @Inject
    WorklistRows worklist;

    @Inject
    SlotFinder slots;

    @Inject
    Bookings bookings;

    public Booked book(ClerkBooking.Choice choice) {
        WorklistRow row =
                worklist.find(choice.obligation(), London.dayOf(Instant.now())).orElse(null);
        if (row == null || !row.open()) {
            return new Booked.Refused("This patient is no longer on the worklist. Somebody else has settled it.");
        }
        if (row.isClaimedByAnotherThan(me())) {
            return new Booked.Refused(Worklist.workedOnBy(row) + " Take it over first.");
        }
        SlotFinder.Weighed weighed = slots.weigh(row, choice.slot()).orElse(null);
        if (weighed == null) {
            return new Booked.Refused("This slot no longer exists. Here are the next ones.");
        }
        String refusal = refusalOf(weighed, choice);
        if (refusal != null) {
            return new Booked.Refused(refusal);
        }
        BookingOutcome outcome = bookings.move(
                row.displaced().appointment(), null, targetOf(weighed.offer()), me(), causeOf(row, choice));
        if (outcome instanceof BookingOutcome.Done done) {
            news.fire(new BookedByHand(row.displaced().appointment()));
            return new Booked.Done(done.appointment());
        }
        return new Booked.Refused(((BookingOutcome.Refused) outcome).reason() + " Here are the next ones.");
    }

    public Booked undo(long obligation) {
        WorklistRow row = worklist.find(obligation, London.dayOf(Instant.now())).orElse(null);
        if (row == null || row.open() || row.newAppointment() == null) {
            return new Booked.Refused("There is no booking to undo.");
        }
        if (!wasBookedByMe(row)) {
            return new Booked.Refused("Only whoever booked the new date can undo it.");
        }
        Cause cause = new Cause(codeOf(row), "Booked by mistake.", me(), ruleVersion(), row.strikeId(), null);
        BookingOutcome outcome = bookings.takeBack(row.displaced().appointment(), row.newAppointment(), cause);
        return outcome instanceof BookingOutcome.Done done
                ? new Booked.Done(done.appointment())
                : new Booked.Refused(((BookingOutcome.Refused) outcome).reason());
    }

    private String ruleVersion() {
        return ruleSets.inForceOn(London.dayOf(Instant.now())).version();
    }

    private boolean wasBookedByMe(WorklistRow row) {
        return !entities.createNativeQuery("select id from obligation where id = :id and closed_by = :me")
                .setParameter("id", row.id())
                .setParameter("me", me())
                .getResultList()
                .isEmpty();
    }

    private @Nullable String refusalOf(SlotFinder.Weighed weighed, ClerkBooking.Choice choice) {
        SlotOffer offer = weighed.offer();
        if (weighed.refusals().contains(Refusal.TAKEN)) {
            return "This slot was taken by somebody else%s. Here are the next ones.".formatted(takenAt(choice.slot()));
        }
        List<Refusal> binding = weighed.refusals().stream()
                .filter(refusal -> refusal != Refusal.AFTER_LATEST_DATE || !mayBookLate(choice))
                .toList();
        if (binding.equals(List.of(Refusal.AFTER_LATEST_DATE))) {
            return "This slot is after the latest date that is safe for the patient. A service manager can book it,"
                    + " and has to say why.";
        }
        if (!binding.isEmpty()) {
            return "This slot cannot be booked: it is %s."
                    .formatted(binding.stream().map(weighed::inWords).collect(Collectors.joining(", and ")));
        }
        if (!offer.slot().isList() && !offer.time().startsAt().equals(choice.startsAt())) {
            return "The time of this slot has changed. Look at the new time before you book.";
        }
        if (ReasonableOffer.isBookedThroughErs(weighed.patient(), weighed.now()) && !choice.changedInErs()) {
            return "This first appointment was booked through e-RS. Change it there, then confirm that you have.";
        }
        if (offer.agreement() != null && !choice.agreed()) {
            return "The patient must agree to this date first (%s). Ask, then confirm it.".formatted(offer.agreement());
        }
        return null;
    }

    private boolean mayBookLate(ClerkBooking.Choice choice) {
        return caller.isCallerInRole(Role.SERVICE_MANAGER)
                && choice.lateBecause() != null
                && !choice.lateBecause().isBlank();
    }

    private static Target targetOf(SlotOffer offer) {
        return new Target(
                offer.slot().isList() ? null : offer.slot().id(),
                offer.slot().session(),
                offer.time().startsAt(),
                offer.time().endsAt(),
                offer.slot().modality().name());
    }

    private Cause causeOf(WorklistRow row, ClerkBooking.Choice choice) {
        String agreed = choice.agreed() ? " The patient agreed to the date." : "";
        String ers = choice.changedInErs() ? " Changed in e-RS." : "";
        String late = choice.lateBecause() == null || choice.lateBecause().isBlank()
                ? ""
                : " After the latest safe date, because: "
                        + choice.lateBecause().strip();
        return new Cause(
                codeOf(row),
                "Booked from the worklist. " + row.reason() + agreed + ers + late,
                me(),
                ruleVersion(),
                row.strikeId(),
                null);
    }

    // Whoever was cancelled keeps the reason; whoever still has the date gives it up for what leaves its session short.
    private static ReasonCode codeOf(WorklistRow row) {
        return Stream.of(row.cancellationReason(), row.sessionCause())
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(ReasonCode::of)
                .orElse(ReasonCode.IA_KNOCKON);
    }

    // Empty when it was the EHR that took the slot: its feed does not say when.
    @SuppressWarnings("unchecked")
    private String takenAt(String slot) {
        List<Instant> times = entities.createNativeQuery(
                        """
                select e.at from appointment a join audit_entry e on e.patient_id = a.patient_id and e.action = 'move'
                    and e.after ->> 'slot' = :slot
                where a.slot_id = :slot and a.status = 'BOOKED' order by e.id desc limit 1
                """,
                        Instant.class)
                .setParameter("slot", slot)
                .getResultList();
        return times.isEmpty() ? "" : " at " + TIME.format(times.get(0));
    }

    private String me() {
        return caller.getCallerPrincipal().getName();
    }
}
