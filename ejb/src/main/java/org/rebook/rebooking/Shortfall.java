package org.rebook.rebooking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Patients of one specialty whom a plan leaves without a date for the same reasons, and what would help them.
 *
 * @param need what they need, in words
 * @param why what is against all that is free, in words
 * @param extra the fewest further sessions of one pattern that make sense; null when none of the trust's would help
 * @param placed how many of them have a date once the extra sessions of all the plan's shortfalls are held
 */
public record Shortfall(
        String specialty,
        List<String> appointments,
        String need,
        String why,
        @Nullable ExtraSessions extra,
        int placed) {

    private static final List<String> NUMBERS = List.of(
            "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve");

    Shortfall placing(int number) {
        return new Shortfall(specialty, appointments, need, why, extra, number);
    }

    Shortfall without() {
        return new Shortfall(specialty, appointments, need, why, null, placed);
    }

    /** "37 need a follow-up in person: every free slot of that kind is kept for urgent patients." */
    public String inWords() {
        return "%,d %s %s: %s.".formatted(appointments.size(), appointments.size() == 1 ? "needs" : "need", need, why);
    }

    /** "Three extra Tuesday sessions from 09:00 at Barnet Hospital would place 31." */
    public String helpInWords(@Nullable String site) {
        if (extra == null) {
            return placed == 0
                    ? "No further session like those that the trust holds would help in the coming weeks."
                    : "The sessions suggested for others would place %,d of them too.".formatted(placed);
        }
        int sessions = extra.days().size();
        String kind = extra.lists() ? "list" : "session";
        return "%s extra %s %s%s from %s%s would place %s."
                .formatted(
                        NUMBERS.get(sessions),
                        RefusalWords.weekday(extra.weekday()),
                        kind,
                        sessions == 1 ? "" : "s",
                        extra.from(),
                        site == null ? "" : " at " + site,
                        placed == appointments.size() ? everybody() : "%,d".formatted(placed));
    }

    private String everybody() {
        return switch (placed) {
            case 1 -> "this patient";
            case 2 -> "both";
            default -> "all %,d".formatted(placed);
        };
    }
}
