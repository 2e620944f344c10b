package org.rebook.ehr;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.ehr.ResourceIntake.OnConflict;

/** Takes in what other systems send over FHIR. */
@Stateless
@RolesAllowed({Role.EHR, Role.SYSTEM})
public class Intake {

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /**
     * Takes one resource.
     *
     * @param expectedVersion the version that the sender last saw; null when it does not say
     * @throws StaleVersion when what is kept has another version
     * @throws RefusedResource when it cannot be taken; nothing has been changed
     */
    public Taken put(Received received, @Nullable String expectedVersion) {
        try (Connection connection = database.getConnection()) {
            lock(connection, received);
            if (expectedVersion != null) {
                StaleVersion.check(connection, received, expectedVersion);
            }
            return allOrNothing(connection, List.of(received)).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed while a resource was taken in.", e);
        }
    }

    /**
     * Takes all of the resources or none.
     *
     * @throws RefusedResource for the first that cannot be taken
     */
    public List<Taken> putAll(List<Received> batch) {
        try (Connection connection = database.getConnection()) {
            return allOrNothing(connection, batch);
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed while resources were taken in.", e);
        }
    }

    private static List<Taken> allOrNothing(Connection connection, List<Received> batch) throws SQLException {
        List<Taken> taken = new ResourceIntake(connection, OnConflict.REFUSE, null).take(batch);
        for (Taken one : taken) {
            if (one.isRefused() && one.note() != null) {
                throw one.note();
            }
        }
        return taken;
    }

    // Two callers that send the same new resource at once: the second waits and sees the first one's.
    private static void lock(Connection connection, Received received) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, received.type() + "/" + received.id());
            statement.execute();
        }
    }
}
