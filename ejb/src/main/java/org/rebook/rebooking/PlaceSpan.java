package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.stream.Stream;
import org.rebook.clinic.London;
import org.rebook.clinic.SlotTime;
import org.rebook.rebooking.plan.PlaceTimes;

/** When a group of places is, in days since 1970 and minutes of the day, as far as it may overlap with another. */
record PlaceSpan(int day, int from, int to) {

    /**
     * When nobody of the opening can be elsewhere.
     *
     * @param whole its whole span; otherwise only what all of its slots share, if they do
     */
    static PlaceSpan of(Opening opening, boolean whole, int number) {
        if (whole || opening.isList()) {
            return between(
                    opening.sample().time().startsAt(), opening.sample().time().endsAt());
        }
        Instant lastStart = times(opening)
                .map(SlotTime::startsAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant firstEnd = times(opening)
                .map(SlotTime::endsAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return lastStart.isBefore(firstEnd)
                ? between(lastStart, firstEnd)
                : kept(opening.sample().day(), number);
    }

    private static Stream<SlotTime> times(Opening opening) {
        return opening.slots().stream().map(Opening.Slot::time);
    }

    private static PlaceSpan between(Instant start, Instant end) {
        ZonedDateTime from = start.atZone(London.ZONE);
        int minute = minuteOf(start);
        long minutes = Math.max(1, Duration.between(start, end).toMinutes());
        return new PlaceSpan((int) from.toLocalDate().toEpochDay(), minute, minute + (int) minutes);
    }

    /** Of the London day. */
    static int minuteOf(Instant time) {
        ZonedDateTime there = time.atZone(London.ZONE);
        return there.getHour() * 60 + there.getMinute();
    }

    /** No time on that day, which overlaps with nothing: two of one patient may have two slots of one session. */
    static PlaceSpan kept(LocalDate day, int number) {
        return new PlaceSpan((int) day.toEpochDay(), -number - 1, -number - 1);
    }

    static PlaceTimes times(PlaceSpan... spans) {
        return new PlaceTimes(
                Stream.of(spans).mapToInt(PlaceSpan::day).toArray(),
                Stream.of(spans).mapToInt(PlaceSpan::from).toArray(),
                Stream.of(spans).mapToInt(PlaceSpan::to).toArray());
    }
}
