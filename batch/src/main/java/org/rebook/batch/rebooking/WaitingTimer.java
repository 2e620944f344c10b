package org.rebook.batch.rebooking;

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
import org.rebook.access.Role;
import org.rebook.rebooking.SlotSearch;
import org.rebook.run.Reaper;

/**
 * Sees every few seconds whether it has to be read again who waits for a date, so that clerks see at once what a date costs
 * the others.
 */
@Singleton
@Startup
@DependsOn(Reaper.BEAN)
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingTimer {

    // From the end of one look to the next.
    private static final long PAUSE = 5_000;

    @Inject
    SlotSearch search;

    @Resource
    TimerService timers;

    @PostConstruct
    void pause() {
        timers.createSingleActionTimer(PAUSE, new TimerConfig(null, false));
    }

    @Timeout
    void look() {
        try {
            search.refreshWhoWaits();
        } finally {
            pause();
        }
    }
}
