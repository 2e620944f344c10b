package org.rebook.rebooking.planfile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.LeastTogetherCheck;

/** Checks that the ties of a trust are kept, and works out what the prices prove that every plan which keeps them costs. */
final class TieCheck {

    /** A time, and the number of the group there if that has a single place, else {@link #ANY}. */
    record Time(int day, int from, int to, int only) {

        static final int ANY = -1;

        boolean overlaps(Time other) {
            return day == other.day && from < other.to && other.from < to;
        }
    }

    /** Everything that is asked of two appointments; the order matters to the links only. */
    private record Pair(List<Link> links, boolean onePerson) {}

    /** What is true in a case: the place begins by that minute of that day; or it begins later, or there is none. */
    record Half(Link.Appointment who, int day, int minute, boolean isEarly) {

        boolean allows(@Nullable Time time) {
            boolean begins = time != null && (time.day() < day || (time.day() == day && time.from() <= minute));
            return begins == isEarly;
        }
    }

    /** The bound of a case in which there is no plan. */
    static final long NO_PLAN = Long.MAX_VALUE;

    private final Trust trust;
    private final List<ClinicCheck> clinics;
    private final List<TheatreCheck> theatres;
    private final Faults faults;
    private final List<Half> halves;
    private final Map<Link.Appointment, Map<Link.Appointment, Pair>> pairs = new LinkedHashMap<>();

    TieCheck(Trust trust, List<ClinicCheck> clinics, List<TheatreCheck> theatres, Faults faults) {
        this(trust, clinics, theatres, List.of(), faults);
    }

    /** @param halves what is true of whoever is tied */
    TieCheck(Trust trust, List<ClinicCheck> clinics, List<TheatreCheck> theatres, List<Half> halves, Faults faults) {
        this.halves = halves;
        this.trust = trust;
        this.clinics = clinics;
        this.theatres = theatres;
        this.faults = faults;
        for (Link link : trust.links()) {
            join(link.first(), link.second(), link, false);
            join(link.second(), link.first(), link, false);
        }
        for (List<Link.Appointment> person : trust.samePerson()) {
            for (Link.Appointment one : person) {
                for (Link.Appointment other : person) {
                    if (!one.equals(other)) {
                        join(one, other, null, true);
                    }
                }
            }
        }
    }

    private void join(Link.Appointment one, Link.Appointment other, @Nullable Link link, boolean onePerson) {
        Map<Link.Appointment, Pair> others = pairs.computeIfAbsent(one, any -> new LinkedHashMap<>());
        Pair pair = others.getOrDefault(other, new Pair(new ArrayList<>(), false));
        if (link != null) {
            pair.links().add(link);
        }
        others.put(other, new Pair(pair.links(), pair.onePerson() || onePerson));
    }

    void check() {
        for (Link link : trust.links()) {
            Time first = seatTime(link.first());
            Time second = seatTime(link.second());
            if (!holds(link, first, second)) {
                faults.add(
                        "Trust '%s': '%s' and '%s' %s.",
                        trust.id(), trust.idOf(link.first()), trust.idOf(link.second()), fault(link, first, second));
            }
        }
        for (List<Link.Appointment> person : trust.samePerson()) {
            for (int one = 0; one < person.size(); one++) {
                for (int other = one + 1; other < person.size(); other++) {
                    checkApart(person.get(one), person.get(other));
                }
            }
        }
    }

    /** Whether the tie holds between two times, null for no place. */
    static boolean holds(Link link, @Nullable Time first, @Nullable Time second) {
        if (first != null && second != null) {
            int days = second.day() - first.day();
            return days >= link.least() && days <= link.most();
        }
        return switch (link.without()) {
            case FREE -> true;
            case NEEDS_FIRST -> second == null;
            case TOGETHER -> first == null && second == null;
        };
    }

    private static String fault(Link link, @Nullable Time first, @Nullable Time second) {
        if (first != null && second != null) {
            return "are %d days apart, not %d to %d".formatted(second.day() - first.day(), link.least(), link.most());
        }
        return link.without() == Link.Without.TOGETHER
                ? "must both have a place or neither"
                : "are tied so that the second needs the first, which has no place";
    }

    private void checkApart(Link.Appointment one, Link.Appointment other) {
        Time time = seatTime(one);
        Time otherTime = seatTime(other);
        if (time != null && otherTime != null && time.overlaps(otherTime)) {
            faults.add(
                    "Trust '%s': '%s' and '%s' are one person, who would be in two places at once on day %d.",
                    trust.id(), trust.idOf(one), trust.idOf(other), time.day());
        }
    }

    private @Nullable Time seatTime(Link.Appointment who) {
        int seat = trust.isTheatre(who.pool())
                ? theatres.get(who.pool() - clinics.size()).seat[who.number()]
                : clinics.get(who.pool()).seat[who.number()];
        return seat == Seats.NOWHERE ? null : time(who.pool(), seat);
    }

    private Time time(int pool, int place) {
        return Objects.requireNonNull(time(trust, pool, place));
    }

    /** Null for no place. */
    static @Nullable Time time(Trust trust, int pool, int place) {
        if (place == Seats.NOWHERE) {
            return null;
        }
        if (trust.isTheatre(pool)) {
            Theatre.Session list = trust.theatre(pool).lists().get(place);
            return new Time(list.day(), list.from(), list.from() + list.minutes(), Time.ANY);
        }
        Clinic.Group group = trust.clinics().get(pool).groups().get(place);
        return new Time(group.day(), group.from(), group.to(), group.open() == 1 ? place : Time.ANY);
    }

    boolean isTied(Link.Appointment who) {
        return pairs.containsKey(who);
    }

    /**
     * What every plan costs at least, the theatres' bounds taken as given; null when ties are too tangled to tell.
     *
     * @throws ArithmeticException when the bounds that are claimed are too great to be added up
     */
    @Nullable
    Long lowerBound() {
        BigInteger bound = BigInteger.ZERO;
        for (ClinicCheck clinic : clinics) {
            bound = bound.add(clinic.lowerBound());
        }
        for (TheatreCheck theatre : theatres) {
            bound = bound.add(BigInteger.valueOf(theatre.claimedBound()));
        }
        Map<Link.Appointment, Integer> seen = new HashMap<>();
        for (Link.Appointment start : pairs.keySet()) {
            if (!seen.containsKey(start)) {
                Long more = moreThanAlone(reachedFrom(start, seen));
                if (more == null || more == NO_PLAN) {
                    return more;
                }
                bound = bound.add(BigInteger.valueOf(more));
            }
        }
        return bound.max(BigInteger.valueOf(Long.MIN_VALUE)).longValueExact();
    }

    private List<Link.Appointment> reachedFrom(Link.Appointment start, Map<Link.Appointment, Integer> seen) {
        List<Link.Appointment> members = new ArrayList<>(List.of(start));
        seen.put(start, 0);
        for (int at = 0; at < members.size(); at++) {
            for (Link.Appointment other : pairs.get(members.get(at)).keySet()) {
                if (seen.putIfAbsent(other, members.size()) == null) {
                    members.add(other);
                }
            }
        }
        return members;
    }

    /** What the members cost at least together, above what their clinics' bounds count for each alone. */
    private @Nullable Long moreThanAlone(List<Link.Appointment> members) {
        List<List<Way>> ways = new ArrayList<>();
        boolean[][] joined = new boolean[members.size()][members.size()];
        long alone = 0;
        for (int one = 0; one < members.size(); one++) {
            Link.Appointment who = members.get(one);
            ways.add(ways(who));
            if (!trust.isTheatre(who.pool())) {
                alone += clinics.get(who.pool()).leastOf(who.number());
            }
            for (int other = 0; other < members.size(); other++) {
                joined[one][other] = pairs.get(who).containsKey(members.get(other));
            }
        }
        if (ways.stream().anyMatch(List::isEmpty)) {
            return NO_PLAN;
        }
        Long together = new LeastTogetherCheck(
                        ways.stream()
                                .map(own -> own.stream().mapToLong(Way::cost).toArray())
                                .toArray(long[][]::new),
                        joined,
                        (one, way, other, otherWay) -> allows(
                                members.get(one),
                                ways.get(one).get(way).time(),
                                members.get(other),
                                ways.get(other).get(otherWay).time()))
                .least();
        if (together == null || together >= LeastTogetherCheck.NO_WAY) {
            return together == null ? null : Long.valueOf(NO_PLAN);
        }
        return together - alone;
    }

    private boolean allows(
            Link.Appointment one, @Nullable Time time, Link.Appointment other, @Nullable Time otherTime) {
        Pair pair = pairs.get(one).get(other);
        boolean samePool = one.pool() == other.pool();
        if (samePool
                && time != null
                && otherTime != null
                && time.only() != Time.ANY
                && time.only() == otherTime.only()) {
            return false;
        }
        if (pair.onePerson() && time != null && otherTime != null && time.overlaps(otherTime)) {
            return false;
        }
        for (Link link : pair.links()) {
            boolean forward = link.first().equals(one);
            if (!holds(link, forward ? time : otherTime, forward ? otherTime : time)) {
                return false;
            }
        }
        return true;
    }

    /** What a member may choose: a time, or null for no place, and what that costs with prices and charges. */
    private record Way(@Nullable Time time, long cost) {}

    /** The cheapest way at each time, and without a place. */
    private List<Way> ways(Link.Appointment who) {
        Map<Time, Long> cheapest = new LinkedHashMap<>();
        long without;
        if (trust.isTheatre(who.pool())) {
            TheatreCheck theatre = theatres.get(who.pool() - clinics.size());
            Theatre.Surgery operation = trust.theatre(who.pool()).operations().get(who.number());
            for (int list : operation.lists()) {
                cheapest.merge(time(who.pool(), list), -theatre.charge(who.number(), list), Math::min);
            }
            without = -theatre.charge(who.number(), Seats.NOWHERE);
        } else {
            Clinic clinic = trust.clinics().get(who.pool());
            ClinicCheck check = clinics.get(who.pool());
            for (int arc = clinic.firstArc()[who.number()]; arc < clinic.firstArc()[who.number() + 1]; arc++) {
                if (check.isOpen(arc)) {
                    cheapest.merge(time(who.pool(), clinic.arcGroup()[arc]), check.withPrice(arc), Math::min);
                }
            }
            without = clinic.unplaced()[who.number()];
        }
        List<Way> ways = new ArrayList<>();
        cheapest.forEach((time, cost) -> ways.add(new Way(time, cost)));
        ways.add(new Way(null, without));
        ways.removeIf(way -> halves.stream().anyMatch(half -> half.who().equals(who) && !half.allows(way.time())));
        return ways;
    }
}
