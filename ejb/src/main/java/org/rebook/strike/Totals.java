package org.rebook.strike;

/**
 * How many sessions and patients a strike hits at one level of participation.
 *
 * @param full sessions of the strike's time that run in full
 * @param reduced sessions that see fewer patients, also around the strike
 * @param none sessions that do not run, also around the strike
 */
public record Totals(int participation, int full, int reduced, int none, int patientsHit, int operationsHit) {

    public int sessionsHit() {
        return reduced + none;
    }

    public int hit() {
        return patientsHit + operationsHit;
    }
}
