package org.rebook.ear.inside;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import org.rebook.access.Role;

/** Calls beans as a job does: as Rebook itself, in no transaction. */
@Stateless
@PermitAll
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AsRebook {

    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
