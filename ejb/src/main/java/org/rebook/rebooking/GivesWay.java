package org.rebook.rebooking;

/**
 * The move of a patient who gives way.
 *
 * @param halfPoints what the move costs, the price of giving way included
 * @param slackDays from the new date to the first limit
 */
record GivesWay(GivingPlace giver, Opening opening, Opening.Slot slot, long halfPoints, int slackDays) {

    int daysLater() {
        return (int) (opening.sample().day().toEpochDay()
                - giver.patient().displaced().lostOn().toEpochDay());
    }

    /** What whoever reads the plan sees of it, beside the patient who takes the place. */
    String words() {
        return "Takes the place of another patient, who moves from %s to %s and keeps %d days of slack."
                .formatted(
                        Wording.day(giver.patient().displaced().lostOn()),
                        Wording.day(opening.sample().day()),
                        slackDays);
    }

    /** What the patient who gives way is told of it. */
    String reason() {
        return "Gives way to a patient whom the strike displaced and who cannot wait: moves %d days, to %s, and keeps %d days before the first limit (R-REB-18)."
                .formatted(daysLater(), Wording.day(opening.sample().day()), slackDays);
    }
}
