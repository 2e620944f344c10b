package org.rebook.pathway;

/** Which national clock, if any, runs for a pathway. */
public enum PathwayKind {
    RTT,
    CANCER,
    DIAGNOSTIC,
    /** After treatment: no clock runs, and only the latest clinically appropriate date protects the patient. */
    FOLLOW_UP,
    PLANNED
}
