package org.rebook.patient;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A patient, as a clerk needs to know them.
 *
 * @param vulnerableAs what makes the patient vulnerable, in words; empty when nothing is known to
 */
public record PatientView(
        String id,
        @Nullable String nhsNumber,
        String familyName,
        String givenName,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate deceasedOn,
        @Nullable String gender,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String postcode,
        @Nullable String language,
        String contactPreference,
        boolean interpreter,
        boolean transport,
        boolean restricted,
        @Nullable String accessNeeds,
        String vulnerableAs,
        boolean signLanguage,
        boolean doubleSlot) {

    public String name() {
        return familyName + ", " + givenName;
    }

    public @Nullable Integer ageOn(LocalDate day) {
        return birthDate == null ? null : Period.between(birthDate, day).getYears();
    }
}
