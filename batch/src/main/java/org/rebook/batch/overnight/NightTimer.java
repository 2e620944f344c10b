package org.rebook.batch.overnight;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;
import org.rebook.run.Reaper;
import org.rebook.run.RunRefused;

/**
 * Looks every few seconds whether a night is due. It asks the schedule anew each time, so that what the trust changes
 * counts at once on every server, and a time that passed while no server ran is seen as soon as one does.
 */
@Singleton
@Startup
@DependsOn(Reaper.BEAN)
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NightTimer {

    private static final Logger LOG = Logger.getLogger(NightTimer.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    @Resource
    TimerService timers;

    @Inject
    NightStart nights;

    @PostConstruct
    void arm() {
        timers.createIntervalTimer(LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void look() {
        Instant now = Instant.now();
        try {
            nights.ifDue(now)
                    .ifPresent(taken -> LOG.log(
                            taken.started() ? Level.INFO : Level.WARNING,
                            "The overnight chain was due at {0} and was {1}.",
                            new Object[] {taken.due(), taken.started() ? "started" : "missed"}));
            nights.ifBrokenOff(now)
                    .ifPresent(night -> LOG.log(Level.INFO, "Night {0} goes on where it was broken off.", night));
        } catch (RunRefused refused) {
            LOG.log(Level.WARNING, "The overnight chain was due and was not started: {0}", refused.getMessage());
            nights.missed(now, refused.getMessage());
        }
    }
}
