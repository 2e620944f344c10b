package org.rebook.web.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import jakarta.ejb.EJBAccessException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.RefusedResource;
import org.rebook.ehr.StaleVersion;

/** Turns every fault into an OperationOutcome that names the element, and keeps what is ours alone in the log. */
@Interceptor
public final class PlainFaults {

    private static final Logger LOG = Logger.getLogger(PlainFaults.class.getName());

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException said(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            BaseServerResponseException known = known(cause);
            if (known != null) {
                return known;
            }
        }
        String number = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "FHIR request failed: " + number, fault);
        return new InternalErrorException(
                "Failed.",
                Outcomes.issue(
                        IssueSeverity.FATAL,
                        IssueType.EXCEPTION,
                        "The request failed for a reason of ours. Our log has it as %s.".formatted(number),
                        null));
    }

    private static @Nullable BaseServerResponseException known(Throwable fault) {
        if (fault instanceof RefusedResource refusal) {
            return refused(refusal);
        }
        if (fault instanceof StaleVersion stale) {
            return new PreconditionFailedException(
                    stale.getMessage(),
                    Outcomes.issue(
                            IssueSeverity.ERROR, IssueType.CONFLICT, stale.getMessage(), "Resource.meta.versionId"));
        }
        if (fault instanceof EJBAccessException) {
            return new ForbiddenOperationException("The token's role may not do this.");
        }
        if (fault instanceof DataFormatException unreadable) {
            return new InvalidRequestException(
                    "Unreadable.",
                    Outcomes.issue(IssueSeverity.ERROR, IssueType.STRUCTURE, firstLine(unreadable), "Resource"));
        }
        // HAPI's own answers are for callers, unless they only say that one of our methods failed.
        return fault instanceof BaseServerResponseException answer && !(fault instanceof InternalErrorException)
                ? answer
                : null;
    }

    private static BaseServerResponseException refused(RefusedResource refusal) {
        OperationOutcome outcome = Outcomes.refusal(refusal);
        return switch (refusal.kind()) {
            case STRUCTURE -> new InvalidRequestException(refusal.getMessage(), outcome);
            case CONFLICT -> new ResourceVersionConflictException(refusal.getMessage(), outcome);
            default -> new UnprocessableEntityException(refusal.getMessage(), outcome);
        };
    }

    private static String firstLine(DataFormatException unreadable) {
        return String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("It cannot be read.");
    }
}
