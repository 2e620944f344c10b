package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rebook.access.Role;

/** Finds the slots that suit one displaced patient, and says of the others why not. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class SlotSearch {

    @Inject
    SlotFinder finder;

    @Inject
    WaitingPools waiting;

    @Inject
    WhyNoDates whyNoDates;

    /** The best so many slots for the patient of an obligation; empty when there is no such obligation. */
    public Optional<SlotsFound> find(long obligation, int atMost) {
        return finder.find(obligation, atMost);
    }

    /**
     * The slots that cost all who wait least, in milliseconds; empty when there is no such obligation, or it is one for
     * which that is not known: an operation's, or one whose appointment stands.
     */
    @RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.OPERATOR})
    public Optional<List<SlotOffer>> cheapestForAll(long obligation, int atMost) {
        return finder.cheapestForAll(obligation, atMost);
    }

    /** Why {@link #cheapestForAll} knows no slots for an obligation. */
    @RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.OPERATOR})
    public String whyNoneAreRanked(long obligation) {
        return whyNoDates.of(obligation);
    }

    /** Reads again who waits and which places are free, specialty by specialty. */
    @RolesAllowed(Role.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void refreshWhoWaits() {
        waiting.refresh();
    }

    /** Every slot of a specialty on one day with all the reasons against it; empty when there is no such obligation. */
    public Optional<List<LookedUpSlot>> on(long obligation, LocalDate day, String specialty) {
        return finder.on(obligation, day, specialty);
    }

    /** All slots that are not offered, grouped by all the reasons; empty when there is no such obligation. */
    public Optional<List<RefusedSlots>> refused(long obligation) {
        return finder.refused(obligation);
    }
}
