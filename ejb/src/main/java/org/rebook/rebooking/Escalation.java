package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Arrays;
import org.rebook.clinic.WorkingDays;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Who has a promise to a patient by now: it moves up while it is not kept. */
public final class Escalation {

    /** Who it moves up to, by the name under which they own it. */
    public enum Level {
        BOOKING_OFFICE("booking-office", "Booking office"),
        BOOKING_LEAD("booking-lead", "Booking lead"),
        SERVICE_MANAGER("service-manager", "Service manager"),
        DIVISION("division", "Division");

        private final String owner;
        private final String words;

        Level(String owner, String words) {
            this.owner = owner;
            this.words = words;
        }

        public String owner() {
            return owner;
        }

        public String words() {
            return words;
        }

        public boolean isMovedUp() {
            return this != BOOKING_OFFICE;
        }

        /** Whoever is none of those above is an office that books. */
        public static Level of(String owner) {
            return Arrays.stream(values())
                    .filter(level -> level.owner.equals(owner))
                    .findFirst()
                    .orElse(BOOKING_OFFICE);
        }
    }

    private Escalation() {}

    /**
     * Where a promise belongs that was made on a day and is still not kept. For suspected cancer it moves up a step each
     * time the shorter time has passed.
     */
    @Enforces(Rule.R_REB_25)
    public static Level levelOf(LocalDate madeOn, boolean suspectedCancer, LocalDate today, RuleSet rules) {
        Level level = Level.BOOKING_OFFICE;
        for (Level next : Level.values()) {
            if (next.isMovedUp() && !today.isBefore(reached(next, madeOn, suspectedCancer, rules))) {
                level = next;
            }
        }
        return level;
    }

    private static LocalDate reached(Level level, LocalDate madeOn, boolean suspectedCancer, RuleSet rules) {
        int usual =
                switch (level) {
                    case BOOKING_OFFICE -> 0;
                    case BOOKING_LEAD -> rules.number(Setting.ESCALATE_TO_LEAD);
                    case SERVICE_MANAGER -> rules.number(Setting.ESCALATE_TO_MANAGER);
                    case DIVISION -> rules.number(Setting.ESCALATE_TO_DIVISION);
                };
        int step = rules.number(Setting.ESCALATE_CANCER) * level.ordinal();
        return WorkingDays.after(madeOn, suspectedCancer ? Math.min(usual, step) : usual);
    }

    /** How many working days have come since the promise was made. */
    public static int workingDaysSince(LocalDate madeOn, LocalDate today) {
        return (int) madeOn.datesUntil(today.isAfter(madeOn) ? today : madeOn)
                .map(day -> day.plusDays(1))
                .filter(WorkingDays::isWorked)
                .count();
    }
}
