package org.rebook.rebooking.planfile;

import java.util.List;

/**
 * One trust of an instance: its pools, and what ties their patients.
 *
 * @param samePerson appointments of one person, two or more in each
 */
record Trust(
        String id,
        Rules rules,
        List<Clinic> clinics,
        List<Theatre> theatres,
        List<Link> links,
        List<List<Link.Appointment>> samePerson) {

    boolean isTied() {
        return !links.isEmpty() || !samePerson.isEmpty();
    }

    boolean isTheatre(int pool) {
        return pool >= clinics.size();
    }

    Theatre theatre(int pool) {
        return theatres.get(pool - clinics.size());
    }

    String idOf(Link.Appointment who) {
        return isTheatre(who.pool())
                ? theatre(who.pool()).operations().get(who.number()).id()
                : clinics.get(who.pool()).patients().get(who.number());
    }
}
