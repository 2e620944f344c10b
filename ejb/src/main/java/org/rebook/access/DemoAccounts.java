package org.rebook.access;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Opens one account a role on an empty database, where the server was started with REBOOK_DEMO_ACCOUNTS=true. */
@Singleton
@Startup
@RunAs(Role.SYSTEM)
public class DemoAccounts {

    private static final Logger LOG = Logger.getLogger(DemoAccounts.class.getName());

    @Inject
    Accounts accounts;

    @PostConstruct
    void open() {
        if (!Boolean.parseBoolean(System.getenv("REBOOK_DEMO_ACCOUNTS")) || !accounts.isEmpty()) {
            return;
        }
        accounts.open("clerk", "Asha Clerk", "clerk-demo-1".toCharArray(), Role.CLERK);
        accounts.open("clerk2", "Ben Clerk", "clerk-demo-2".toCharArray(), Role.CLERK);
        accounts.open("manager", "Mina Manager", "manager-demo-1".toCharArray(), Role.SERVICE_MANAGER);
        accounts.open("manager2", "Owen Manager", "manager-demo-2".toCharArray(), Role.SERVICE_MANAGER);
        accounts.open("admin", "Ade Administrator", "admin-demo-1".toCharArray(), Role.ADMINISTRATOR);
        LOG.info("Opened the five demo accounts.");
    }
}
