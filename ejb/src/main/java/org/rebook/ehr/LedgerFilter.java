package org.rebook.ehr;

import org.jspecify.annotations.Nullable;

/** Which entries of the ledger are meant; null means any. */
public record LedgerFilter(
        @Nullable LedgerStatus status, @Nullable Long strikeId, @Nullable Long runId, @Nullable String patientId) {

    public static final LedgerFilter ALL = new LedgerFilter(null, null, null, null);

    public static LedgerFilter ofStatus(@Nullable LedgerStatus status) {
        return new LedgerFilter(status, null, null, null);
    }

    public static LedgerFilter ofStrike(long strikeId) {
        return new LedgerFilter(null, strikeId, null, null);
    }

    public static LedgerFilter ofRun(long runId) {
        return new LedgerFilter(null, null, runId, null);
    }

    public static LedgerFilter ofPatient(String patientId) {
        return new LedgerFilter(null, null, null, patientId);
    }
}
