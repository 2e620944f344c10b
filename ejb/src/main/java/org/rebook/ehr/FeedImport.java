package org.rebook.ehr;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.rebook.access.Role;

/** Takes a feed in, block by block; how far it is stands in the database, in the transaction of each block. */
@Stateless
@RolesAllowed({Role.SYSTEM, Role.OPERATOR, Role.SERVICE_MANAGER, Role.ADMINISTRATOR})
public class FeedImport {

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** Notes which files the run has to take in. Those it has noted before stay as they are. */
    public List<FeedFile> begin(long run, Path folder) {
        return inDatabase(connection -> {
            try {
                FeedProgress.note(connection, run, FeedFiles.in(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return FeedProgress.of(connection, run);
        });
    }

    /** The files of the run in the order in which they are taken in. */
    @RolesAllowed({Role.SYSTEM, Role.OPERATOR, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.CLERK})
    public List<FeedFile> files(long run) {
        return inDatabase(connection -> FeedProgress.of(connection, run));
    }

    /**
     * Takes the lines in and moves the file's mark to the last of them.
     *
     * @param isEnd whether the file ends with them
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void take(long run, String file, List<FeedLine> lines, int upTo, boolean isEnd) {
        inDatabase(connection -> {
            new FeedBlock(connection, run).take(file, lines, upTo, isEnd);
            return null;
        });
    }

    /** Tries again to use a page of what waits. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Waiting.Page useAgain(Waiting.Page after) {
        return inDatabase(connection -> Waiting.useAgain(connection, after));
    }

    /** Reports what still waits of what the run brought. Says in words what the run has done. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public String finish(long run) {
        return inDatabase(connection -> FeedProgress.finish(connection, run));
    }

    /** Work on a connection of the transaction under way. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inDatabase(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database failed while a feed was taken in.", e);
        }
    }
}
