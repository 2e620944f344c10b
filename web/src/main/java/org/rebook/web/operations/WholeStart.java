package org.rebook.web.operations;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import org.rebook.run.Reaper;

/**
 * Begins after all that Rebook starts with, and never where one of them cannot. The server opens pages and endpoints after
 * the beans beside them have begun, so Rebook serves nobody while it is not whole.
 */
@Singleton
@Startup
@DependsOn({
    Reaper.BEAN,
    "rebook-ejb.jar#FirstAccounts",
    "rebook-ejb.jar#DemoClients",
    "rebook-ejb.jar#Pushes",
    "rebook-batch.jar#RunWatch",
    "rebook-batch.jar#NightTimer",
    "rebook-batch.jar#PushTimer",
    "rebook-batch.jar#WaitingTimer"
})
public class WholeStart {}
