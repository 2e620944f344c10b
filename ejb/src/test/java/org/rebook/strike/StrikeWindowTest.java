package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rebook.clinic.London;

class StrikeWindowTest {

    private final StrikeWindow overTheSpringChange = window("2027-03-27T07:00", "2027-03-30T07:00");

    @Test
    void isAnHourShorterOverTheSpringClockChange() {
        assertThat(Duration.between(overTheSpringChange.startsAt(), overTheSpringChange.endsAt()))
                .isEqualTo(Duration.ofHours(71));
    }

    @Test
    void hitsASessionByTheClockOnTheWallOnBothSidesOfTheChange() {
        assertThat(overTheSpringChange.overlaps(london("2027-03-30T06:00"), london("2027-03-30T07:00")))
                .isTrue();
        assertThat(overTheSpringChange.overlaps(london("2027-03-30T07:00"), london("2027-03-30T08:00")))
                .isFalse();
        assertThat(overTheSpringChange.overlaps(london("2027-03-27T06:00"), london("2027-03-27T07:00")))
                .isFalse();
    }

    @Test
    void isReadInLondonTime() {
        assertThat(overTheSpringChange).hasToString("Saturday 27 March 2027 07:00 to Tuesday 30 March 2027 07:00");
    }

    @Test
    void refusesToEndBeforeItStartsAndSaysWhen() {
        assertThatThrownBy(() -> window("2027-03-30T07:00", "2027-03-27T07:00"))
                .hasMessageContaining("Tuesday 30 March 2027 07:00")
                .hasMessageContaining("Saturday 27 March 2027 07:00");
    }

    @Test
    void aDeclarationWithOverlappingWindowsNamesThem() {
        Declaration declaration = new Declaration(
                "Strike",
                List.of(overTheSpringChange, window("2027-03-29T07:00", "2027-03-31T07:00")),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("RAL01"),
                new Participation(10, 20, 30),
                Map.of("110", 99),
                PolicyProfile.LOCAL);
        assertThat(declaration.problems())
                .anyMatch(problem -> problem.startsWith("windows: Monday 29 March 2027 07:00"))
                .anyMatch(problem ->
                        problem.equals("emergencyCover: 99 consultants for specialty 110 is not between 0 and 50."));
    }

    @Test
    void windowsOfDifferentStaffMayOverlapAndOfTheSameMayNot() {
        Declaration joint = Preset.JOINT_SEP_2023.declaration(Set.of("RAL01"));
        assertThat(joint.problems()).isEmpty();
        Declaration twice = new Declaration(
                "Strike",
                List.of(
                        joint.windows().get(0),
                        new StrikeWindow(
                                joint.windows().get(1).startsAt(),
                                joint.windows().get(1).endsAt())),
                joint.staff(),
                joint.sites(),
                joint.participation(),
                Map.of(),
                PolicyProfile.LOCAL);
        assertThat(twice.problems())
                .singleElement()
                .asString()
                .startsWith("windows: Wednesday 20 September 2023 07:00 to Saturday 23 September 2023 07:00 overlaps")
                .endsWith("Thursday 21 September 2023 07:00: consultant.");
    }

    @Test
    void namesStaffWithoutAWindowAndWindowsWithoutStaff() {
        Declaration joint = Preset.JOINT_SEP_2023.declaration(Set.of("RAL01"));
        Declaration without = new Declaration(
                "Strike",
                joint.windows().subList(0, 1),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                joint.sites(),
                joint.participation(),
                Map.of(),
                PolicyProfile.LOCAL);
        assertThat(without.problems())
                .containsExactly(
                        "windows: consultant has a window but is not among the staff on strike.",
                        "staff: resident doctor is on strike but out in none of the windows.");
    }

    private static StrikeWindow window(String from, String to) {
        return new StrikeWindow(london(from), london(to));
    }

    private static Instant london(String time) {
        return LocalDateTime.parse(time).atZone(London.ZONE).toInstant();
    }
}
