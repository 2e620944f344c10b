package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days on which a patient already has somewhere to be: one place a day, so never two at once. */
final class Diary {

    private final List<LocalDate> days = new ArrayList<>(2);

    boolean isFree(LocalDate day) {
        return !days.contains(day);
    }

    void note(LocalDate day) {
        if (!isFree(day)) {
            throw new IllegalStateException("The patient already has an appointment on %s.".formatted(day));
        }
        days.add(day);
    }
}
