package org.rebook.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** What was done, by whom and why: written in the transaction that does it, and never changed. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.EHR, Role.SYSTEM})
public class AuditTrail {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext session;

    /** One thing that was done. {@code before} and {@code after} are JSON. */
    public record Entry(
            String action,
            String subjectType,
            String subjectId,
            @Nullable String patientId,
            String why,
            @Nullable String ruleVersion,
            @Nullable String before,
            @Nullable String after) {}

    /** An entry as it is read back. */
    public record Written(Instant at, String who, String action, String subjectType, String subjectId, String why) {}

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void write(Entry entry) {
        write(session.getCallerPrincipal().getName(), entry);
    }

    /** For runs, which act on behalf of whoever started them. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void write(String who, Entry entry) {
        entities.createNativeQuery(
                        """
                insert into audit_entry
                    (who, action, subject_type, subject_id, patient_id, why, rule_version, before, after)
                values (:who, :action, :type, :id, cast(:patient as text), :why, cast(:version as text),
                    cast(:before as jsonb), cast(:after as jsonb))
                """)
                .setParameter("who", who)
                .setParameter("action", entry.action())
                .setParameter("type", entry.subjectType())
                .setParameter("id", entry.subjectId())
                .setParameter("patient", entry.patientId())
                .setParameter("why", entry.why())
                .setParameter("version", entry.ruleVersion())
                .setParameter("before", entry.before())
                .setParameter("after", entry.after())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    public List<Written> of(String subjectType, String subjectId) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select at, who, action, subject_type, subject_id, why from audit_entry
                where subject_type = :type and subject_id = :id order by id
                """,
                        Tuple.class)
                .setParameter("type", subjectType)
                .setParameter("id", subjectId)
                .getResultList();
        return rows.stream()
                .map(row -> new Written(
                        row.get(0, Instant.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, String.class)))
                .toList();
    }
}
