package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an appointment needs besides a slot of the right kind and length.
 *
 * @param capabilities what the session must offer: equipment by the trust's codes, "chaperone", "general-anaesthetic"
 * @param arrangements what was arranged at some cost and would have to be arranged again: several specialties on one
 *     day, equipment or a representative from outside, a donor, a research window
 * @param electronicReferral whether it was booked through e-RS
 * @param bedDays days on which the patient needs a bed on the ward, from the operation's own on
 * @param preOpOn the last pre-operative assessment
 * @param postponed how often the operation has been moved by 24 hours at most
 */
public record Requirements(
        Set<String> capabilities,
        Set<String> arrangements,
        boolean electronicReferral,
        @Nullable LocalDate preOpOn,
        int postponed,
        int bedDays) {

    public Requirements(
            Set<String> capabilities,
            Set<String> arrangements,
            boolean electronicReferral,
            @Nullable LocalDate preOpOn,
            int postponed) {
        this(capabilities, arrangements, electronicReferral, preOpOn, postponed, 0);
    }

    /** All that is needed and was arranged, as a clerk reads it; empty when it is nothing. */
    public String inWords() {
        return Stream.concat(
                        capabilities.stream().sorted(), arrangements.stream().sorted())
                .map(each -> each.replace('-', ' '))
                .collect(Collectors.joining(", "));
    }

    public static Requirements none() {
        return new Requirements(Set.of(), Set.of(), false, null, 0);
    }
}
