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
 * <p>For the ties only the time of a place matters: options of a member at the same time are one <em>moment</em>, counted in
 * order of time; to have no place is the last moment of each member.
 */
final class Bundle {

    /** Everything asked of two of the members, the one counted first coming first. */
    private record Pair(List<Tie> forward, List<Tie> backward, boolean clash) {

        /** How many days the one counted second comes after the first at least. */
        long leastDays() {
            return Math.max(
                    forward.stream().mapToLong(Tie::least).max().orElse(Long.MIN_VALUE),
                    backward.stream().mapToLong(tie -> -tie.most()).max().orElse(Long.MIN_VALUE));
        }

        long mostDays() {
            return Math.min(
                    forward.stream().mapToLong(Tie::most).min().orElse(Long.MAX_VALUE),
                    backward.stream().mapToLong(tie -> -tie.least()).min().orElse(Long.MAX_VALUE));
        }

        boolean allowsWithout(boolean placed, boolean otherPlaced) {
            return forward.stream().allMatch(tie -> tie.allowsWithout(placed, otherPlaced))
                    && backward.stream().allMatch(tie -> tie.allowsWithout(otherPlaced, placed));
        }
    }

    /** A time, and where members of one pool compete for the last place of a group, that group; else {@link #ANY}. */
    private record Times(int day, int from, int to, int group) implements Comparable<Times> {

        // Millions are compared, and a chain of comparators is slower by far.
        @Override
        public int compareTo(Times other) {
            int byTime = compare(day, other.day, from, other.from);
            return byTime != 0 ? byTime : compare(to, other.to, group, other.group);
        }

        private static int compare(int first, int otherFirst, int second, int otherSecond) {
            return first != otherFirst ? Integer.compare(first, otherFirst) : Integer.compare(second, otherSecond);
        }
    }

    private static final int ANY = -1;

    final List<Member> members;
    private final int[][] momentOfOption;
    private final Times[][] times;
    private final Map<Long, Pair> pairs = new LinkedHashMap<>();
    private final boolean[][] joined;
    private final boolean[] @Nullable [][][] allowed;
    private final @Nullable TieRuns[][] runs;

    Bundle(TiedProblem problem, List<Member> members, List<Tie> ties, List<Clash> clashes) {
        this.members = List.copyOf(members);
        momentOfOption = new int[members.size()][];
        times = new Times[members.size()][];
        allowed = new boolean[members.size()][members.size()][][];
        runs = new TieRuns[members.size()][members.size()];
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
        Times[] ofOption = new Times[place.length];
        for (int option = 0; option < place.length; option++) {
            ofOption[option] = new Times(
                    places.day()[place[option]],
                    places.from()[place[option]],
                    places.to()[place[option]],
                    isForOneOfSeveral(problem, who, place[option]) ? place[option] : ANY);
        }
        Times[] inOrder = inOrder(ofOption);
        int[] moments = new int[place.length + 1];
        for (int option = 0; option < place.length; option++) {
            moments[option] = Arrays.binarySearch(inOrder, ofOption[option]);
        }
        moments[place.length] = inOrder.length;
        momentOfOption[member] = moments;
        times[member] = inOrder;
    }

    /** Each once. */
    private static Times[] inOrder(Times[] ofOption) {
        Times[] inOrder = ofOption.clone();
        Arrays.sort(inOrder);
        int kept = 0;
        for (Times time : inOrder) {
            if (kept == 0 || inOrder[kept - 1].compareTo(time) != 0) {
                inOrder[kept++] = time;
            }
        }
        return Arrays.copyOf(inOrder, kept);
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
        return one < other ? allowed(one, other)[oneMoment][otherMoment] : allowed(other, one)[otherMoment][oneMoment];
    }

    /** For each moment of the one, the least that the other costs at a moment that goes with it. */
    long[] leastWith(int one, int other, long[] costsOfOther) {
        TieRuns known = runs[one][other];
        if (known == null) {
            known = one < other ? TieRuns.ofOne(allowed(one, other)) : TieRuns.ofOther(allowed(other, one));
            runs[one][other] = known;
        }
        return known.least(costsOfOther);
    }

    /**
     * By moment of the one and moment of the other, whether the ties between the two allow them.
     *
     * @param one the lower number of the two
     */
    private boolean[][] allowed(int one, int other) {
        boolean[][] known = allowed[one][other];
        if (known == null) {
            known = findAllowed(one, other);
            allowed[one][other] = known;
        }
        return known;
    }

    private boolean[][] findAllowed(int one, int other) {
        Pair pair = pairs.get(key(one, other));
        long leastDays = pair.leastDays();
        long mostDays = pair.mostDays();
        int none = times[one].length;
        int otherNone = times[other].length;
        boolean inOnePool = members.get(one).pool() == members.get(other).pool();
        boolean[][] known = new boolean[none + 1][otherNone + 1];
        for (int moment = 0; moment < none; moment++) {
            Times time = times[one][moment];
            for (int otherMoment = 0; otherMoment < otherNone; otherMoment++) {
                Times otherTime = times[other][otherMoment];
                long days = (long) otherTime.day() - time.day();
                known[moment][otherMoment] = days >= leastDays
                        && days <= mostDays
                        && !(pair.clash() && overlap(time, otherTime))
                        && !(inOnePool && time.group() != ANY && time.group() == otherTime.group());
            }
        }
        Arrays.fill(known[none], 0, otherNone, pair.allowsWithout(false, true));
        boolean allowsFirstAlone = pair.allowsWithout(true, false);
        for (int moment = 0; moment < none; moment++) {
            known[moment][otherNone] = allowsFirstAlone;
        }
        known[none][otherNone] = pair.allowsWithout(false, false);
        return known;
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
