package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/**
 * What a patient would miss by being moved, before anything is planned: each due date seen from the date that would be
 * lost, and from the day by which the trust wants the new one.
 *
 * @param dates every due date, the earliest first
 * @param atStake the first that the date to be lost would meet; null when all are missed already, or there is none
 * @param targetDay the day by which the new date is wanted (R-REB-02)
 */
public record BreachIfMoved(
        LocalDate lostOn, List<Due> dates, @Nullable Due atStake, LocalDate targetDay, Outlook outlook) {

    /** What becomes of a standard. */
    public enum Outlook {
        ALREADY_MISSED("missed already"),
        MISSED_IF_MOVED("would be missed on the target day"),
        IN_TIME("still met on the target day"),
        /** A follow-up without latest clinically appropriate date: nobody knows, so nobody may assume there is time. */
        TO_REVIEW("no latest date: a clinician must say"),
        NO_LIMIT("nothing known to miss");

        private final String words;

        Outlook(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One due date.
     *
     * @param slackDays from the date to be lost; negative when it is missed already
     */
    public record Due(Standard standard, LocalDate day, int slackDays, Outlook outlook) {}

    @Enforces(Rule.R_REP_03)
    static BreachIfMoved of(Displaced patient, boolean withoutLatestDate, Circumstances now) {
        LocalDate lost = patient.lostOn();
        LocalDate target = lost.plusDays(MoveCosts.targetDays(patient, now));
        List<Due> dates = DueDates.all(patient, now.rules()).stream()
                .map(due -> new Due(due.standard(), due.day(), due.daysFrom(lost), outlookOf(due, lost, target)))
                .toList();
        Optional<DueDate> first = DueDates.atStake(patient, now.rules());
        Due atStake = first.flatMap(due -> dates.stream()
                        .filter(each ->
                                each.standard() == due.standard() && each.day().equals(due.day()))
                        .findFirst())
                .orElse(null);
        return new BreachIfMoved(lost, dates, atStake, target, outlook(dates, atStake, withoutLatestDate));
    }

    private static Outlook outlookOf(DueDate due, LocalDate lost, LocalDate target) {
        if (due.day().isBefore(lost)) {
            return Outlook.ALREADY_MISSED;
        }
        return due.day().isBefore(target) ? Outlook.MISSED_IF_MOVED : Outlook.IN_TIME;
    }

    private static Outlook outlook(List<Due> dates, @Nullable Due atStake, boolean withoutLatestDate) {
        if (withoutLatestDate) {
            return Outlook.TO_REVIEW;
        }
        if (atStake != null) {
            return atStake.outlook();
        }
        return dates.isEmpty() ? Outlook.NO_LIMIT : Outlook.ALREADY_MISSED;
    }

    /** Days between the date to be lost and the first standard at stake; null when none is. */
    public @Nullable Integer slackDays() {
        return atStake == null ? null : atStake.slackDays();
    }

    /** For sorting by slack: what is missed already has none, and neither has whoever needs a review. */
    int pressure() {
        return switch (outlook) {
            case ALREADY_MISSED -> -1;
            case TO_REVIEW -> 0;
            case NO_LIMIT -> Integer.MAX_VALUE;
            case MISSED_IF_MOVED, IN_TIME -> atStake == null ? Integer.MAX_VALUE : atStake.slackDays();
        };
    }
}
