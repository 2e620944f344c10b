package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rebook.policy.RuleSets;

/** Plans kept in memory while people change them; a plan is made of what was kept with it, whenever it is not there. */
@ApplicationScoped
class StandingPlans {

    // A hospital's plan takes some 20 MB; few are changed at the same time.
    private static final int MOST = 6;

    private final Map<Long, StandingPlan> recent = new LinkedHashMap<>(MOST, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, StandingPlan> eldest) {
            return size() > MOST;
        }
    };

    @Inject
    PlanTable table;

    @Inject
    PlacedRows rows;

    @Inject
    ChangedPlans changed;

    @Inject
    RuleSets ruleSets;

    /** What the plan decides never changes, so what is in memory is never out of date. */
    StandingPlan of(PlanView plan) {
        // Another's place is free only while they move: no change of one placement alone says what becomes of both.
        if (plan.cascades() != null) {
            throw new ChangeRefused(
                    "plan: in plan %d patients give way, so it is not changed in parts. Make a new plan, or approve it as it is."
                            .formatted(plan.id()));
        }
        synchronized (recent) {
            StandingPlan known = recent.get(plan.id());
            if (known != null) {
                return known;
            }
        }
        StandingPlan read = read(plan);
        keep(plan.id(), read);
        return read;
    }

    /** Keeps a plan that was made just now in memory: to read it back takes seconds. */
    void keep(long id, PlanInputs inputs, Proposal proposal) {
        if (proposal.cascades() == null) {
            keep(id, new StandingPlan(inputs, Wishes.of(List.of()), proposal.placed()));
        }
    }

    void keep(long id, StandingPlan made) {
        synchronized (recent) {
            recent.put(id, made);
        }
    }

    private StandingPlan read(PlanView plan) {
        byte[] archived = table.inputsOf(plan.id())
                .orElseThrow(() -> new PlanRefused("plan: the inputs of plan %d were not kept.".formatted(plan.id())));
        PlanInputs inputs =
                PlanArchive.read(archived, ruleSets.version(plan.ruleVersion()).orElseThrow());
        Wishes wishes = Wishes.of(earlier(plan.id()));
        return new StandingPlan(inputs, wishes, rows.of(plan.id(), inputs, wishes));
    }

    List<PlanStep> earlier(long plan) {
        List<PlanStep> all = new ArrayList<>();
        changed.stepsOf(plan).forEach(all::addAll);
        return all;
    }
}
