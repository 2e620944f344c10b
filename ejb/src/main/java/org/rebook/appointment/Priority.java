package org.rebook.appointment;

/** How soon a clinician says the patient must be seen: surgical P, diagnostic D and referral priorities. */
public enum Priority {
    P1A,
    P1B,
    P2,
    P3,
    P4,
    D1,
    D2,
    D3,
    D4,
    URGENT_SUSPECTED_CANCER,
    URGENT,
    ROUTINE
}
