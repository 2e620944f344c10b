package org.rebook.strike;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;

/** The strikes there are. Declaring one stops new bookings on its days at once (R-IMP-09). */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Strikes {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    RuleSets ruleSets;

    @Inject
    AuditTrail audit;

    /** A strike that has been declared, and what was stopped with it. */
    public record Declared(long strike, int sessionsStopped) {}

    /** @throws DeclarationRefused when a value cannot be; nothing is changed */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public Declared declare(Declaration declaration) {
        List<String> problems = new ArrayList<>(declaration.problems());
        problems.addAll(unknownIn(declaration));
        if (!problems.isEmpty()) {
            throw new DeclarationRefused(problems);
        }
        String who = caller.getCallerPrincipal().getName();
        Strike strike = new Strike(declaration, who, Instant.now());
        entities.persist(strike);
        entities.flush();
        StrikeView declared = strike.view();
        RuleSet rules = ruleSets.inForceOn(declared.firstDay());
        int stopped = BookingStop.holds(declared, rules) ? stopNewBookings(declared.id()) : 0;
        audit.write(new AuditTrail.Entry(
                "declare",
                "strike",
                Long.toString(declared.id()),
                null,
                declared.isReplay()
                        ? "Declared to be replayed; nothing is stopped."
                        : "Declared; new bookings stopped in %d sessions.".formatted(stopped),
                rules.version(),
                null,
                null));
        return new Declared(declared.id(), stopped);
    }

    /**
     * Says how a strike stands now. While it is suspended nothing is moved because of it; once it is called off or has
     * ended, its sessions take bookings again, unless another strike keeps them clear. What was moved stays moved.
     *
     * @throws DeclarationRefused when there is no such strike, or it cannot become that; nothing is changed
     */
    @RolesAllowed(Role.SERVICE_MANAGER)
    public void changeStatus(long id, StrikeStatus wanted, String why) {
        Strike strike = entities.find(Strike.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (strike == null) {
            throw new DeclarationRefused(List.of("strike: there is no strike %d.".formatted(id)));
        }
        if (why.isBlank()) {
            throw new DeclarationRefused(List.of("why: say why the strike is now %s.".formatted(wanted.inWords())));
        }
        try {
            strike.become(wanted);
        } catch (IllegalStateException e) {
            throw new DeclarationRefused(List.of(e.getMessage()));
        }
        entities.flush();
        if (!wanted.keepsDaysClear()) {
            takeBookingsAgain(id);
        }
        audit.write(new AuditTrail.Entry(
                wanted.inWords(), "strike", Long.toString(id), null, why.strip(), null, null, null));
    }

    /**
     * Says that more or fewer are likely to be absent; whatever is assessed or planned from now on is by that.
     *
     * @throws DeclarationRefused when there is no such strike, its days are not kept clear, or the forecast is that already
     */
    @RolesAllowed(Role.SERVICE_MANAGER)
    public void expect(long id, int likely, String why) {
        Strike strike = entities.find(Strike.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (strike == null) {
            throw new DeclarationRefused(List.of("strike: there is no strike %d.".formatted(id)));
        }
        StrikeView before = strike.view();
        if (!before.status().keepsDaysClear()) {
            throw new DeclarationRefused(List.of("strike: %s is %s, so its forecast is not changed any more."
                    .formatted(before.name(), before.status().inWords())));
        }
        if (before.participation().likely() == likely) {
            throw new DeclarationRefused(
                    List.of("participation: %d%% is the strike's forecast already.".formatted(likely)));
        }
        Participation now = before.participation().expecting(likely);
        strike.expect(now);
        audit.write(new AuditTrail.Entry(
                "expect", "strike", Long.toString(id), null, why, null, json(before.participation()), json(now)));
    }

    private static String json(Participation participation) {
        return "{\"low\": %d, \"likely\": %d, \"high\": %d}"
                .formatted(participation.low(), participation.likely(), participation.high());
    }

    // Only what a strike has stopped: what the EHR has closed itself stays closed.
    private void takeBookingsAgain(long strike) {
        entities.createNativeQuery(
                        """
                update session s set status = 'OPEN', version = s.version + 1
                where s.status = 'BOOKING_STOPPED'
                    and s.id in (select session_id from stopped_session where strike_id = :strike)
                    and not exists (select 1 from stopped_session o join strike k on k.id = o.strike_id
                        where o.session_id = s.id and k.status in ('ANNOUNCED', 'CONFIRMED', 'SUSPENDED'))
                """)
                .setParameter("strike", strike)
                .executeUpdate();
    }

    public Optional<StrikeView> find(long id) {
        return Optional.ofNullable(entities.find(Strike.class, id)).map(Strike::view);
    }

    /** All strikes, the latest first. */
    public List<StrikeView> all() {
        return entities.createQuery("select s from Strike s order by s.id desc", Strike.class).getResultList().stream()
                .map(Strike::view)
                .toList();
    }

    /** The windows of every strike whose days are to be kept clear. */
    public List<StrikeWindow> windowsToKeepClear() {
        return entities
                .createQuery("select s from Strike s where s.status in :kept", Strike.class)
                .setParameter("kept", List.of(StrikeStatus.ANNOUNCED, StrikeStatus.CONFIRMED, StrikeStatus.SUSPENDED))
                .getResultList()
                .stream()
                .flatMap(strike -> strike.view().windows().stream())
                .toList();
    }

    // A session that another strike has stopped is stopped by this one too; one that the EHR has closed is not.
    private int stopNewBookings(long strike) {
        entities.createNativeQuery(
                        """
                insert into stopped_session (strike_id, session_id)
                select distinct w.strike_id, s.id
                from session s join strike_site p on p.site_id = s.site_id
                join strike_window w on w.strike_id = p.strike_id and s.starts_at < w.ends_at and s.ends_at > w.starts_at
                where w.strike_id = :strike
                    and (s.status = 'OPEN' or exists (select 1 from stopped_session o where o.session_id = s.id))
                """)
                .setParameter("strike", strike)
                .executeUpdate();
        return entities.createNativeQuery(
                        """
                update session s set status = 'BOOKING_STOPPED', version = s.version + 1
                where s.status = 'OPEN' and s.id in (select session_id from stopped_session where strike_id = :strike)
                """)
                .setParameter("strike", strike)
                .executeUpdate();
    }

    private List<String> unknownIn(Declaration declaration) {
        List<String> problems = new ArrayList<>();
        missing(declaration.sites(), "select id from site where id in (:ids)")
                .forEach(site -> problems.add("sites: there is no site '%s'.".formatted(site)));
        missing(declaration.emergencyCover().keySet(), "select code from specialty where code in (:ids)")
                .forEach(code -> problems.add("emergencyCover: there is no specialty '%s'.".formatted(code)));
        missing(declaration.nightCover().keySet(), "select code from specialty where code in (:ids)")
                .forEach(code -> problems.add("nightCover: there is no specialty '%s'.".formatted(code)));
        missing(declaration.derogations(), "select code from specialty where code in (:ids)")
                .forEach(code -> problems.add("derogations: there is no specialty '%s'.".formatted(code)));
        return problems;
    }

    @SuppressWarnings("unchecked")
    private Set<String> missing(Set<String> ids, String query) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Set<String> missing = new HashSet<>(ids);
        missing.removeAll(
                entities.createNativeQuery(query).setParameter("ids", ids).getResultList());
        return missing;
    }
}
