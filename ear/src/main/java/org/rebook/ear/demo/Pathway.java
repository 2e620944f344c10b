package org.rebook.ear.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Why a patient is with a specialty, and since when which clock has run. */
record Pathway(
        String id,
        Person person,
        String specialty,
        String clock,
        LocalDate started,
        @Nullable LocalDate stopped,
        String referral,
        String ubrn,
        TheatreKind.@Nullable Operation operation,
        Milestones milestones) {

    /** What has happened since the referral, as far as a clock runs from it. */
    record Milestones(@Nullable LocalDate told, @Nullable LocalDate decided, @Nullable LocalDate requested) {

        static final Milestones NONE = new Milestones(null, null, null);

        static Milestones requested(LocalDate day) {
            return new Milestones(null, null, day);
        }

        /** Whoever is to be treated for cancer was told of it a few days before that was decided. */
        static Milestones treatmentDecided(LocalDate told, LocalDate decided) {
            return new Milestones(told, decided, null);
        }
    }

    Pathway with(Milestones other) {
        return new Pathway(id, person, specialty, clock, started, stopped, referral, ubrn, operation, other);
    }
}
