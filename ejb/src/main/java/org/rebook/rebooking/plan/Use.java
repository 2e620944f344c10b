package org.rebook.rebooking.plan;

/**
 * Something that lists share and an operation needs one of: a robot for a day, a bed for the stay.
 *
 * @param days from the day of the list on, that day included
 */
public record Use(String what, int days) {

    public Use {
        if (what.isBlank() || days < 1) {
            throw new IllegalArgumentException(
                    "A use needs a name and at least one day: '%s', %d days.".formatted(what, days));
        }
    }
}
