package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;

/** Where a sound plan of a trust puts everybody, by number. */
final class Placed {

    private final Trust trust;
    private final TrustPlan plan;
    private final List<int[]> seats = new ArrayList<>();

    Placed(Trust trust, TrustPlan plan) {
        this.trust = trust;
        this.plan = plan;
        Faults none = new Faults();
        for (Clinic clinic : trust.clinics()) {
            List<String> groups = clinic.groups().stream().map(Clinic.Group::id).toList();
            seats.add(Seats.of(clinic.id(), clinic.patients(), groups, planOf(clinic.id(), plan.clinics()), none));
        }
        for (Theatre theatre : trust.theatres()) {
            seats.add(Seats.of(
                    theatre.id(),
                    theatre.operations().stream().map(Theatre.Surgery::id).toList(),
                    theatre.lists().stream().map(Theatre.Session::id).toList(),
                    planOf(theatre.id(), plan.theatres()),
                    none));
        }
    }

    private static TrustPlan.PoolPlan planOf(String id, List<TrustPlan.PoolPlan> plans) {
        return plans.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    TrustPlan plan() {
        return plan;
    }

    int placeOf(Link.Appointment who) {
        return seats.get(who.pool())[who.number()];
    }

    boolean isTied(Link.Appointment who) {
        return trust.links().stream()
                        .anyMatch(link ->
                                link.first().equals(who) || link.second().equals(who))
                || trust.samePerson().stream().anyMatch(person -> person.contains(who));
    }

    /** Which tie would be broken if only this one moved, in words; empty when none would. */
    String brokenTie(Link.Appointment who, int place) {
        for (Link link : trust.links()) {
            if (link.first().equals(who) || link.second().equals(who)) {
                boolean isFirst = link.first().equals(who);
                Link.Appointment other = isFirst ? link.second() : link.first();
                TieCheck.Time own = TieCheck.time(trust, who.pool(), place);
                TieCheck.Time others = TieCheck.time(trust, other.pool(), placeOf(other));
                if (!TieCheck.holds(link, isFirst ? own : others, isFirst ? others : own)) {
                    return "but the tie with '%s' would be broken".formatted(trust.idOf(other));
                }
            }
        }
        TieCheck.Time own = TieCheck.time(trust, who.pool(), place);
        for (List<Link.Appointment> person : trust.samePerson()) {
            for (Link.Appointment other : person.contains(who) ? person : List.<Link.Appointment>of()) {
                TieCheck.Time others = TieCheck.time(trust, other.pool(), placeOf(other));
                if (!other.equals(who) && own != null && others != null && own.overlaps(others)) {
                    return "but '%s' is the same person, who would be in two places at once"
                            .formatted(trust.idOf(other));
                }
            }
        }
        return "";
    }

    /** How likely the list ends late with the operation on it as well. */
    double chanceWith(Link.Appointment who, int list) {
        Theatre theatre = trust.theatre(who.pool());
        Theatre.Session session = theatre.lists().get(list);
        long minutes = session.usedMinutes();
        long variance = session.usedVariance();
        int[] seat = seats.get(who.pool());
        for (int number = 0; number < seat.length; number++) {
            if (seat[number] == list || number == who.number()) {
                Theatre.Surgery operation = theatre.operations().get(number);
                minutes += operation.mean() + operation.turnaround();
                variance += operation.variance();
            }
        }
        return OverrunChance.of(session.minutes() + trust.rules().overrun().allowanceMinutes(), minutes, variance);
    }

    /** How many other operations use the thing on the limit's day. */
    int usedByOthers(Link.Appointment who, Theatre.DayLimit limit) {
        Theatre theatre = trust.theatre(who.pool());
        int[] seat = seats.get(who.pool());
        int used = 0;
        for (int number = 0; number < seat.length; number++) {
            if (number != who.number() && seat[number] != Seats.NOWHERE) {
                int first = theatre.lists().get(seat[number]).day();
                for (Theatre.Need need : theatre.operations().get(number).uses()) {
                    boolean isThen = limit.day() >= first && limit.day() < first + need.days();
                    used += isThen && need.what().equals(limit.what()) ? 1 : 0;
                }
            }
        }
        return used;
    }
}
