package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.Strikes;

/** The circumstances of now: strikes and rules are read again only when one of them has changed. */
@ApplicationScoped
class PresentTime {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    Strikes strikes;

    private volatile @Nullable Known known;

    private record Known(Stamp stamp, List<Circumstances.StrikeTime> strikes, RuleSet rules) {}

    /** The same as long as no strike and no approved set of rules is another than it was, and the day is the same. */
    record Stamp(LocalDate day, String versions) {}

    Circumstances circumstances() {
        Instant now = Instant.now();
        Stamp stamp = stampOf(London.dayOf(now));
        Known last = known;
        if (last == null || !last.stamp().equals(stamp)) {
            last = new Known(
                    stamp, Circumstances.StrikeTime.toKeepClear(strikes.all()), ruleSets.inForceOn(stamp.day()));
            known = last;
        }
        return new Circumstances(now, last.strikes(), last.rules());
    }

    // Read before what it stands for, so that a change in between is seen the next time.
    private Stamp stampOf(LocalDate day) {
        return new Stamp(day, (String) entities.createNativeQuery(
                        """
                        select concat((select string_agg(concat(id, ' ', version), ',' order by id) from strike), '/',
                            (select string_agg(concat(version, ' ', row_version), ',' order by version) from rule_set
                                where status = 'APPROVED'))
                        """)
                .getSingleResult());
    }
}
