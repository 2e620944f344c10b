package org.rebook.batch.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;
import org.rebook.ehr.Pushes;

/** The lanes to the EHR: four changes at most are under way at once, whoever pushes them. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Lanes {

    static final int LANES = 4;

    private static final Logger LOG = Logger.getLogger(Lanes.class.getName());
    private static final Semaphore FREE = new Semaphore(LANES, true);

    @Inject
    Pushes pushes;

    /** How many lanes there is something to do for. */
    public int due() {
        return pushes.due(LANES);
    }

    /** Pushes one change, when a lane is free for it. False when none is due. */
    public boolean pushNext() throws InterruptedException {
        FREE.acquire();
        try {
            return pushes.pushNext();
        } finally {
            FREE.release();
        }
    }

    /** Pushes until nothing is due, beside the caller. */
    @Asynchronous
    public void drain(Runnable atEnd) {
        try {
            while (pushNext()) {
                // The next one.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A push to the EHR failed; what it had taken is looked at again in a minute.", e);
        } finally {
            atEnd.run();
        }
    }
}
