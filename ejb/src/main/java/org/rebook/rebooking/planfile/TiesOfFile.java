package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;
import org.rebook.rebooking.plan.Clash;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.Tie;
import org.rebook.rebooking.plan.TiedProblem;

/** A trust of the file as the problem that the planner knows. */
final class TiesOfFile {

    private TiesOfFile() {}

    static TiedProblem problem(Trust trust) {
        List<PlaceTimes> times = new ArrayList<>();
        trust.clinics().forEach(clinic -> times.add(times(clinic)));
        trust.theatres().forEach(theatre -> times.add(times(theatre)));
        return new TiedProblem(
                trust.clinics().stream().map(Clinic::toProblem).toList(),
                trust.theatres().stream()
                        .map(theatre -> theatre.toProblem(trust.rules()))
                        .toList(),
                times,
                trust.links().stream().map(TiesOfFile::tie).toList(),
                clashes(trust));
    }

    private static PlaceTimes times(Clinic clinic) {
        return new PlaceTimes(
                clinic.groups().stream().mapToInt(Clinic.Group::day).toArray(),
                clinic.groups().stream().mapToInt(Clinic.Group::from).toArray(),
                clinic.groups().stream().mapToInt(Clinic.Group::to).toArray());
    }

    private static PlaceTimes times(Theatre theatre) {
        return new PlaceTimes(
                theatre.lists().stream().mapToInt(Theatre.Session::day).toArray(),
                theatre.lists().stream().mapToInt(Theatre.Session::from).toArray(),
                theatre.lists().stream()
                        .mapToInt(list -> list.from() + list.minutes())
                        .toArray());
    }

    private static Tie tie(Link link) {
        return new Tie(
                member(link.first()),
                member(link.second()),
                link.least(),
                link.most(),
                switch (link.without()) {
                    case FREE -> Tie.Without.FREE;
                    case NEEDS_FIRST -> Tie.Without.NEEDS_FIRST;
                    case TOGETHER -> Tie.Without.TOGETHER;
                });
    }

    private static List<Clash> clashes(Trust trust) {
        List<Clash> clashes = new ArrayList<>();
        for (List<Link.Appointment> person : trust.samePerson()) {
            for (int one = 0; one < person.size(); one++) {
                for (int other = one + 1; other < person.size(); other++) {
                    clashes.add(new Clash(member(person.get(one)), member(person.get(other))));
                }
            }
        }
        return clashes;
    }

    private static Member member(Link.Appointment who) {
        return new Member(who.pool(), who.number());
    }
}
