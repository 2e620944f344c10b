package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;

/** Moves promises that are not kept up to the next person in line, and says how old they are. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
public class Escalations {

    private static final Logger LOG = Logger.getLogger(Escalations.class.getName());

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    WorklistRows worklist;

    @Inject
    RuleSets ruleSets;

    @Inject
    AuditTrail audit;

    /**
     * How many promises one level has.
     *
     * @param oldest working days since the oldest of them was made
     */
    public record Aged(Escalation.Level level, int open, int oldest) {}

    /** Gives each open promise to whoever it belongs to by now; never back down. Returns how many moved up. */
    @RolesAllowed(Role.SYSTEM)
    public int moveUp(String who) {
        LocalDate today = London.dayOf(Instant.now());
        RuleSet rules = ruleSets.inForceOn(today);
        int moved = 0;
        for (WorklistRow row : worklist.open(WorklistFilter.ALL, who, today)) {
            Escalation.Level belongs =
                    Escalation.levelOf(row.madeOn(), row.displaced().isSuspectedCancer(), today, rules);
            if (belongs.compareTo(row.level()) > 0 && !isWithClinician(row, belongs)) {
                give(row, belongs, who, rules);
                moved++;
            }
        }
        LOG.log(Level.INFO, "{0} promises to rebook moved up.", moved);
        return moved;
    }

    // A lead cannot decide what a clinician was asked; from the service manager on it is seen to that somebody does.
    private static boolean isWithClinician(WorklistRow row, Escalation.Level belongs) {
        return row.owner().equals(CarryOut.CLINICIAN) && belongs == Escalation.Level.BOOKING_LEAD;
    }

    private void give(WorklistRow row, Escalation.Level level, String who, RuleSet rules) {
        entities.createNativeQuery(
                        "update obligation set owner = :owner, version = version + 1 where id = :id and status = 'OPEN'")
                .setParameter("owner", level.owner())
                .setParameter("id", row.id())
                .executeUpdate();
        audit.write(
                who,
                new AuditTrail.Entry(
                        "escalate",
                        "obligation",
                        Long.toString(row.id()),
                        row.person().id(),
                        "Open for %d working days: from %s to %s (R-REB-25)."
                                .formatted(row.workingDaysOpen(), row.owner(), level.owner()),
                        rules.version(),
                        null,
                        null));
    }

    /** The open promises by level, the lowest first. */
    public List<Aged> aged() {
        List<WorklistRow> open = worklist.open(WorklistFilter.ALL, "", London.dayOf(Instant.now()));
        List<Aged> aged = new ArrayList<>();
        for (Escalation.Level level : Escalation.Level.values()) {
            List<WorklistRow> theirs =
                    open.stream().filter(row -> row.level() == level).toList();
            aged.add(new Aged(
                    level,
                    theirs.size(),
                    theirs.stream().mapToInt(WorklistRow::workingDaysOpen).max().orElse(0)));
        }
        return aged;
    }
}
