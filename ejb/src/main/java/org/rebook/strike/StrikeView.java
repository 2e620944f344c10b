package org.rebook.strike;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** A strike as it stands. */
public record StrikeView(
        long id,
        String name,
        StrikeStatus status,
        PolicyProfile profile,
        Participation participation,
        List<StrikeWindow> windows,
        Set<StaffGrade> staff,
        Set<String> sites,
        Map<String, Integer> emergencyCover,
        Map<String, Integer> nightCover,
        Set<String> derogations,
        @Nullable Instant assessedAt,
        Instant createdAt,
        String createdBy,
        long version) {

    // When a booking office opens: a replay is planned as if on that morning.
    private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);

    /** The same strike with another likely participation. */
    StrikeView expecting(int likely) {
        return new StrikeView(
                id,
                name,
                status,
                profile,
                participation.expecting(likely),
                windows,
                staff,
                sites,
                emergencyCover,
                nightCover,
                derogations,
                assessedAt,
                createdAt,
                createdBy,
                version);
    }

    public Instant firstInstant() {
        return windows.stream()
                .map(StrikeWindow::startsAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    public Instant lastInstant() {
        return windows.stream()
                .map(StrikeWindow::endsAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** The day by which the rules are chosen that the strike is planned by. */
    public LocalDate firstDay() {
        return London.dayOf(firstInstant());
    }

    /** The last day on which anybody is out: a strike that ends at midnight ends on the day before. */
    public LocalDate lastDay() {
        return London.dayOf(lastInstant().minusNanos(1));
    }

    /** Who may be out at some time between the two instants. */
    @Enforces(Rule.R_IMP_01)
    public Set<StaffGrade> outDuring(Instant from, Instant to) {
        return windows.stream()
                .filter(window -> window.overlaps(from, to))
                .flatMap(window -> (window.staff().isEmpty() ? staff : window.staff()).stream())
                .collect(Collectors.toSet());
    }

    public boolean isDuring(Instant from, Instant to) {
        return windows.stream().anyMatch(window -> window.overlaps(from, to));
    }

    /** Whether it was over before it was declared: it is looked at again, and nothing is ever carried out. */
    public boolean isReplay() {
        return !createdAt.isBefore(lastInstant());
    }

    /** As of when a replay is planned: the morning on which the union's notice came. */
    public Instant planningInstant(RuleSet rules) {
        return firstDay()
                .minusDays(rules.number(Setting.STRIKE_NOTICE_DAYS))
                .atTime(OFFICE_OPENS)
                .atZone(London.ZONE)
                .toInstant();
    }
}
