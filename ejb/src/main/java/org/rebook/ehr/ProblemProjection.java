package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;

/** A Condition that is diabetes gives its patient an early turn on a theatre list. */
final class ProblemProjection implements Projection<ConditionRows.Row> {

    @Override
    public String type() {
        return "Condition";
    }

    @Override
    public ConditionRows.@Nullable Row row(Resource resource) {
        Condition sent = (Condition) resource;
        String patient = Elements.id(sent.getSubject(), "Patient");
        if (patient == null) {
            return null;
        }
        TheatreCondition condition = TheatreConditions.of(sent.getCode(), "Condition.code");
        boolean holds = AllergyProjection.holds(sent.getClinicalStatus(), sent.getVerificationStatus());
        return new ConditionRows.Row(sent.getIdPart(), patient, holds ? condition : null, null);
    }

    @Override
    public List<Need> needs(ConditionRows.Row row) {
        return ConditionRows.needs(row, "Condition.subject");
    }

    @Override
    public void write(Connection connection, List<ConditionRows.Row> rows) throws SQLException {
        ConditionRows.write(connection, type(), rows);
    }
}
