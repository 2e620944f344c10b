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

/** At start-up, says of every run that this server left under way when it died that it was interrupted. */
@Singleton
@Startup
@RunAs(Role.SYSTEM)
public class Reaper {

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
