package org.rebook.run;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.rebook.access.Role;

/**
 * Says of every run that this server leaves under way that it was interrupted: when the server ends, or where it died, at
 * its next start. Whatever starts runs by itself begins after it, or its own new run would be taken for one that was left.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM)
public class Reaper {

    /** What a bean of another module names to begin after this one. */
    public static final String BEAN = "rebook-ejb.jar#Reaper";

    private static final Logger LOG = Logger.getLogger(Reaper.class.getName());

    private static final String OWN = "update run set "
            + Runs.HOW_IT_STOPPED
            + " where status in ('STARTING', 'RUNNING', 'STOPPING') and node = ? returning id";

    // Straight to the database: the other beans may have ended before this one does.
    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    @PostConstruct
    @PreDestroy
    void reap() {
        try (Connection connection = database.getConnection();
                PreparedStatement own = connection.prepareStatement(OWN)) {
            own.setString(1, Node.name());
            List<Long> interrupted = new ArrayList<>();
            try (ResultSet runs = own.executeQuery()) {
                while (runs.next()) {
                    interrupted.add(runs.getLong(1));
                }
            }
            if (!interrupted.isEmpty()) {
                LOG.log(Level.INFO, "Runs {0} were interrupted when the server ended.", interrupted);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What this server left under way could not be marked as interrupted.", e);
        }
    }
}
