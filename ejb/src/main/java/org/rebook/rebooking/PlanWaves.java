package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.RollingWaves;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** What a plan would call off at once at each site, beside what a wave may take (R-CAN-04). */
@ApplicationScoped
class PlanWaves {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    /** One sentence for each site where it is too much. Who keeps the time by phone is not called off. */
    List<String> tooMuchAtOnce(PlanView plan) {
        StrikeView strike = strikes.find(plan.strikeId()).orElseThrow();
        RuleSet rules = ruleSets.inForceOn(strike.firstDay());
        Instant from = strike.isReplay() ? strike.planningInstant(rules) : Instant.now();
        return RollingWaves.of(planned(plan), from, rules).stream()
                .filter(RollingWaves::isTooMuchAtOnce)
                .map(RollingWaves::inWords)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<RollingWaves.Planned> planned(PlanView plan) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select si.name as site, s.starts_at, i.booked, count(l.appointment_id) as called_off
                from impact i
                join session s on s.id = i.session_id
                join site si on si.id = s.site_id
                left join appointment a on a.session_id = s.id
                left join placement l on l.plan_id = :plan and l.appointment_id = a.id
                    and l.decision in ('MOVE', 'UNPLACED')
                where i.strike_id = :strike and i.during
                group by si.name, s.id, i.booked
                """,
                        Tuple.class)
                .setParameter("plan", plan.id())
                .setParameter("strike", plan.strikeId())
                .getResultList();
        return rows.stream()
                .map(row -> new RollingWaves.Planned(
                        row.get("site", String.class),
                        row.get("starts_at", Instant.class),
                        row.get("booked", Number.class).intValue(),
                        row.get("called_off", Number.class).intValue()))
                .toList();
    }
}
