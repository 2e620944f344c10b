package org.rebook.rebooking.planfile;

import java.util.List;

/** Checks that the ties of a trust are kept, and works out what the prices prove that every plan which keeps them costs. */
final class TieCheck {

    private record Time(int day, int from, int to) {

        boolean overlaps(Time other) {
            return day == other.day && from < other.to && other.from < to;
        }
    }

    private final Trust trust;
    private final List<ClinicCheck> clinics;
    private final List<TheatreCheck> theatres;
    private final Faults faults;

    TieCheck(Trust trust, List<ClinicCheck> clinics, List<TheatreCheck> theatres, Faults faults) {
        this.trust = trust;
        this.clinics = clinics;
        this.theatres = theatres;
        this.faults = faults;
    }

    void check() {
        for (Link link : trust.links()) {
            check(link);
        }
        for (List<Link.Appointment> person : trust.samePerson()) {
            for (int one = 0; one < person.size(); one++) {
                for (int other = one + 1; other < person.size(); other++) {
                    checkApart(person.get(one), person.get(other));
                }
            }
        }
    }

    private void check(Link link) {
        int first = seat(link.first());
        int second = seat(link.second());
        if (first != Seats.NOWHERE && second != Seats.NOWHERE) {
            int days = time(link.second(), second).day()
                    - time(link.first(), first).day();
            if (days < link.least() || days > link.most()) {
                fault(link, "are %d days apart, not %d to %d", days, link.least(), link.most());
            }
        } else if (link.without() == Link.Without.NEEDS_FIRST && second != Seats.NOWHERE) {
            fault(link, "are tied so that the second needs the first, which has no place");
        } else if (link.without() == Link.Without.TOGETHER && first != second) {
            fault(link, "must both have a place or neither");
        }
    }

    private void fault(Link link, String words, Object... values) {
        faults.add(
                "Trust '%s': '%s' and '%s' %s.",
                trust.id(), trust.idOf(link.first()), trust.idOf(link.second()), words.formatted(values));
    }

    private void checkApart(Link.Appointment one, Link.Appointment other) {
        int place = seat(one);
        int otherPlace = seat(other);
        if (place != Seats.NOWHERE
                && otherPlace != Seats.NOWHERE
                && time(one, place).overlaps(time(other, otherPlace))) {
            faults.add(
                    "Trust '%s': '%s' and '%s' are one person, who would be in two places at once on day %d.",
                    trust.id(),
                    trust.idOf(one),
                    trust.idOf(other),
                    time(one, place).day());
        }
    }

    private int seat(Link.Appointment who) {
        return trust.isTheatre(who.pool())
                ? theatres.get(who.pool() - clinics.size()).seat[who.number()]
                : clinics.get(who.pool()).seat[who.number()];
    }

    private Time time(Link.Appointment who, int place) {
        if (trust.isTheatre(who.pool())) {
            Theatre.Session list = trust.theatre(who.pool()).lists().get(place);
            return new Time(list.day(), list.from(), list.from() + list.minutes());
        }
        Clinic.Group group = trust.clinics().get(who.pool()).groups().get(place);
        return new Time(group.day(), group.from(), group.to());
    }

    /** Without the theatres. */
    long lowerBound() {
        return clinics.stream().mapToLong(ClinicCheck::lowerBound).sum();
    }
}
