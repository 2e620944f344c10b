package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trust recovers from a strike: day by day, how many of those it displaced have not been seen.
 *
 * @param until the last day for which capacity is known
 */
public record Recovery(LocalDate from, LocalDate until, Curve total, List<OfSpecialty> specialties) {

    /** One specialty's part; {@code code} is "none" where an appointment has none. */
    public record OfSpecialty(String code, Curve curve) {}

    /**
     * One curve, the first day first.
     *
     * @param withoutDate those for whom no date is known, whom a clerk, clinician or manager still has to find one
     * @param free places of the same specialty that are known to be free for them
     */
    public record Curve(int displaced, int withoutDate, int free, List<Day> days) {

        /** The first day after which so many per cent have been seen by dates that are known; null when never. */
        public @Nullable LocalDate seen(int perCent) {
            return firstDay(perCent, true);
        }

        /** The same with the likely dates of those who have none yet. */
        public @Nullable LocalDate likelySeen(int perCent) {
            return firstDay(perCent, false);
        }

        private @Nullable LocalDate firstDay(int perCent, boolean known) {
            return days.stream()
                    .filter(day -> 100L * (known ? day.waiting() : day.likely()) <= (100L - perCent) * displaced)
                    .map(Day::day)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * How many are not yet seen at the end of a day.
     *
     * @param waiting by dates that are known: whoever has none stays
     * @param early if every free place of the specialty suited those without a date
     * @param likely if every second did, at the usual notice
     * @param late if every fourth did, at the usual notice
     */
    public record Day(LocalDate day, int waiting, int early, int likely, int late) {}
}
