package org.rebook.ehr;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** Tells the EHR of what is due. No transaction is open while the EHR is thinking. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@RolesAllowed(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Pushes {

    private static final Logger LOG = Logger.getLogger(Pushes.class.getName());

    @Inject
    Outbox outbox;

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

    /** Makes one attempt at the change that is due next. False when none is due, or no EHR is configured. */
    public boolean pushNext() {
        if (ehr == null) {
            return false;
        }
        Optional<DueChange> due = outbox.take();
        due.ifPresent(change -> outbox.settle(change, attempt(change)));
        return due.isPresent();
    }

    private PushOutcome attempt(DueChange change) {
        PushOutcome outcome = new Push(ehr, change).attempt();
        if (!(outcome instanceof PushOutcome.Confirmed)) {
            LOG.log(Level.INFO, "Change {0}, attempt {1}: {2}.", new Object[] {
                change.id(), change.attempt(), outcome.getClass().getSimpleName()
            });
        }
        return outcome;
    }
}
