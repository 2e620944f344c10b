package org.rebook.run;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;

/** When the overnight chain runs, as the trust sets it, and what became of each time it was due. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Nights {

    /** A chain that is later than this would run into the working day, so it waits for the next night. */
    public static final Duration TOO_LATE = Duration.ofHours(6);

    private static final String ENABLED = "overnight.enabled";
    private static final String AT = "overnight.at";
    private static final String ON = "overnight.on";

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    AuditTrail audit;

    /** A time at which the chain was due, and what became of it. */
    public record Due(Instant at, boolean started, @Nullable String reason, @Nullable Long run) {}

    public NightSchedule schedule() {
        Map<String, String> settings = settings();
        return new NightSchedule(
                Boolean.parseBoolean(settings.get(ENABLED)),
                Optional.ofNullable(settings.get(AT)).map(LocalTime::parse).orElse(NightSchedule.OFF.at()),
                Optional.ofNullable(settings.get(ON)).map(Nights::days).orElse(NightSchedule.OFF.on()));
    }

    @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
    public void change(NightSchedule schedule) {
        NightSchedule before = schedule();
        String days = schedule.on().stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(" "));
        keep(ENABLED, Boolean.toString(schedule.enabled()));
        keep(AT, schedule.at().toString());
        keep(ON, days);
        audit.write(new AuditTrail.Entry(
                "change-schedule",
                "setting",
                "overnight",
                null,
                "From %s to %s.".formatted(inWords(before), inWords(schedule)),
                null,
                null,
                null));
    }

    /**
     * Takes the last time the chain was due, where no server has taken it yet. A time before the schedule was last
     * changed was never due.
     */
    @RolesAllowed(Role.SYSTEM)
    public Optional<Instant> take(Instant now) {
        return schedule()
                .lastDue(now)
                .filter(due -> due.isAfter(changedAt()))
                .filter(due -> entities.createNativeQuery(
                                        """
                                insert into overnight_due (due_at, outcome) values (:due, 'STARTED') on conflict do nothing
                                """)
                                .setParameter("due", Timestamp.from(due))
                                .executeUpdate()
                        == 1);
    }

    /** Notes the run that a time taken has become. */
    @RolesAllowed(Role.SYSTEM)
    public void started(Instant due, long run) {
        entities.createNativeQuery("update overnight_due set run_id = :run where due_at = :due")
                .setParameter("run", run)
                .setParameter("due", Timestamp.from(due))
                .executeUpdate();
    }

    /** Notes that nothing was run at a time it was due, and why. */
    @RolesAllowed(Role.SYSTEM)
    public void missed(Instant due, String reason) {
        entities.createNativeQuery(
                        """
                insert into overnight_due (due_at, outcome, reason) values (:due, 'MISSED', :reason)
                on conflict (due_at) do update set outcome = 'MISSED', reason = excluded.reason
                """)
                .setParameter("due", Timestamp.from(due))
                .setParameter("reason", reason)
                .executeUpdate();
    }

    /** The latest times it was due, the last first. */
    @SuppressWarnings("unchecked")
    public List<Due> latest(int atMost) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select due_at, outcome, reason, run_id from overnight_due order by due_at desc", Tuple.class)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream()
                .map(row -> new Due(
                        row.get(0, Instant.class),
                        row.get(1, String.class).equals("STARTED"),
                        row.get(2, String.class),
                        Optional.ofNullable(row.get(3, Number.class))
                                .map(Number::longValue)
                                .orElse(null)))
                .toList();
    }

    private Instant changedAt() {
        Object changed = entities.createNativeQuery(
                        "select max(changed_at) from setting where name like 'overnight.%'", Instant.class)
                .getSingleResult();
        return changed == null ? Instant.MAX : (Instant) changed;
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> settings() {
        List<Tuple> rows = entities.createNativeQuery(
                        "select name, value from setting where name like 'overnight.%'", Tuple.class)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
    }

    private void keep(String name, String value) {
        entities.createNativeQuery(
                        """
                insert into setting (name, value, changed_by) values (:name, :value, :who)
                on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()
                """)
                .setParameter("name", name)
                .setParameter("value", value)
                .setParameter("who", caller.getCallerPrincipal().getName())
                .executeUpdate();
    }

    private static Set<DayOfWeek> days(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toSet());
    }

    private static String inWords(NightSchedule schedule) {
        return schedule.enabled()
                ? "%s on %s"
                        .formatted(
                                schedule.at(), schedule.on().stream().sorted().toList())
                : "off";
    }
}
