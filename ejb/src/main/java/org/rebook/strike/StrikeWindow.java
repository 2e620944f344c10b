package org.rebook.strike;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rebook.clinic.London;

/**
 * One stretch of a strike, from an instant up to but not including another.
 *
 * @param staff who is out during it; empty for everybody who is on strike
 */
public record StrikeWindow(Instant startsAt, Instant endsAt, Set<StaffGrade> staff) {

    private static final DateTimeFormatter AS_READ =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy HH:mm", Locale.UK).withZone(London.ZONE);

    public StrikeWindow {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("windows: a strike must start (%s) before it ends (%s)."
                    .formatted(AS_READ.format(startsAt), AS_READ.format(endsAt)));
        }
        staff = Set.copyOf(staff);
    }

    /** A stretch in which everybody who is on strike is out. */
    public StrikeWindow(Instant startsAt, Instant endsAt) {
        this(startsAt, endsAt, Set.of());
    }

    public boolean overlaps(Instant from, Instant to) {
        return startsAt.isBefore(to) && from.isBefore(endsAt);
    }

    /** Whether some of the staff would be out twice at once. */
    boolean clashesWith(StrikeWindow other) {
        boolean share =
                staff.isEmpty() || other.staff.isEmpty() || staff.stream().anyMatch(other.staff::contains);
        return share && overlaps(other.startsAt, other.endsAt);
    }

    @Override
    public String toString() {
        String time = AS_READ.format(startsAt) + " to " + AS_READ.format(endsAt);
        return staff.isEmpty()
                ? time
                : staff.stream().map(StaffGrade::inWords).sorted().collect(Collectors.joining(", ", time + ": ", ""));
    }
}
