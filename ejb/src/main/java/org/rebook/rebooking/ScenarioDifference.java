package org.rebook.rebooking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A patient to whom two scenarios give another decision or date, with both verdicts. */
public record ScenarioDifference(
        String appointment,
        String patientId,
        String patientName,
        @Nullable String specialtyName,
        @Nullable String clinic,
        String priority,
        Instant lostAt,
        Verdict one,
        Verdict other) {

    /**
     * What a scenario comes to for one patient.
     *
     * @param decision null where the patient's session runs in full and nobody in it is affected
     * @param added whether the new date is in a session that there is not yet
     */
    public record Verdict(
            @Nullable Decision decision,
            @Nullable Instant newAt,
            @Nullable String site,
            @Nullable String clinician,
            boolean added,
            boolean forClinician,
            @Nullable String reason) {

        /** "moves to Tuesday 5 January 2027, 09:20, Barnet Hospital". */
        public String inWords() {
            return ScenarioWords.verdict(this);
        }
    }
}
