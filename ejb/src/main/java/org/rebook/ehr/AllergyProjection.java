package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;

/** An AllergyIntolerance to latex puts its patient first on a theatre list, until it is resolved or refuted. */
final class AllergyProjection implements Projection<ConditionRows.Row> {

    private static final Set<String> OVER = Set.of("inactive", "resolved");
    private static final Set<String> NOT_SO = Set.of("refuted", "entered-in-error");

    @Override
    public String type() {
        return "AllergyIntolerance";
    }

    @Override
    public ConditionRows.@Nullable Row row(Resource resource) {
        AllergyIntolerance sent = (AllergyIntolerance) resource;
        String patient = Elements.id(sent.getPatient(), "Patient");
        if (patient == null) {
            return null;
        }
        TheatreCondition condition = TheatreConditions.of(sent.getCode(), "AllergyIntolerance.code");
        boolean holds = holds(sent.getClinicalStatus(), sent.getVerificationStatus());
        return new ConditionRows.Row(sent.getIdPart(), patient, holds ? condition : null, null);
    }

    /** Whether a problem that has these states is still one; what is not said speaks for it. */
    static boolean holds(CodeableConcept clinical, CodeableConcept verification) {
        return clinical.getCoding().stream().noneMatch(coding -> OVER.contains(coding.getCode()))
                && verification.getCoding().stream().noneMatch(coding -> NOT_SO.contains(coding.getCode()));
    }

    @Override
    public List<Need> needs(ConditionRows.Row row) {
        return ConditionRows.needs(row, "AllergyIntolerance.patient");
    }

    @Override
    public void write(Connection connection, List<ConditionRows.Row> rows) throws SQLException {
        ConditionRows.write(connection, type(), rows);
    }
}
