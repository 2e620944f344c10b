package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those who are tied with one another, directly or through others, and which of their places go together.
 *
 * <p>For the ties only the time of a place matters: options of a member at the same time are one <em>moment</em>; to have
 * no place is the last moment of each member.
 */
final class Bundle {

    /** Everything asked of two of the members, the one counted first coming first. */
    private record Pair(List<Tie> forward, List<Tie> backward, boolean clash) {}

    /** A time, and where members of one pool compete for the last place of a group, that group; else {@link #ANY}. */
    private record Times(int day, int from, int to, int group) {}

    private static final int ANY = -1;

    final List<Member> members;
    private final int[][] momentOfOption;
    private final Times[][] times;
    private final Map<Long, Pair> pairs = new LinkedHashMap<>();
    private final boolean[][] joined;
    private final boolean[] @Nullable [][][] allowed;

    Bundle(TiedProblem problem, List<Member> members, List<Tie> ties, List<Clash> clashes) {
        this.members = List.copyOf(members);
        momentOfOption = new int[members.size()][];
        times = new Times[members.size()][];
        allowed = new boolean[members.size()][members.size()][][];
        Map<Member, Integer> number = new HashMap<>();
        for (int member = 0; member < members.size(); member++) {
            number.put(members.get(member), member);
            addMoments(problem, member);
        }
        for (Tie tie : ties) {
            int first = number.get(tie.first());
            int second = number.get(tie.second());
            Pair pair = pair(first, second);
            (first < second ? pair.forward() : pair.backward()).add(tie);
        }
        for (Clash clash : clashes) {
            int first = number.get(clash.first());
            int second = number.get(clash.second());
            Pair pair = pair(first, second);
            pairs.put(key(first, second), new Pair(pair.forward(), pair.backward(), true));
        }
        joined = new boolean[members.size()][members.size()];
        for (long key : pairs.keySet()) {
            int first = (int) (key / members.size());
            int second = (int) (key % members.size());
            joined[first][second] = true;
            joined[second][first] = true;
        }
    }

    private Pair pair(int one, int other) {
        return pairs.computeIfAbsent(key(one, other), any -> new Pair(new ArrayList<>(), new ArrayList<>(), false));
    }

    private long key(int one, int other) {
        return (long) Math.min(one, other) * members.size() + Math.max(one, other);
    }

    private void addMoments(TiedProblem problem, int member) {
        Member who = members.get(member);
        PlaceTimes places = problem.times().get(who.pool());
        int[] place = placesOf(problem, who);
        Map<Times, Integer> seen = new LinkedHashMap<>();
        int[] moments = new int[place.length + 1];
        for (int option = 0; option < place.length; option++) {
            Times time = new Times(
                    places.day()[place[option]],
                    places.from()[place[option]],
                    places.to()[place[option]],
                    isForOneOfSeveral(problem, who, place[option]) ? place[option] : ANY);
            Integer known = seen.putIfAbsent(time, seen.size());
            moments[option] = known == null ? seen.size() - 1 : known;
        }
        moments[place.length] = seen.size();
        momentOfOption[member] = moments;
        times[member] = seen.keySet().toArray(Times[]::new);
    }

    private boolean isForOneOfSeveral(TiedProblem problem, Member who, int group) {
        return !problem.isTheatre(who.pool())
                && problem.clinics().get(who.pool()).capacity()[group] == 1
                && members.stream().filter(other -> other.pool() == who.pool()).count() > 1;
    }

    private static int[] placesOf(TiedProblem problem, Member who) {
        if (problem.isTheatre(who.pool())) {
            return problem.theatre(who.pool()).operations().get(who.patient()).lists();
        }
        AssignmentProblem clinic = problem.clinics().get(who.pool());
        return Arrays.copyOfRange(
                clinic.arcGroup(), clinic.firstArc()[who.patient()], clinic.firstArc()[who.patient() + 1]);
    }

    int size() {
        return members.size();
    }

    int options(int member) {
        return momentOfOption[member].length;
    }

    /** How many moments the member has, the one without a place included. */
    int moments(int member) {
        return times[member].length + 1;
    }

    /** The day of a moment at which the member has a place. */
    int dayOf(int member, int moment) {
        return times[member][moment].day();
    }

    int minuteOf(int member, int moment) {
        return times[member][moment].from();
    }

    /** Whether the member has a place then that begins at that minute of that day or before. */
    boolean isBy(int member, int moment, int day, int minute) {
        if (moment == times[member].length) {
            return false;
        }
        Times time = times[member][moment];
        return time.day() < day || (time.day() == day && time.from() <= minute);
    }

    int momentOf(int member, int option) {
        return momentOfOption[member][option];
    }

    /** The least of the option costs at each moment. */
    long[] byMoment(int member, long[] optionCosts) {
        long[] least = new long[moments(member)];
        Arrays.fill(least, RoomCosts.NO_WAY);
        for (int option = 0; option < optionCosts.length; option++) {
            int moment = momentOfOption[member][option];
            least[moment] = Math.min(least[moment], optionCosts[option]);
        }
        return least;
    }

    /** The cheapest option at that moment. */
    int optionAt(int member, int moment, long[] optionCosts) {
        int best = -1;
        for (int option = 0; option < optionCosts.length; option++) {
            if (momentOfOption[member][option] == moment && (best < 0 || optionCosts[option] < optionCosts[best])) {
                best = option;
            }
        }
        return best;
    }

    boolean areJoined(int one, int other) {
        return joined[one][other];
    }

    /** To how many others the member is tied. */
    int joinedTo(int member) {
        int others = 0;
        for (boolean isJoined : joined[member]) {
            others += isJoined ? 1 : 0;
        }
        return others;
    }

    /** Whether the ties between the two allow those moments. */
    boolean allows(int one, int oneMoment, int other, int otherMoment) {
        return allowed(one, other)[oneMoment][otherMoment];
    }

    /** By moment of the one and moment of the other, whether the ties between the two allow them. */
    boolean[][] allowed(int one, int other) {
        boolean[][] known = allowed[one][other];
        if (known == null) {
            known = new boolean[moments(one)][moments(other)];
            for (int oneMoment = 0; oneMoment < known.length; oneMoment++) {
                for (int otherMoment = 0; otherMoment < known[oneMoment].length; otherMoment++) {
                    known[oneMoment][otherMoment] = one < other
                            ? keepsTies(one, oneMoment, other, otherMoment)
                            : keepsTies(other, otherMoment, one, oneMoment);
                }
            }
            allowed[one][other] = known;
        }
        return known;
    }

    private boolean keepsTies(int one, int oneMoment, int other, int otherMoment) {
        Pair pair = pairs.get(key(one, other));
        boolean placed = oneMoment < times[one].length;
        boolean otherPlaced = otherMoment < times[other].length;
        if (placed && otherPlaced) {
            Times time = times[one][oneMoment];
            Times otherTime = times[other][otherMoment];
            boolean fit = time.group() == ANY
                    || time.group() != otherTime.group()
                    || members.get(one).pool() != members.get(other).pool();
            return fit
                    && allowsDays(pair, (long) otherTime.day() - time.day())
                    && !(pair.clash() && overlap(time, otherTime));
        }
        for (Tie tie : pair.forward()) {
            if (!tie.allowsWithout(placed, otherPlaced)) {
                return false;
            }
        }
        for (Tie tie : pair.backward()) {
            if (!tie.allowsWithout(otherPlaced, placed)) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowsDays(Pair pair, long between) {
        for (Tie tie : pair.forward()) {
            if (!tie.allowsDays(between)) {
                return false;
            }
        }
        for (Tie tie : pair.backward()) {
            if (!tie.allowsDays(-between)) {
                return false;
            }
        }
        return true;
    }

    private static boolean overlap(Times one, Times other) {
        return one.day() == other.day() && one.from() < other.to() && other.from() < one.to();
    }

    /** Whether every tie holds with those options. */
    boolean allows(int[] options) {
        for (int one = 0; one < size(); one++) {
            for (int other = one + 1; other < size(); other++) {
                if (areJoined(one, other)
                        && !allows(one, momentOf(one, options[one]), other, momentOf(other, options[other]))) {
                    return false;
                }
            }
        }
        return true;
    }
}
