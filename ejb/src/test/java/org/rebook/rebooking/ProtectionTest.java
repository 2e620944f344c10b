package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SlotTime;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;

/** Who is never moved by a plan (hazard H03). */
class ProtectionTest {

    private static final LocalDate TODAY = RandomStrike.TODAY;

    private static final Circumstances NOW =
            new Circumstances(RandomStrike.at(TODAY, 9, 0), List.of(), RuleSet.current());

    private Priority priority = Priority.ROUTINE;
    private PathwayKind pathway = PathwayKind.RTT;
    private String specialty = "110";
    private @Nullable LocalDate lcad = TODAY.plusDays(90);
    private @Nullable LocalDate clock = TODAY.minusDays(100);
    private int cancelled;
    private boolean doNotMove;
    private @Nullable String clinic;

    @Test
    void letsARoutinePatientMove() {
        assertThat(Protection.of(patient(), NOW)).isEmpty();
    }

    @Test
    void keepsSuspectedCancerWhicheverSignalSaysSo() {
        pathway = PathwayKind.CANCER;
        assertThat(Protection.of(patient(), NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("PR1"));
        pathway = PathwayKind.RTT;
        priority = Priority.URGENT_SUSPECTED_CANCER;
        assertThat(Protection.of(patient(), NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("PR1"));
    }

    @Test
    void keepsP2AndD1ButNotP3AndD2() {
        for (Priority kept : List.of(Priority.P1A, Priority.P1B, Priority.P2, Priority.D1)) {
            priority = kept;
            assertThat(Protection.of(patient(), NOW)).as(kept.name()).isPresent();
        }
        for (Priority moved : List.of(Priority.P3, Priority.P4, Priority.D2, Priority.URGENT)) {
            priority = moved;
            assertThat(Protection.of(patient(), NOW)).as(moved.name()).isEmpty();
        }
    }

    @Test
    void keepsAReviewDueInFourteenDaysAndLetsOneDueInFifteenMove() {
        lcad = TODAY.plusDays(14);
        assertThat(Protection.of(patient(), NOW)).isPresent();
        lcad = TODAY.plusDays(15);
        assertThat(Protection.of(patient(), NOW)).isEmpty();
    }

    @Test
    void keepsWhoHasWaited547DaysAndLetsWhoHasWaited546Move() {
        clock = TODAY.minusDays(547);
        assertThat(Protection.of(patient(), NOW)).isPresent();
        clock = TODAY.minusDays(546);
        assertThat(Protection.of(patient(), NOW)).isEmpty();
    }

    @Test
    void keepsWhoTheHospitalHasCancelledOnce() {
        cancelled = 1;
        assertThat(Protection.of(patient(), NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("PR9"));
    }

    @Test
    void keepsChemotherapyByItsTreatmentFunctionAndAClinicByItsFlag() {
        specialty = "800";
        assertThat(Protection.of(patient(), NOW)).isPresent();
        specialty = "110";
        clinic = "Fracture clinic";
        assertThat(Protection.of(patient(), NOW))
                .hasValueSatisfying(why -> assertThat(why).contains("Fracture"));
    }

    @Test
    void keepsWhoIsMarkedDoNotMove() {
        doNotMove = true;
        assertThat(Protection.of(patient(), NOW)).isPresent();
    }

    private Affected patient() {
        Displaced displaced = new Displaced(
                "a",
                AppointmentKind.FOLLOW_UP,
                priority,
                null,
                Modality.IN_PERSON,
                false,
                specialty,
                "site",
                "dr",
                false,
                new SlotTime(
                        RandomStrike.at(RandomStrike.STRIKE_DAY, 9, 0),
                        RandomStrike.at(RandomStrike.STRIKE_DAY, 9, 30)),
                30,
                lcad,
                Clocks.of(pathway, clock),
                cancelled,
                PatientFacts.none(),
                Requirements.none(),
                List.of(),
                List.of(),
                List.of());
        return new Affected(displaced, 0, "p", "s", doNotMove, clinic, false, 0, Set.of());
    }
}
