package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** How it is kept from which plan another was made, and by which changes. */
@ApplicationScoped
class ChangedPlans {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    void derive(long plan, long from, String words, List<List<PlanStep>> steps) {
        entities.createNativeQuery("update plan set derived_from = :from, derivation = :words where id = :plan")
                .setParameter("from", from)
                .setParameter("words", words)
                .setParameter("plan", plan)
                .executeUpdate();
        entities.createNativeQuery("update plan_input set steps = cast(:steps as jsonb) where plan_id = :plan")
                .setParameter("steps", PlanSteps.write(steps))
                .setParameter("plan", plan)
                .executeUpdate();
    }

    /** The changes that made the plan from the one its inputs were read for; none for most plans. */
    @SuppressWarnings("unchecked")
    List<List<PlanStep>> stepsOf(long plan) {
        List<String> rows = entities.createNativeQuery(
                        "select cast(steps as text) from plan_input where plan_id = :plan", String.class)
                .setParameter("plan", plan)
                .getResultList();
        return rows.stream().findFirst().map(PlanSteps::read).orElse(List.of());
    }

    /** Sets a plan aside for another; false when somebody else has changed it just now. */
    boolean setAside(PlanView plan) {
        return entities.createNativeQuery(
                                """
                        update plan set status = 'SUPERSEDED', version = version + 1
                        where id = :plan and status = :status
                            and not exists (select from run r where r.plan_id = plan.id and r.kind = 'carry-out-plan')
                        """)
                        .setParameter("plan", plan.id())
                        .setParameter("status", plan.status().name())
                        .executeUpdate()
                == 1;
    }

    /** A plan set aside is a proposal again, to be approved like any other. */
    boolean takeUpAgain(long plan) {
        return entities.createNativeQuery(
                                """
                        update plan set status = 'PROPOSED', approved_at = null, approved_by = null, approval_note = null,
                            version = version + 1
                        where id = :plan and status = 'SUPERSEDED'
                        """)
                        .setParameter("plan", plan)
                        .executeUpdate()
                == 1;
    }
}
