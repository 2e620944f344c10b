package org.rebook.access;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Opens the first accounts on a database that has none: one a role where REBOOK_DEMO_ACCOUNTS is true, or one administrator
 * with the password in REBOOK_ADMIN_PASSWORD. With neither, nobody can sign in.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM)
public class FirstAccounts {

    private static final Logger LOG = Logger.getLogger(FirstAccounts.class.getName());
    private static final int SHORTEST_PASSWORD = 12;

    @Inject
    Accounts accounts;

    @PostConstruct
    void open() {
        if (!accounts.isEmpty()) {
            return;
        }
        String password = System.getenv("REBOOK_ADMIN_PASSWORD");
        if (Boolean.parseBoolean(System.getenv("REBOOK_DEMO_ACCOUNTS"))) {
            openDemoAccounts();
        } else if (password == null || password.length() < SHORTEST_PASSWORD) {
            LOG.warning(
                    "There are no accounts. Start once with REBOOK_ADMIN_PASSWORD of 12 or more characters to open 'admin'.");
        } else {
            accounts.open("admin", "Administrator", password.toCharArray(), Role.ADMINISTRATOR);
            LOG.info("Opened the account 'admin'.");
        }
    }

    private void openDemoAccounts() {
        accounts.open("clerk", "Asha Clerk", "clerk-demo-1".toCharArray(), Role.CLERK);
        accounts.open("clerk2", "Ben Clerk", "clerk-demo-2".toCharArray(), Role.CLERK);
        accounts.open("manager", "Mina Manager", "manager-demo-1".toCharArray(), Role.SERVICE_MANAGER);
        accounts.open("manager2", "Owen Manager", "manager-demo-2".toCharArray(), Role.SERVICE_MANAGER);
        accounts.open("admin", "Ade Administrator", "admin-demo-1".toCharArray(), Role.ADMINISTRATOR);
        accounts.open("admin2", "Bo Administrator", "admin-demo-2".toCharArray(), Role.ADMINISTRATOR);
        LOG.info("Opened the six demo accounts.");
    }
}
