package org.rebook.strike;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;

/** What a strike leaves of each session on its days and around them, from the session's own staffing. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Impacts {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    SessionsAtStake sessionsAtStake;

    @Inject
    ImpactTable table;

    @Inject
    RuleSets ruleSets;

    @Inject
    AuditTrail audit;

    /**
     * A strike at every participation.
     *
     * @param levels from 0 to 100 per cent
     * @param activity planned care kept at the likely participation
     * @param shortages what the rotas could not find anybody for
     */
    public record WhatIf(Forecast forecast, List<Totals> levels, ActivityFloor activity, List<String> shortages) {}

    /** One session and what is left of it. */
    public record Row(
            String session,
            String clinic,
            String kind,
            @Nullable String specialty,
            @Nullable String specialtyName,
            @Nullable String site,
            @Nullable String clinician,
            Instant startsAt,
            Instant endsAt,
            String status,
            boolean during,
            Staffing staffing,
            int booked,
            int capacityLeft,
            int hit,
            int convertible,
            String reason,
            @Nullable String cause) {}

    /** Which sessions to show; null for all. */
    public record Filter(@Nullable Staffing staffing, @Nullable String specialty, @Nullable Boolean during) {}

    /**
     * Works out what is left of every session at the likely participation, and keeps it.
     *
     * @throws IllegalArgumentException when there is no such strike
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
    public Forecast assess(long strikeId) {
        return assess(strikeId, caller.getCallerPrincipal().getName());
    }

    /** Assesses on behalf of {@code who}. */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
    public Forecast assess(long strikeId, String who) {
        Strike strike = theStrike(strikeId);
        StrikeView view = strike.view();
        RuleSet rules = rulesFor(view);
        Assessment assessment = assessment(view, rules);
        List<Assessment.Assessed> sessions = assessment.at(view.participation().likely());
        table.keep(strikeId, sessions);
        strike.assessed(Instant.now());
        audit.write(
                who,
                new AuditTrail.Entry(
                        "assess",
                        "strike",
                        Long.toString(strikeId),
                        null,
                        "Assessed %d sessions at %d%% participation."
                                .formatted(sessions.size(), view.participation().likely()),
                        rules.version(),
                        null,
                        null));
        return assessment.forecast();
    }

    /** Keeps what any rules make of the strike, for a transaction that is undone afterwards. */
    @RolesAllowed(Role.SYSTEM)
    public void assessBy(RuleSet rules, long strikeId) {
        StrikeView view = theStrike(strikeId).view();
        assessBy(rules, strikeId, view.participation().likely());
    }

    /** The same with another likely participation, for which the rotas are then drawn up too. */
    @RolesAllowed(Role.SYSTEM)
    public void assessBy(RuleSet rules, long strikeId, int likely) {
        StrikeView view = theStrike(strikeId).view().expecting(likely);
        table.keep(strikeId, assessment(view, rules).at(likely));
    }

    /** The three forecasts, worked out on the present bookings; nothing is kept. */
    public Forecast forecast(long strikeId) {
        StrikeView view = theStrike(strikeId).view();
        return assessment(view, rulesFor(view)).forecast();
    }

    /** The strike at every participation, worked out on the present bookings; nothing is kept. */
    public WhatIf whatIf(long strikeId) {
        StrikeView view = theStrike(strikeId).view();
        Assessment assessment = assessment(view, rulesFor(view));
        return new WhatIf(
                assessment.forecast(),
                assessment.levels(),
                assessment.activity(view.participation().likely()),
                assessment.shortages());
    }

    /** The assessed sessions in order of time. */
    public List<Row> rows(long strikeId, Filter filter) {
        return table.rows(strikeId, filter);
    }

    /**
     * What would be called off at once, by site, if all that the last assessment stands down were: one sentence for each
     * site where that is more than a wave (R-CAN-04). Whoever approves a plan all the same has to say why.
     */
    public List<String> tooMuchAtOnce(long strikeId) {
        StrikeView view = theStrike(strikeId).view();
        RuleSet rules = rulesFor(view);
        Instant from = view.isReplay() ? view.planningInstant(rules) : Instant.now();
        return RollingWaves.of(table.planned(strikeId), from, rules).stream()
                .filter(RollingWaves::isTooMuchAtOnce)
                .map(RollingWaves::inWords)
                .toList();
    }

    private Assessment assessment(StrikeView strike, RuleSet rules) {
        return Assessment.of(strike, sessionsAtStake.of(strike, rules), rules);
    }

    private RuleSet rulesFor(StrikeView strike) {
        return ruleSets.inForceOn(strike.firstDay());
    }

    private Strike theStrike(long id) {
        Strike strike = entities.find(Strike.class, id);
        if (strike == null) {
            throw new IllegalArgumentException("strike: there is no strike " + id + ".");
        }
        return strike;
    }
}
