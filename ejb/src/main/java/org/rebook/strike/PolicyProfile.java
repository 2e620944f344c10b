package org.rebook.strike;

/** What the trust means to keep going (R-IMP-07). */
public enum PolicyProfile {
    /** Emergencies only: rotas are built from Christmas Day. */
    CHRISTMAS_DAY,
    /** Keep at least 95 per cent of planned care. */
    PROTECT_95,
    /** The trust decides session by session. */
    LOCAL
}
