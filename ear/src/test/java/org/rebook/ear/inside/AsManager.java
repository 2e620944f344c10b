package org.rebook.ear.inside;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import java.util.concurrent.Callable;
import org.rebook.access.Role;

/** Calls beans as a service manager, in one transaction. */
@Stateless
@PermitAll
@RunAs(Role.SERVICE_MANAGER)
public class AsManager {

    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
