package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** How old the EHR's last news is (hazard H19: a feed that has failed goes unnoticed). */
@ApplicationScoped
class Freshness {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** When the EHR last sent a resource or finished a feed; null while nothing was ever sent. */
    @Nullable
    Instant lastHeard() {
        return (Instant) entities.createNativeQuery(
                        """
                select greatest(
                    (select max(last_updated) from fhir_resource),
                    (select max(ended_at) from run where kind = 'import-feed' and status = 'COMPLETED'))
                """,
                        Instant.class)
                .getSingleResult();
    }

    /** Whether news of then are too old to change anything in bulk; exactly the limit is still fresh. */
    @Enforces(Rule.R_REP_08)
    static boolean isTooOld(Instant heard, Instant now, RuleSet rules) {
        return Duration.between(heard, now).compareTo(Duration.ofHours(rules.number(Setting.FRESH_HOURS))) > 0;
    }
}
