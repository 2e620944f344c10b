package org.rebook.strike;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A window as it is kept: its grades by name, none for everybody who is on strike. */
@Embeddable
record WindowRow(@Column(name = "starts_at") Instant startsAt, @Column(name = "ends_at") Instant endsAt, String staff) {

    static WindowRow of(StrikeWindow window) {
        return new WindowRow(
                window.startsAt(),
                window.endsAt(),
                window.staff().stream().map(StaffGrade::grade).sorted().collect(Collectors.joining(" ")));
    }

    StrikeWindow window() {
        return new StrikeWindow(
                startsAt,
                endsAt,
                Arrays.stream(staff.split(" "))
                        .filter(grade -> !grade.isEmpty())
                        .map(StaffGrade::of)
                        .collect(Collectors.toSet()));
    }
}
