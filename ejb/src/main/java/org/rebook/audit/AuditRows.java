package org.rebook.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.rebook.schema.Columns;

/** Many entries of the audit trail, written in one statement of the transaction that does what they tell. */
public final class AuditRows {

    private AuditRows() {}

    /** An entry and who did what it tells. */
    public record Signed(String who, AuditTrail.Entry entry) {}

    public static void write(Connection connection, List<Signed> entries) throws SQLException {
        new Columns<>(entries)
                .with("who", Signed::who)
                .with("action", each -> each.entry().action())
                .with("type", each -> each.entry().subjectType())
                .with("id", each -> each.entry().subjectId())
                .with("patient", each -> each.entry().patientId())
                .with("why", each -> each.entry().why())
                .with("rules", each -> each.entry().ruleVersion())
                .with("before", each -> each.entry().before())
                .with("after", each -> each.entry().after())
                .run(
                        connection,
                        """
                        insert into audit_entry
                            (who, action, subject_type, subject_id, patient_id, why, rule_version, before, after)
                        select x.who, x.action, x.type, x.id, x.patient, x.why, x.rules, x.before::jsonb, x.after::jsonb
                        from :rows
                        """);
    }
}
