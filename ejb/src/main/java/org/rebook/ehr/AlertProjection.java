package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;
import org.rebook.schema.Columns;

/**
 * An active Flag with one of our codes says what makes its patient vulnerable, or what decides the turn on a theatre list;
 * one that is not says so no longer.
 */
final class AlertProjection implements Projection<AlertProjection.Row> {

    /** Each is null when the flag says nothing of the kind, or no longer. */
    record Row(
            String id,
            String patient,
            @Nullable String vulnerability,
            @Nullable TheatreCondition condition,
            @Nullable LocalDate until) {}

    @Override
    public String type() {
        return "Flag";
    }

    @Override
    public @Nullable Row row(Resource resource) {
        Flag sent = (Flag) resource;
        String patient = Elements.id(sent.getSubject(), "Patient");
        if (patient == null) {
            return null;
        }
        String vulnerability = Elements.coding(List.of(sent.getCode()), Names.VULNERABILITY)
                .map(coding -> Vulnerabilities.of(coding.getCode(), "Flag.code"))
                .orElse(null);
        TheatreCondition condition = TheatreConditions.of(sent.getCode(), "Flag.code");
        boolean active = sent.getStatus() == Flag.FlagStatus.ACTIVE;
        String until = sent.getPeriod().getEndElement().getValueAsString();
        return new Row(
                sent.getIdPart(),
                patient,
                active ? vulnerability : null,
                active ? condition : null,
                until == null ? null : Elements.day(until, "Flag.period.end"));
    }

    @Override
    public List<Need> needs(Row row) {
        return row.vulnerability() == null && row.condition() == null
                ? List.of()
                : List.of(Need.vital(Known.PATIENT, row.patient(), "Flag.subject"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("id", Row::id)
                .run(connection, "delete from patient_flag f using :rows where f.id = x.id");
        new Columns<>(rows.stream().filter(row -> row.vulnerability() != null).toList())
                .with("id", Row::id)
                .with("patient", Row::patient)
                .with("vulnerability", Row::vulnerability)
                .with("until", Row::until)
                .run(
                        connection,
                        """
                        insert into patient_flag (id, patient_id, vulnerability, until_day)
                        select x.id, x.patient, x.vulnerability, x.until::date from :rows
                        """);
        ConditionRows.write(
                connection,
                type(),
                rows.stream()
                        .map(row -> new ConditionRows.Row(row.id(), row.patient(), row.condition(), row.until()))
                        .toList());
    }
}
