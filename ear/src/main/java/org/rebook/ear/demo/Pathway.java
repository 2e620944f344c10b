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
        TheatreKind.@Nullable Operation operation) {}
