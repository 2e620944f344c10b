package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.rebook.access.Role;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** When those whom a strike displaced are seen again: by a plan, and by what has become of it. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Recoveries {

    private static final int WEEKS_KNOWN = 18;

    @Inject
    PlanTable plans;

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    RecoveryReader reader;

    @Inject
    ReserveReader reserve;

    /** Empty when there is no such plan. */
    public Optional<PlanRecovery> of(long planId) {
        return plans.find(planId).map(this::recovery);
    }

    private PlanRecovery recovery(PlanView plan) {
        StrikeView strike = strikes.find(plan.strikeId()).orElseThrow();
        LocalDate begins = strike.firstDay();
        LocalDate until = begins.plusWeeks(WEEKS_KNOWN);
        RuleSet rules = ruleSets.version(plan.ruleVersion()).orElseThrow();
        Instant now = PlanningTime.of(strike, rules);
        LocalDate today = London.dayOf(now);
        boolean begun = plan.run() != null;
        RecoveryReader.Read read = reader.read(
                plan.id(), London.startOf(begins), London.startOf(until), !begun, reserve.kept(null, now, rules));
        Recovery planned = RecoveryCurve.of(read.planned(), read.free(), begins, until, today, rules);
        Recovery actual = begun ? RecoveryCurve.of(read.actual(), read.free(), begins, until, today, rules) : null;
        return new PlanRecovery(
                plan.id(), today, planned, actual, reader.openObligations(plan.strikeId()), reader.specialtyNames());
    }

    /** The names of specialties by code, for whoever shows a recovery. */
    public Map<String, String> specialtyNames() {
        return reader.specialtyNames();
    }
}
