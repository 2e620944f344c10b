package org.rebook.ear.demo;

import java.util.EnumSet;
import java.util.Set;

/** An invented member of staff and the half days that are already theirs. */
record Clinician(
        String id,
        String prefix,
        String given,
        String family,
        String grade,
        String specialty,
        Site base,
        String gmcNumber,
        Set<HalfDay> taken) {

    Clinician(
            String id,
            String prefix,
            String given,
            String family,
            String grade,
            String specialty,
            Site base,
            String gmcNumber) {
        this(id, prefix, given, family, grade, specialty, base, gmcNumber, EnumSet.noneOf(HalfDay.class));
    }

    String title() {
        return prefix + " " + given + " " + family;
    }
}
