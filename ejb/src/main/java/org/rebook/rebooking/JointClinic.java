package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;

/**
 * A pool of outpatients that is being changed, as linked appointments find it that look for places together; everybody else
 * may make room for them.
 */
final class JointClinic implements JointPlaces {

    private final StandingPool pool;
    private final PoolArcs arcs;
    private final Assignment before;
    private final AssignmentSession session;
    private final Assignment now;
    private final Map<Integer, Affected> looking;
    private final JointLimits limits;
    private final boolean whole;
    private final Linked linked;
    private @Nullable AssignmentSession without;
    private long @Nullable [] prices;

    /**
     * @param members those who look for places
     * @param whole whether a place takes the whole of its session's time, see {@link TiedPools#plan}
     */
    JointClinic(
            StandingPool pool,
            PoolArcs arcs,
            Assignment before,
            AssignmentSession session,
            List<Affected> members,
            JointLimits limits,
            Linked linked,
            boolean whole) {
        this.pool = pool;
        this.arcs = arcs;
        this.before = before;
        this.session = session;
        this.now = session.assignment();
        this.looking = members.stream()
                .collect(Collectors.toMap(
                        member -> arcs.numberOf(member.appointment()), Function.identity(), (a, b) -> a, TreeMap::new));
        this.limits = limits;
        this.whole = whole;
        this.linked = linked;
    }

    private AssignmentSession without() {
        if (without == null) {
            without = session;
            if (!looking.keySet().stream().allMatch(session::isHeldWithout)) {
                without = session.copy();
                looking.keySet().forEach(without::hold);
            }
        }
        return without;
    }

    @Override
    public List<LoneMember> members(Savings savings) {
        long[] room = without().costsOfRoom();
        return looking.entrySet().stream()
                .map(each -> alone(each.getKey(), wantedBy(each.getValue(), each.getKey(), savings), room))
                .toList();
    }

    @Override
    public List<LoneMember> atPrices(long spare, long... prices) {
        return looking.keySet().stream()
                .map(patient -> {
                    long most = leastAt(patient, prices) + spare;
                    return alone(patient, arc -> costAt(patient, arc, prices) <= most, prices);
                })
                .toList();
    }

    private long leastAt(int patient, long... prices) {
        int own = now.arcOf(patient);
        return IntStream.of(arcs.of(patient))
                .filter(arc -> arc == own || prices[arcs.groupOf(patient, arc)] != AssignmentSession.NO_ROOM)
                .mapToLong(arc -> costAt(patient, arc, prices))
                .reduce(settled(patient, UNPLACED), Math::min);
    }

    private long costAt(int patient, int arc, long... prices) {
        return settled(patient, arc) + Math.max(0, prices[arcs.groupOf(patient, arc)]);
    }

    @Override
    public long[] prices() {
        if (prices == null) {
            prices = new long[pool.groups()];
            Arrays.setAll(prices, group -> mayBeLeft(group) ? now.priceOfGroup(group) : AssignmentSession.NO_ROOM);
        }
        return prices;
    }

    @Override
    public long[] pricesWithoutThem() {
        long[] prices = without().costsOfRoom();
        Arrays.setAll(
                prices,
                group -> prices[group] == AssignmentSession.NO_ROOM && mayBeLeft(group)
                        ? now.priceOfGroup(group)
                        : prices[group]);
        return prices;
    }

    /** Whether it has room, or somebody in it who may be elsewhere. */
    private boolean mayBeLeft(int group) {
        return session.hasPlaceIn(group) || !makingWay(group).isEmpty();
    }

    private List<Affected> makingWay(int group) {
        return IntStream.range(0, now.patients())
                .filter(patient -> now.groupOf(patient) == group)
                .mapToObj(patient -> arcs.patients().get(patient))
                .filter(member -> linked.isTied(member) && !limits.keeps(member))
                .toList();
    }

    @Override
    public List<Affected> holdersOf(LoneMember wanted) {
        int patient = arcs.numberOf(wanted.appointment());
        return IntStream.of(wanted.arcs())
                .map(arc -> arcs.groupOf(patient, arc))
                .distinct()
                .mapToObj(this::makingWay)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public long costAtPrices(long... prices) {
        return looking.keySet().stream()
                .mapToLong(patient -> settled(patient, now.arcOf(patient))
                        + (now.places(patient) ? Math.max(0, prices[now.groupOf(patient)]) : 0))
                .sum();
    }

    private LoneMember alone(int patient, IntPredicate wanted, long... room) {
        Affected member = looking.get(patient);
        int own = now.arcOf(patient);
        int[] open = IntStream.of(arcs.of(patient))
                .filter(arc -> arc == own
                        || (room[arcs.groupOf(patient, arc)] != AssignmentSession.NO_ROOM && wanted.test(arc)))
                .filter(arc -> isOpen(member, arcs.groupOf(patient, arc), arc))
                .toArray();
        return new LoneMember(
                member.appointment(),
                open,
                IntStream.of(open).mapToLong(arc -> costAt(patient, arc, room)).toArray(),
                settled(patient, UNPLACED),
                PlaceSpan.times(IntStream.of(open)
                        .mapToObj(arc -> spanOf(arcs.groupOf(patient, arc)))
                        .toArray(PlaceSpan[]::new)));
    }

    @Override
    public long others() {
        return without().assignment().totalCost()
                - looking.keySet().stream()
                        .mapToLong(patient -> settled(patient, UNPLACED))
                        .sum();
    }

    @Override
    public long costNow() {
        return now.totalCost();
    }

    @Override
    public OptionalLong costWith(Map<String, Integer> places) {
        AssignmentSession tried = without().copy();
        for (int patient : looking.keySet()) {
            int arc = places.get(looking.get(patient).appointment());
            if (arc != UNPLACED) {
                if (!tried.hasPlaceFor(patient, arc)) {
                    return OptionalLong.empty();
                }
                tried.pinHeld(patient, arc);
            }
        }
        return OptionalLong.of(tried.assignment().totalCost());
    }

    /**
     * The pool with all its patients who could be elsewhere.
     *
     * @param savings what is to be saved at the most: nobody has a place here that costs more than that
     */
    JointPool together(Savings savings) {
        AssignmentProblem problem = session.problem();
        WithinReach reach = new WithinReach(problem, now, savings.inAll());
        JointPool.Builder joint = new JointPool.Builder(problem.capacity());
        Map<String, Integer> inJoint = new HashMap<>();
        long leftOut = now.totalCost();
        for (int patient = 0; patient < problem.patients(); patient++) {
            Affected member = looking.get(patient);
            if (member == null && (staysPut(patient) || !reach.hasOther(patient))) {
                if (now.places(patient)) {
                    joint.take(now.groupOf(patient));
                }
                continue;
            }
            leftOut -= member == null ? costNow(problem, patient) : settled(patient, now.arcOf(patient));
            long unplaced = member == null ? problem.unplacedCost()[patient] : settled(patient, UNPLACED);
            IntPredicate wanted = member == null ? any -> true : wantedBy(member, patient, savings);
            for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
                int group = problem.arcGroup()[arc];
                if (member == null
                        ? problem.arcCost()[arc] <= unplaced && reach.has(patient, arc)
                        : wanted.test(arc) && isOpen(member, group, arc)) {
                    joint.add(arc, group, member == null ? problem.arcCost()[arc] : settled(patient, arc));
                }
            }
            int number = joint.patient(unplaced);
            if (member != null) {
                inJoint.put(member.appointment(), number);
            }
        }
        return joint.build(this::spanOf, inJoint, leftOut);
    }

    private boolean staysPut(int patient) {
        return session.isPinned(patient) || session.isHeldWithout(patient);
    }

    private IntPredicate wantedBy(Affected member, int patient, Savings savings) {
        if (!savings.areKnown()) {
            return any -> true;
        }
        long[] prices = prices();
        long most = leastAt(patient, prices) + savings.of(member.appointment());
        return arc -> arc == now.arcOf(patient) || costAt(patient, arc, prices) <= most;
    }

    private long costNow(AssignmentProblem problem, int patient) {
        return now.places(patient) ? problem.arcCost()[now.arcOf(patient)] : problem.unplacedCost()[patient];
    }

    private boolean isOpen(Affected member, int group, int arc) {
        PlaceChoice choice = pool.choice(group);
        return limits.keeps(member)
                ? arc == now.arcOf(arcs.numberOf(member.appointment()))
                : limits.allow(member, StandingPool.sessionOf(choice), StandingPool.dayOf(member, choice))
                        && limits.where().isSeenSo(member, StandingPool.modeOf(member, choice));
    }

    /** What an arc costs, or having no place, with the upheaval for whoever had another place in the plan. */
    private long settled(int patient, int arc) {
        boolean other = patient < before.patients() && before.places(patient) && before.arcOf(patient) != arc;
        return arcs.costOf(patient, arc) + (other ? pool.upheaval() : 0);
    }

    private PlaceSpan spanOf(int group) {
        PlaceChoice choice = pool.choice(group);
        return choice instanceof PlaceChoice.Move move
                ? PlaceSpan.of(move.opening(), whole || move.opening().slots().isEmpty(), group)
                : PlaceSpan.kept(dayOfKept(StandingPool.sessionOf(choice)), group);
    }

    private LocalDate dayOfKept(String kept) {
        return arcs.patients().stream()
                .filter(patient -> patient.session().equals(kept))
                .findFirst()
                .map(patient -> patient.displaced().lostOn())
                // Nobody of the pool can keep a place in it.
                .orElse(LocalDate.EPOCH);
    }

    /** Puts each on the arc given, or leaves them without a place, whatever changes later; whoever must makes room. */
    void settle(Map<String, Integer> places) {
        Map<Integer, Integer> elsewhere = new TreeMap<>();
        looking.forEach((patient, member) -> {
            int arc = places.get(member.appointment());
            boolean stays = session.assignment().arcOf(patient) == arc;
            if (!stays || !(session.isPinned(patient) || session.isHeldWithout(patient))) {
                elsewhere.put(patient, arc);
            }
        });
        elsewhere.keySet().forEach(session::hold);
        elsewhere.forEach((patient, arc) -> {
            if (arc != UNPLACED) {
                session.pinHeld(patient, arc);
            }
        });
    }
}
