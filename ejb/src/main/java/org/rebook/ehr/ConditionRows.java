package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;
import org.rebook.schema.Columns;

/** Keeps what decides a patient's turn on a theatre list, whichever type of resource says so. */
final class ConditionRows {

    /** @param condition null when the resource says nothing of the kind, or no longer */
    record Row(String id, String patient, @Nullable TheatreCondition condition, @Nullable LocalDate until) {}

    private ConditionRows() {}

    static void write(Connection connection, String type, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("type", row -> type)
                .with("id", Row::id)
                .run(connection, "delete from patient_condition c using :rows where c.type = x.type and c.id = x.id");
        new Columns<>(rows.stream().filter(row -> row.condition() != null).toList())
                .with("type", row -> type)
                .with("id", Row::id)
                .with("patient", Row::patient)
                .with("condition", Row::condition)
                .with("until", Row::until)
                .run(
                        connection,
                        """
                        insert into patient_condition (type, id, patient_id, condition, until_day)
                        select x.type, x.id, x.patient, x.condition, x.until::date from :rows
                        """);
    }

    static List<Need> needs(Row row, String element) {
        return row.condition() == null ? List.of() : List.of(Need.vital(Known.PATIENT, row.patient(), element));
    }
}
