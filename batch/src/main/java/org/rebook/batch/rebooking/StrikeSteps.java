package org.rebook.batch.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.rebook.access.Role;
import org.rebook.appointment.OrphanCheck;
import org.rebook.rebooking.Escalations;
import org.rebook.rebooking.Planning;
import org.rebook.rebooking.PlanningProgress;
import org.rebook.rebooking.RulePreviews;
import org.rebook.rebooking.ScenarioTrials;
import org.rebook.strike.Forecast;
import org.rebook.strike.Impacts;

/** What the jobs about a strike ask of the beans, as Rebook itself. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
public class StrikeSteps {

    @Inject
    Impacts impacts;

    @Inject
    Planning planning;

    @Inject
    RulePreviews previews;

    @Inject
    ScenarioTrials scenarios;

    @Inject
    OrphanCheck orphans;

    @Inject
    Escalations escalations;

    public String assess(long strike, String who) {
        Forecast forecast = impacts.assess(strike, who);
        return "%d sessions in full, %d reduced, %d not at all."
                .formatted(
                        forecast.likely().full(),
                        forecast.likely().reduced(),
                        forecast.likely().none());
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String plan(long strike, String who, PlanningProgress progress) {
        return "Plan %d proposed.".formatted(planning.propose(strike, who, progress));
    }

    public String previewRules(String version, String who) {
        return "%d patients would be treated differently by %s.".formatted(previews.make(version, who), version);
    }

    /** The scenarios that the run has left to work out. */
    public List<Long> prepareScenarios(long run, long strike, String who) {
        scenarios.prepare(run, strike, who);
        return scenarios.left(run);
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void tryScenarios(long run, List<Long> left, BooleanSupplier stopping) {
        scenarios.work(run, left, stopping);
    }

    /** Gives promises that are not kept to the next person in line. */
    public int moveUp(String who) {
        return escalations.moveUp(who);
    }

    public long countOrphans() {
        return orphans.count();
    }
}
