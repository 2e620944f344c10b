package org.rebook.ehr;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** Tells the EHR of what is due. No transaction is open while the EHR is thinking. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@RolesAllowed(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Pushes {

    private static final Logger LOG = Logger.getLogger(Pushes.class.getName());

    @Inject
    Outbox outbox;

    @Inject
    Drift drift;

    private @Nullable EhrClient ehr;

    @PostConstruct
    void connect() {
        ehr = EhrEndpoint.of(System.getenv())
                .map(endpoint -> new EhrClient(endpoint, EhrClient.CONNECT, EhrClient.READ))
                .orElse(null);
        LOG.log(
                Level.INFO,
                "{0}",
                ehr == null
                        ? "No EHR configured: changes are kept in the ledger until REBOOK_EHR_URL names one."
                        : "Changes go to the EHR at " + ehr.address());
    }

    /** How many changes could be pushed now, counted up to a limit; none when no EHR is configured. */
    public int due(int atMost) {
        return ehr == null ? 0 : outbox.due(atMost);
    }

    /** Makes one attempt at the change that is due next. False when none is due, or no EHR is configured. */
    public boolean pushNext() {
        if (ehr == null) {
            return false;
        }
        Optional<DueChange> due = outbox.take();
        due.ifPresent(change -> outbox.settle(change, attempt(change)));
        return due.isPresent();
    }

    /**
     * Reads a change back that was confirmed once, and notes what has drifted since.
     *
     * @return what the EHR holds otherwise, in words; empty when nothing
     * @throws IllegalStateException when no EHR is configured
     * @throws IOException when the EHR cannot be read
     */
    public Optional<String> reconcile(long id) throws IOException {
        if (ehr == null) {
            throw new IllegalStateException("No EHR configured: REBOOK_EHR_URL names none.");
        }
        List<Expectation> expected = drift.stillExpectedOf(id);
        ReadBack there = ReadBack.of(ehr, expected);
        Optional<String> differences =
                there.isAsWanted() ? Optional.empty() : Optional.of("The EHR has changed it since. " + there.inWords());
        drift.note(id, differences.orElse(null));
        return differences;
    }

    private PushOutcome attempt(DueChange change) {
        PushOutcome outcome = attemptOrSayWhyNot(change);
        if (!(outcome instanceof PushOutcome.Confirmed)) {
            LOG.log(Level.INFO, "Change {0}, attempt {1}: {2}.", new Object[] {
                change.id(), change.attempt(), outcome.getClass().getSimpleName()
            });
        }
        return outcome;
    }

    private PushOutcome attemptOrSayWhyNot(DueChange change) {
        try {
            return new Push(ehr, change).attempt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Change " + change.id() + " could not be pushed.", e);
            return new PushOutcome.TryAgain("It failed for a technical reason, which the server's log names.", null);
        }
    }
}
