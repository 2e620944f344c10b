package org.rebook.batch.rebooking;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rebook.access.Role;
import org.rebook.rebooking.SlotSearch;

/** Reads again every minute who waits for a date, so that clerks see at once what a date costs the others. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@RunAs(Role.SYSTEM)
public class WaitingTimer {

    @Inject
    SlotSearch search;

    private final AtomicBoolean busy = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", persistent = false)
    void read() {
        if (busy.compareAndSet(false, true)) {
            try {
                search.refreshWhoWaits();
            } finally {
                busy.set(false);
            }
        }
    }
}
