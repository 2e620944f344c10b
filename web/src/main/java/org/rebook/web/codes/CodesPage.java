package org.rebook.web.codes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import org.rebook.appointment.CancelledOperation;
import org.rebook.appointment.ReasonCode;

/** Every reason for which Rebook gives an appointment up, and what each is called elsewhere. */
@Named
@RequestScoped
public class CodesPage {

    public List<ReasonCode> getReasons() {
        return List.of(ReasonCode.values());
    }

    /** What the return of cancelled operations may make of any of them, by the time alone. */
    public List<CancelledOperation> getOperations() {
        return List.of(CancelledOperation.values());
    }
}
