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

/** The strikes there are. Declaring one stops new bookings on its days at once (R-IMP-09). */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Strikes {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

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
        int stopped = stopNewBookings(declared.id());
        audit.write(new AuditTrail.Entry(
                "declare",
                "strike",
                Long.toString(declared.id()),
                null,
                "Declared; new bookings stopped in %d sessions.".formatted(stopped),
                null,
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

    private void takeBookingsAgain(long strike) {
        entities.createNativeQuery(
                        """
                update session s set status = 'OPEN', version = s.version + 1
                where s.status = 'BOOKING_STOPPED'
                    and exists (select 1 from strike_window w join strike_site p on p.strike_id = w.strike_id
                        where w.strike_id = :strike and p.site_id = s.site_id
                            and s.starts_at < w.ends_at and s.ends_at > w.starts_at)
                    and not exists (select 1 from strike o join strike_window w on w.strike_id = o.id
                        join strike_site p on p.strike_id = o.id
                        where o.status in ('ANNOUNCED', 'CONFIRMED', 'SUSPENDED') and p.site_id = s.site_id
                            and s.starts_at < w.ends_at and s.ends_at > w.starts_at)
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

    private int stopNewBookings(long strike) {
        return entities.createNativeQuery(
                        """
                update session s set status = 'BOOKING_STOPPED', version = s.version + 1
                from strike_window w, strike_site p
                where w.strike_id = :strike and p.strike_id = :strike and s.site_id = p.site_id
                    and s.starts_at < w.ends_at and s.ends_at > w.starts_at and s.status = 'OPEN'
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
