package org.rebook.ear.demo;

import java.time.DayOfWeek;

/** A morning or an afternoon of the working week. */
enum HalfDay {
    MON_AM,
    MON_PM,
    TUE_AM,
    TUE_PM,
    WED_AM,
    WED_PM,
    THU_AM,
    THU_PM,
    FRI_AM,
    FRI_PM;

    static final HalfDay[] WEEK = values();

    DayOfWeek day() {
        return DayOfWeek.of(ordinal() / 2 + 1);
    }

    boolean morning() {
        return ordinal() % 2 == 0;
    }

    HalfDay afternoon() {
        return WEEK[ordinal() | 1];
    }

    /** Reads "2p" as the afternoon of the strike's second day; weekends wrap round to the next week. */
    static HalfDay of(String code, DayOfWeek strikeStart) {
        int day = Math.floorMod(strikeStart.getValue() - 1 + code.charAt(0) - '1', 5);
        return WEEK[2 * day + (code.charAt(1) == 'a' ? 0 : 1)];
    }
}
