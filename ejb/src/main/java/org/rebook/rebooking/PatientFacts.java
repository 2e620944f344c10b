package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;
import org.rebook.patient.Vulnerability;

/**
 * What the rules ask of the patient as a person.
 *
 * @param conditions what gives an early turn on a theatre list (R-REB-28)
 * @param diedOn the dead are shown to a person, never moved and never told (R-REB-26)
 */
public record PatientFacts(
        @Nullable LocalDate bornOn,
        Set<Vulnerability> vulnerabilities,
        Interpreting interpreting,
        boolean transport,
        @Nullable LocalDate diedOn,
        Set<TheatreCondition> conditions) {

    // The inputs of a plan that an earlier Rebook made do not have them.
    public PatientFacts {
        conditions = Objects.requireNonNullElse(conditions, Set.of());
    }

    /** Who interprets for the patient. */
    public enum Interpreting {
        NOBODY,
        SPOKEN_LANGUAGE,
        SIGN_LANGUAGE
    }

    public PatientFacts(
            @Nullable LocalDate bornOn,
            Set<Vulnerability> vulnerabilities,
            Interpreting interpreting,
            boolean transport) {
        this(bornOn, vulnerabilities, interpreting, transport, null, Set.of());
    }

    public static PatientFacts none() {
        return new PatientFacts(null, Set.of(), Interpreting.NOBODY, false);
    }

    /** The age in whole years; null while the date of birth is not known. */
    public @Nullable Integer ageOn(LocalDate day) {
        return bornOn == null ? null : Period.between(bornOn, day).getYears();
    }

    /** What makes the patient vulnerable, in words; empty when nothing is known to. */
    public String vulnerableAs() {
        return vulnerabilities.stream().sorted().map(Vulnerability::words).collect(Collectors.joining(", "));
    }

    public boolean hasDied() {
        return diedOn != null;
    }
}
