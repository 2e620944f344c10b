package org.rebook.rebooking.plan;

/**
 * One patient or operation of a whole trust.
 *
 * @param pool the pool, clinics counted first, then theatres
 * @param patient the patient or operation within that pool
 */
public record Member(int pool, int patient) {

    public Member {
        if (pool < 0 || patient < 0) {
            throw new IllegalArgumentException(
                    "A member needs a pool (%d) and a patient (%d), both counted from 0.".formatted(pool, patient));
        }
    }
}
