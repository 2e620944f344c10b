package org.rebook.ehr;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.rebook.appointment.AlreadyTold;
import org.rebook.appointment.AppointmentChanged;
import org.rebook.appointment.MoveTakenBack;
import org.rebook.rebooking.BookedByHand;

/**
 * Writes every change into the outbox in the transaction that makes it. What a transaction changes is written at its
 * end and together, so that a chunk of many moves costs a handful of statements.
 */
@ApplicationScoped
class OutboxWriter {

    private static final int SECONDS_TO_UNDO = 20;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @SuppressWarnings("unchecked")
    void note(@Observes AppointmentChanged change) {
        List<AppointmentChanged> noted = (List<AppointmentChanged>) transaction.getResource(OutboxWriter.class);
        if (noted == null) {
            noted = new ArrayList<>();
            transaction.putResource(OutboxWriter.class, noted);
            transaction.registerInterposedSynchronization(new BeforeCommit(noted));
        }
        noted.add(change);
    }

    /** Gives a clerk some moments to undo a booking before the EHR is told. */
    void holdBack(@Observes BookedByHand booking) {
        transaction.putResource(keyOf(booking.appointment()), Boolean.TRUE);
    }

    private static String keyOf(String appointment) {
        return BookedByHand.class.getName() + ' ' + appointment;
    }

    private int secondsToUndo(AppointmentChanged change) {
        return transaction.getResource(keyOf(change.appointment())) == null ? 0 : SECONDS_TO_UNDO;
    }

    /** Forgets a change that has not been sent; once it may have been, it is too late. */
    void forget(@Observes MoveTakenBack move) {
        try (Connection connection = database.getConnection();
                PreparedStatement unsent = connection.prepareStatement(
                        """
                        with unsent as (delete from outbox where subject = ? and successor = ? and status = 'PENDING'
                                and attempts = 0 returning id),
                            touches as (delete from outbox_touch where outbox_id in (select id from unsent))
                        select count(*) from unsent
                        """)) {
            unsent.setString(1, move.appointment());
            unsent.setString(2, move.successor());
            ResultSet forgotten = unsent.executeQuery();
            forgotten.next();
            if (forgotten.getInt(1) == 0) {
                throw new AlreadyTold("The EHR has already been told of the new date. Book another one instead.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The EHR ledger could not be asked.", e);
        }
    }

    private final class BeforeCommit implements Synchronization {

        private final List<AppointmentChanged> noted;

        BeforeCommit(List<AppointmentChanged> noted) {
            this.noted = noted;
        }

        @Override
        public void beforeCompletion() {
            write(noted);
        }

        @Override
        public void afterCompletion(int status) {
            // The timer finds what was committed.
        }
    }

    private void write(List<AppointmentChanged> changes) {
        try (Connection connection = database.getConnection()) {
            OutboxRows.write(connection, changes, this::secondsToUndo);
        } catch (SQLException e) {
            throw new IllegalStateException("The changes could not be written into the EHR ledger.", e);
        }
    }
}
