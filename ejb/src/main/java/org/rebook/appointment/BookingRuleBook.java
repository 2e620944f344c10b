package org.rebook.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.rebook.policy.RuleBook;

/** Where bookings, cancellations and their reasons keep to the rules. */
@ApplicationScoped
class BookingRuleBook implements RuleBook {

    @Override
    public List<Class<?>> chapters() {
        return List.of(
                Bookings.class, BulkBookings.class, CancelledOperation.class, OrphanCheck.class, ReasonCode.class);
    }
}
