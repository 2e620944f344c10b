package org.rebook.batch.ehr;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.rebook.access.Role;
import org.rebook.run.Reaper;

/** Keeps changes flowing to the EHR without anybody starting anything. */
@Singleton
@Startup
@DependsOn({Reaper.BEAN, "rebook-ejb.jar#Pushes"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@RunAs(Role.SYSTEM)
public class PushTimer {

    private final AtomicInteger draining = new AtomicInteger();

    @Inject
    Lanes lanes;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void look() {
        for (int due = lanes.due(); due > 0; due--) {
            if (draining.incrementAndGet() > Lanes.LANES) {
                draining.decrementAndGet();
                return;
            }
            lanes.drain(draining::decrementAndGet);
        }
    }
}
