package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.appointment.AlreadyTold;
import org.rebook.appointment.RefusedByDatabase;

/** Books the slot that a clerk and a patient chose. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
// Outside the booking's transaction: what the database refuses undoes the whole of it, and is then said in words.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClerkBooking {

    private static final Logger LOG = Logger.getLogger(ClerkBooking.class.getName());

    @Inject
    OneBooking one;

    /**
     * What the clerk chose.
     *
     * @param startsAt when the slot started on the clerk's screen
     * @param agreed whether the patient has agreed to the date
     * @param changedInErs whether the clerk has changed the booking in e-RS too, where it was made
     * @param lateBecause why a date after the latest safe one is taken all the same; for service managers only
     */
    public record Choice(
            long obligation,
            String slot,
            Instant startsAt,
            boolean agreed,
            boolean changedInErs,
            @Nullable String lateBecause) {}

    public Booked book(Choice choice) {
        try {
            Booked booked = one.book(choice);
            LOG.log(Level.INFO, "Obligation {0}: {1}", new Object[] {choice.obligation(), booked});
            return booked;
        } catch (EJBException failure) {
            return RefusedByDatabase.inWords(failure).map(Booked.Refused::new).orElseThrow(() -> failure);
        }
    }

    /** Takes the caller's own booking back, as long as the EHR has not been told of it. */
    public Booked undo(long obligation) {
        try {
            return one.undo(obligation);
        } catch (AlreadyTold told) {
            return new Booked.Refused(told.getMessage());
        } catch (EJBException failure) {
            return RefusedByDatabase.inWords(failure)
                    .map(words -> (Booked) new Booked.Refused("The old place is gone. " + words))
                    .orElseThrow(() -> failure);
        }
    }
}
