package org.rebook.strike;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;

/** What a strike leaves of each session on its days, from the session's own staffing. */
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
    AuditTrail audit;

    /** How many sessions and patients a strike hits at one level of participation. */
    public record Totals(int participation, int full, int reduced, int none, int patientsHit, int operationsHit) {}

    /** The three forecasts of a strike. */
    public record Forecast(Totals low, Totals likely, Totals high) {}

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
            Staffing staffing,
            int booked,
            int capacityLeft,
            String reason) {}

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
        List<SessionAtStake> sessions = sessionsAtStake.of(strikeId);
        Map<String, Integer> taken = EmergencyCover.takenFrom(sessions, view.emergencyCover());
        entities.createNativeQuery("delete from impact where strike_id = :strike")
                .setParameter("strike", strikeId)
                .executeUpdate();
        for (SessionAtStake session : sessions) {
            keep(strikeId, session, impactOn(session, view, view.participation().likely(), taken));
        }
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
                        null,
                        null,
                        null));
        return forecast(view, sessions, taken);
    }

    /** The three forecasts, worked out on the present bookings; nothing is kept. */
    public Forecast forecast(long strikeId) {
        StrikeView view = theStrike(strikeId).view();
        List<SessionAtStake> sessions = sessionsAtStake.of(strikeId);
        return forecast(view, sessions, EmergencyCover.takenFrom(sessions, view.emergencyCover()));
    }

    /** The totals at any participation, for "what if". */
    public Totals totalsAt(long strikeId, int participation) {
        StrikeView view = theStrike(strikeId).view();
        List<SessionAtStake> sessions = sessionsAtStake.of(strikeId);
        return totals(view, sessions, EmergencyCover.takenFrom(sessions, view.emergencyCover()), participation);
    }

    /** The assessed sessions in order of time; {@code staffing} and {@code specialty} null for all. */
    @SuppressWarnings("unchecked")
    public List<Row> rows(long strikeId, @Nullable Staffing staffing, @Nullable String specialty) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select s.id, c.name as clinic, s.kind, s.specialty, sp.name as specialty_name, si.name as site,
                    cl.name as clinician, s.starts_at, s.ends_at, s.status, i.staffing, i.booked, i.capacity_left, i.reason
                from impact i join session s on s.id = i.session_id join clinic c on c.id = s.clinic_id
                left join specialty sp on sp.code = s.specialty left join site si on si.id = s.site_id
                left join clinician cl on cl.id = s.clinician_id
                where i.strike_id = :strike
                    and (cast(:staffing as text) is null or i.staffing = :staffing)
                    and (cast(:specialty as text) is null or s.specialty = :specialty)
                order by s.starts_at, s.specialty, s.id
                """,
                        Tuple.class)
                .setParameter("strike", strikeId)
                .setParameter("staffing", staffing == null ? null : staffing.name())
                .setParameter("specialty", specialty)
                .getResultList();
        return rows.stream()
                .map(row -> new Row(
                        row.get("id", String.class),
                        row.get("clinic", String.class),
                        row.get("kind", String.class),
                        row.get("specialty", String.class),
                        row.get("specialty_name", String.class),
                        row.get("site", String.class),
                        row.get("clinician", String.class),
                        row.get("starts_at", Instant.class),
                        row.get("ends_at", Instant.class),
                        row.get("status", String.class),
                        Staffing.valueOf(row.get("staffing", String.class)),
                        row.get("booked", Number.class).intValue(),
                        row.get("capacity_left", Number.class).intValue(),
                        row.get("reason", String.class)))
                .toList();
    }

    private Strike theStrike(long id) {
        Strike strike = entities.find(Strike.class, id);
        if (strike == null) {
            throw new IllegalArgumentException("strike: there is no strike " + id + ".");
        }
        return strike;
    }

    private static SessionImpact impactOn(
            SessionAtStake session, StrikeView strike, int participation, Map<String, Integer> taken) {
        return StaffingRules.impactOn(
                session.needs(),
                strike.staff(),
                participation,
                taken.getOrDefault(session.id(), 0),
                session.capacity());
    }

    private static Forecast forecast(StrikeView strike, List<SessionAtStake> sessions, Map<String, Integer> taken) {
        return new Forecast(
                totals(strike, sessions, taken, strike.participation().low()),
                totals(strike, sessions, taken, strike.participation().likely()),
                totals(strike, sessions, taken, strike.participation().high()));
    }

    private static Totals totals(
            StrikeView strike, List<SessionAtStake> sessions, Map<String, Integer> taken, int participation) {
        Map<Staffing, Integer> count = new HashMap<>();
        int patients = 0;
        int operations = 0;
        for (SessionAtStake session : sessions) {
            SessionImpact impact = impactOn(session, strike, participation, taken);
            count.merge(impact.staffing(), 1, Integer::sum);
            if (impact.staffing() == Staffing.NONE) {
                patients += session.theatre() ? 0 : session.booked();
                operations += session.theatre() ? session.booked() : 0;
            } else if (impact.staffing() == Staffing.REDUCED && !session.theatre()) {
                patients += session.booked() - impact.capacityLeft();
            }
        }
        return new Totals(
                participation,
                count.getOrDefault(Staffing.FULL, 0),
                count.getOrDefault(Staffing.REDUCED, 0),
                count.getOrDefault(Staffing.NONE, 0),
                patients,
                operations);
    }

    private void keep(long strike, SessionAtStake session, SessionImpact impact) {
        entities.createNativeQuery(
                        """
                insert into impact (strike_id, session_id, staffing, booked, capacity_left, reason)
                values (:strike, :session, :staffing, :booked, :left, :reason)
                """)
                .setParameter("strike", strike)
                .setParameter("session", session.id())
                .setParameter("staffing", impact.staffing().name())
                .setParameter("booked", session.booked())
                .setParameter("left", impact.capacityLeft())
                .setParameter("reason", impact.reason())
                .executeUpdate();
    }
}
