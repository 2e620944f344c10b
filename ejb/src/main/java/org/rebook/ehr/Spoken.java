package org.rebook.ehr;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.time.Duration;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.EhrClient.Answer;

/** The EHR's answers, read with patience: another system's answer need not be to our taste. */
final class Spoken {

    private static final int LONGEST_WORDS = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private Spoken() {}

    /** The answer's status and, where it is an OperationOutcome, what that says. */
    static String of(Answer answer) {
        Resource resource = resource(answer.body());
        String words = resource instanceof OperationOutcome outcome
                ? outcome.getIssue().stream().map(Spoken::inWords).collect(Collectors.joining("; "))
                : "";
        String said = words.isEmpty() ? answer.status() + "." : answer.status() + ": " + words + ".";
        return said.length() <= LONGEST_WORDS ? said : said.substring(0, LONGEST_WORDS) + "…";
    }

    private static String inWords(OperationOutcomeIssueComponent issue) {
        if (issue.hasDiagnostics()) {
            return issue.getDiagnostics();
        }
        if (issue.getDetails().hasText()) {
            return issue.getDetails().getText();
        }
        return issue.getDetails().getCodingFirstRep().hasCode()
                ? issue.getDetails().getCodingFirstRep().getCode()
                : String.valueOf(
                        issue.getCode() == null ? null : issue.getCode().toCode());
    }

    /** The resource in a body, or null when there is none that can be read. */
    static @Nullable Resource resource(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            IBaseResource parsed = FhirR4.context()
                    .newJsonParser()
                    .setParserErrorHandler(new LenientErrorHandler(false))
                    .parseResource(body);
            return parsed instanceof Resource resource ? resource : null;
        } catch (DataFormatException e) {
            return null;
        }
    }

    /** The version in an ETag such as W/"3". */
    static @Nullable String version(@Nullable String etag) {
        if (etag == null) {
            return null;
        }
        String version = etag.strip().replaceFirst("^W/", "").replace("\"", "");
        return version.isBlank() ? null : version;
    }

    /** How long Retry-After asks us to wait; null when it does not say it in seconds. */
    static @Nullable Duration wait(@Nullable String retryAfter) {
        if (retryAfter == null || !retryAfter.strip().matches("[0-9]{1,6}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter.strip()));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
