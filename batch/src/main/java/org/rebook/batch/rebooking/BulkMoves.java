package org.rebook.batch.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;
import org.rebook.appointment.RefusedByDatabase;
import org.rebook.rebooking.CarryOut;
import org.rebook.run.ItemStatus;

/** What the carry-out job asks of the beans, as Rebook itself; who approved the plan stands in the plan. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkMoves {

    private static final Logger LOG = Logger.getLogger(BulkMoves.class.getName());

    private static final int FEW = 25;

    @Inject
    CarryOut carryOut;

    public void prepare(long run) {
        carryOut.prepare(run);
    }

    public int pools(long run) {
        return carryOut.poolsLeft(run);
    }

    public List<String> left(long run, int lane, int lanes) {
        return carryOut.itemsLeft(run, lane, lanes);
    }

    /** Carries out a chunk as one, but for whoever something has changed for; they are seen to one by one. */
    public void carryOut(long run, List<String> appointments) {
        List<String> alone = appointments;
        try {
            alone = carryOut.together(run, appointments);
        } catch (RuntimeException chunkFailed) {
            LOG.log(Level.INFO, "Run {0}: a chunk of {1} is replayed in parts.", new Object[] {run, appointments.size()
            });
            if (appointments.size() > FEW) {
                inHalves(run, appointments);
                return;
            }
        }
        alone.forEach(appointment -> carryOutAlone(run, appointment));
    }

    // One patient's conflict is only theirs, and costs the others of the chunk little.
    private void inHalves(long run, List<String> appointments) {
        int half = appointments.size() / 2;
        carryOut(run, appointments.subList(0, half));
        carryOut(run, appointments.subList(half, appointments.size()));
    }

    private void carryOutAlone(long run, String appointment) {
        try {
            carryOut.alone(run, appointment);
        } catch (RuntimeException failure) {
            RefusedByDatabase.inWords(failure)
                    .ifPresentOrElse(
                            refusal -> carryOut.leave(run, appointment, ItemStatus.HELD_BACK, refusal),
                            () -> fail(run, appointment, failure));
        }
    }

    private void fail(long run, String appointment, RuntimeException failure) {
        LOG.log(Level.WARNING, "Run " + run + ": appointment " + appointment + " failed.", failure);
        carryOut.leave(
                run, appointment, ItemStatus.FAILED, "It failed for a technical reason, which the server's log names.");
    }

    public int standDown(long run) {
        int closed = carryOut.standDownEmptied(run);
        carryOut.finish(run);
        return closed;
    }
}
