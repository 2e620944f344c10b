package org.rebook.web.fhir;

import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.ResourceSearch;

/** Reads search parameters strictly: what is not understood is refused, for a wider search books the wrong slot. */
final class Conditions {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Conditions() {}

    static void status(ResourceSearch search, @Nullable TokenOrListParam status) {
        if (status != null) {
            try {
                search.status(status.getValuesAsQueryTokens().stream()
                        .map(TokenParam::getValue)
                        .toList());
            } catch (IllegalArgumentException e) {
                throw new InvalidRequestException(e.getMessage());
            }
        }
    }

    static void start(ResourceSearch search, @Nullable DateRangeParam range) {
        if (range == null) {
            return;
        }
        if (range.getLowerBound() != null) {
            search.startsFrom(lower(range.getLowerBound()));
        }
        if (range.getUpperBound() != null) {
            search.startsBefore(upper(range.getUpperBound()));
        }
    }

    private static Instant lower(DateParam bound) {
        boolean isAfter =
                bound.getPrefix() == ParamPrefixEnum.GREATERTHAN || bound.getPrefix() == ParamPrefixEnum.STARTS_AFTER;
        return isAfter ? end(bound) : begin(bound);
    }

    private static Instant upper(DateParam bound) {
        boolean isBefore =
                bound.getPrefix() == ParamPrefixEnum.LESSTHAN || bound.getPrefix() == ParamPrefixEnum.ENDS_BEFORE;
        return isBefore ? begin(bound) : end(bound);
    }

    // A day is London's; a time without its zone is refused by HAPI before it comes here.
    private static Instant begin(DateParam bound) {
        return isDay(bound)
                ? LocalDate.parse(bound.getValueAsString()).atStartOfDay(LONDON).toInstant()
                : bound.getValue().toInstant();
    }

    private static Instant end(DateParam bound) {
        return isDay(bound)
                ? LocalDate.parse(bound.getValueAsString())
                        .plusDays(1)
                        .atStartOfDay(LONDON)
                        .toInstant()
                : bound.getValue().toInstant().plusMillis(1);
    }

    private static boolean isDay(DateParam bound) {
        return bound.getValueAsString().length() == 10;
    }

    static String idOf(ReferenceParam reference, String parameter) {
        if (reference.getChain() != null) {
            throw new InvalidRequestException(
                    "%s.%s cannot be searched for.".formatted(parameter, reference.getChain()));
        }
        return reference.getIdPart();
    }
}
