package org.rebook.run;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;

/**
 * At start-up, says of every run that this server left under way when it died that it was interrupted. Whatever starts runs
 * by itself begins after it, or its own new run would be taken for one that was left.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM)
public class Reaper {

    /** What a bean of another module names to begin after this one. */
    public static final String BEAN = "rebook-ejb.jar#Reaper";

    private static final Logger LOG = Logger.getLogger(Reaper.class.getName());

    @Inject
    Runs runs;

    @PostConstruct
    void reap() {
        List<Long> interrupted = runs.reapOwn();
        if (!interrupted.isEmpty()) {
            LOG.log(Level.INFO, "Runs {0} were interrupted when the server ended.", interrupted);
        }
    }
}
