package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.rebook.pathway.PathwayKind;
import org.rebook.schema.Columns;

/** A ServiceRequest is a pathway: what the patient was referred for, how urgently, and since when the clock runs. */
final class PathwayProjection implements Projection<PathwayProjection.Row> {

    private static final String CLOCK = "ServiceRequest.extension(pathway-clock)";

    record Row(
            String id,
            String patient,
            @Nullable Specialty specialty,
            @Nullable String pathwayIdentifier,
            @Nullable String ubrn,
            String kind,
            String priority,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate stoppedOn,
            @Nullable LocalDate decisionToTreatOn,
            @Nullable LocalDate diagnosisToldOn,
            @Nullable LocalDate diagnosticRequestedOn,
            @Nullable String procedureCode,
            @Nullable String procedureName) {}

    @Override
    public String type() {
        return "ServiceRequest";
    }

    @Override
    public Row row(Resource resource) {
        ServiceRequest sent = (ServiceRequest) resource;
        String patient = Elements.id(sent.getSubject(), "Patient");
        if (patient == null) {
            throw Elements.missing("ServiceRequest.subject", "names no Patient");
        }
        Extension clock = sent.getExtensionByUrl(Names.extension("pathway-clock"));
        Coding code = sent.getCode().getCodingFirstRep();
        return new Row(
                sent.getIdPart(),
                patient,
                Elements.specialty(List.of(sent.getPerformerType())),
                Elements.identifier(sent.getIdentifier(), Names.PATIENT_PATHWAY),
                Elements.identifier(sent.getIdentifier(), Names.UBRN),
                clock == null ? "RTT" : kind(clock),
                priority(sent),
                clockDay(clock, "start"),
                clockDay(clock, "stop"),
                clockDay(clock, "decision-to-treat"),
                clockDay(clock, "diagnosis-told"),
                clockDay(clock, "diagnostic-requested"),
                code.getCode(),
                code.hasDisplay() ? code.getDisplay() : sent.getCode().getText());
    }

    private static String kind(Extension clock) {
        String code = Elements.requiredPart(clock, "pathway-clock", "kind");
        for (PathwayKind kind : PathwayKind.values()) {
            if (Names.code(kind.name()).equals(code)) {
                return kind.name();
            }
        }
        throw Elements.refused(
                CLOCK + ".kind",
                "'%s' is no kind of clock. Maybe rtt, cancer, diagnostic, follow-up or planned?".formatted(code));
    }

    private static @Nullable LocalDate clockDay(@Nullable Extension clock, String part) {
        String written = clock == null ? null : Elements.part(clock, part);
        return written == null ? null : Elements.day(written, CLOCK + "." + part);
    }

    private static String priority(ServiceRequest sent) {
        Extension extension = sent.getExtensionByUrl(Names.REFERRAL_PRIORITY);
        if (extension != null
                && extension.getValue() instanceof Coding coding
                && "TWO_WEEK_WAIT".equals(coding.getCode())) {
            return "URGENT_SUSPECTED_CANCER";
        }
        boolean isRoutine = !sent.hasPriority() || sent.getPriority() == ServiceRequest.ServiceRequestPriority.ROUTINE;
        return isRoutine ? "ROUTINE" : "URGENT";
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of(Need.vital(Known.PATIENT, row.patient(), "ServiceRequest.subject"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        Specialty.add(connection, rows.stream().map(Row::specialty).toList());
        new Columns<>(rows)
                .with("id", Row::id)
                .with("patient", Row::patient)
                .with("specialty", row -> Specialty.codeOf(row.specialty()))
                .with("pathway_identifier", Row::pathwayIdentifier)
                .with("ubrn", Row::ubrn)
                .with("kind", Row::kind)
                .with("priority", Row::priority)
                .with("started_on", Row::startedOn)
                .with("stopped_on", Row::stoppedOn)
                .with("decision_to_treat_on", Row::decisionToTreatOn)
                .with("diagnosis_told_on", Row::diagnosisToldOn)
                .with("diagnostic_requested_on", Row::diagnosticRequestedOn)
                .with("procedure_code", Row::procedureCode)
                .with("procedure_name", Row::procedureName)
                .run(
                        connection,
                        """
                        insert into pathway (id, patient_id, specialty, pathway_identifier, ubrn, kind, referral_priority,
                            clock_started_on, clock_stopped_on, decision_to_treat_on, diagnosis_told_on,
                            diagnostic_requested_on, procedure_code, procedure_name)
                        select x.id, x.patient, x.specialty, x.pathway_identifier, x.ubrn, x.kind, x.priority,
                            x.started_on::date, x.stopped_on::date, x.decision_to_treat_on::date, x.diagnosis_told_on::date,
                            x.diagnostic_requested_on::date, x.procedure_code, x.procedure_name
                        from :rows
                        on conflict (id) do update set patient_id = excluded.patient_id, specialty = excluded.specialty,
                            pathway_identifier = excluded.pathway_identifier, ubrn = excluded.ubrn, kind = excluded.kind,
                            referral_priority = excluded.referral_priority, clock_started_on = excluded.clock_started_on,
                            clock_stopped_on = excluded.clock_stopped_on,
                            decision_to_treat_on = excluded.decision_to_treat_on,
                            diagnosis_told_on = excluded.diagnosis_told_on,
                            diagnostic_requested_on = excluded.diagnostic_requested_on, procedure_code = excluded.procedure_code,
                            procedure_name = excluded.procedure_name
                        """);
    }
}
