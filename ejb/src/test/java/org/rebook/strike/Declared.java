package org.rebook.strike;

import java.time.Instant;

/** A strike as it stands right after its declaration, without a database. */
public final class Declared {

    private Declared() {}

    /** Declared a month before its first day. */
    public static StrikeView inTime(Declaration declared) {
        Instant first = declared.windows().get(0).startsAt();
        return at(declared, first.minusSeconds(30L * 24 * 3600), StrikeStatus.ANNOUNCED);
    }

    public static StrikeView at(Declaration declared, Instant declaredAt, StrikeStatus status) {
        return new StrikeView(
                1,
                declared.name(),
                status,
                declared.profile(),
                declared.participation(),
                declared.windows(),
                declared.staff(),
                declared.sites(),
                declared.emergencyCover(),
                declared.nightCover(),
                declared.derogations(),
                null,
                declaredAt,
                "manager",
                0);
    }
}
