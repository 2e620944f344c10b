package org.rebook.rebooking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rebook.pathway.PathwayKind;

/**
 * When a pathway's clocks started; null where one does not run or is not known. None of them is ever stopped or reset by
 * a cancellation of the hospital (R-CAN-13).
 *
 * @param suspectedCancer whether the referral was an urgent one for suspected cancer, whatever the pathway is now
 * @param startedOn of the referral-to-treatment clock, or the cancer pathway's referral, screening or upgrade
 * @param decisionToTreatOn for the 31 days
 * @param diagnosisToldOn when cancer was diagnosed or ruled out, which ends the 28 days
 * @param diagnosticRequestedOn for the six weeks of a test
 * @param guaranteeFrom the day on which an operation was cancelled on the day (R-CAN-10)
 */
public record Clocks(
        PathwayKind kind,
        boolean suspectedCancer,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate decisionToTreatOn,
        @Nullable LocalDate diagnosisToldOn,
        @Nullable LocalDate diagnosticRequestedOn,
        @Nullable LocalDate guaranteeFrom) {

    public static Clocks of(PathwayKind kind, @Nullable LocalDate startedOn) {
        return new Clocks(kind, false, startedOn, null, null, null, null);
    }

    public boolean isCancer() {
        return suspectedCancer || kind == PathwayKind.CANCER;
    }
}
