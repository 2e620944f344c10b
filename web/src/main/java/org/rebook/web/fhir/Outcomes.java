package org.rebook.web.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.RefusedResource;
import org.rebook.ehr.Taken;
import org.rebook.ehr.Taken.Change;
import org.rebook.web.console.LongValues;

/** Says in FHIR what became of a resource. */
final class Outcomes {

    private Outcomes() {}

    static MethodOutcome of(Taken taken) {
        MethodOutcome outcome = new MethodOutcome();
        outcome.setId(new IdType(taken.received().type(), taken.received().id(), Integer.toString(taken.version())));
        outcome.setCreated(taken.change() == Change.CREATED);
        outcome.setOperationOutcome(said(taken));
        return outcome;
    }

    static OperationOutcome said(Taken taken) {
        RefusedResource note = taken.note();
        if (note == null) {
            return issue(
                    IssueSeverity.INFORMATION,
                    IssueType.INFORMATIONAL,
                    taken.change() == Change.UNCHANGED ? "Nothing has changed." : "Taken in.",
                    null);
        }
        return issue(
                IssueSeverity.WARNING,
                IssueType.INCOMPLETE,
                "Kept, but not or not wholly used for planning: %s %s.".formatted(note.element(), note.reason()),
                note.element());
    }

    static OperationOutcome refusal(RefusedResource refusal) {
        return issue(IssueSeverity.ERROR, type(refusal.kind()), refusal.getMessage() + ".", refusal.element());
    }

    static OperationOutcome issue(
            IssueSeverity severity, IssueType type, String diagnostics, @Nullable String element) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue =
                outcome.addIssue().setSeverity(severity).setCode(type).setDiagnostics(LongValues.cutIn(diagnostics));
        if (element != null) {
            issue.addExpression(element);
        }
        return outcome;
    }

    private static IssueType type(RefusedResource.Kind kind) {
        return switch (kind) {
            case STRUCTURE -> IssueType.STRUCTURE;
            case VALUE -> IssueType.VALUE;
            case MISSING -> IssueType.REQUIRED;
            case CONFLICT -> IssueType.CONFLICT;
        };
    }
}
