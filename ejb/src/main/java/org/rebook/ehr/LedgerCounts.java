package org.rebook.ehr;

/** How many changes stand how. */
public record LedgerCounts(long pending, long sent, long confirmed, long mismatched, long rejected) {

    public long total() {
        return pending + sent + confirmed + mismatched + rejected;
    }

    /** Not confirmed yet, and no person is needed. */
    public long underWay() {
        return pending + sent;
    }

    /** A person has to look. */
    public long needLook() {
        return mismatched + rejected;
    }
}
