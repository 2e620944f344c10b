package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.Joined;
import org.rebook.rebooking.plan.PlaceTimes;
import org.rebook.rebooking.plan.Standing;

/** One pool of a standing plan while it is being changed: each change leaves it the cheapest, the upheaval counted. */
final class PoolChange {

    private final StandingPool pool;
    private final Assignment before;
    private final AssignmentSession session;
    private final List<Affected> patients;
    private final List<int[]> arcsOfJoined = new ArrayList<>();
    private final List<StandingPool.Arcs> joined = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<Integer> left = new HashSet<>();

    PoolChange(StandingPool pool) {
        this.pool = pool;
        Standing standing = pool.standing(pool.upheaval());
        this.before = standing.plan();
        this.session = standing.session();
        this.patients = new ArrayList<>(pool.patients());
    }

    boolean has(String appointment) {
        return pool.has(appointment) || numbers.containsKey(appointment);
    }

    private int numberOf(String appointment) {
        return pool.has(appointment) ? pool.numberOf(appointment) : numbers.get(appointment);
    }

    /** @throws ChangeRefused when a change cannot find the patient a place */
    private int changeable(String appointment) {
        int patient = numberOf(appointment);
        if (session.isHeldWithout(patient)) {
            throw new ChangeRefused(
                    "appointment: %s is left without a date in this plan for reasons that a change does not know. Make a new plan."
                            .formatted(appointment));
        }
        return patient;
    }

    @Nullable
    PlaceChoice placeOf(String appointment) {
        int group = session.assignment().groupOf(numberOf(appointment));
        return group == UNPLACED ? null : pool.choice(group);
    }

    /** Closes every place of the session to the patient. */
    void decline(String appointment, String declined) {
        int patient = changeable(appointment);
        session.decline(patient, arcsTo(patient, (choice, day) -> StandingPool.sessionOf(choice)
                .equals(declined)));
    }

    void forbid(String appointment, @Nullable String refused, @Nullable LocalDate onDay) {
        int patient = changeable(appointment);
        int[] arcs =
                arcsTo(patient, (choice, day) -> StandingPool.sessionOf(choice).equals(refused) || day.equals(onDay));
        session.decline(patient, arcs);
    }

    /** @throws ChangeRefused when no place of the session is open to the patient, or nobody there can be moved */
    void pin(String appointment, String chosen) {
        int patient = changeable(appointment);
        int[] arcs =
                arcsTo(patient, (choice, day) -> StandingPool.sessionOf(choice).equals(chosen));
        int current = session.assignment().arcOf(patient);
        if (session.isPinned(patient) && IntStream.of(arcs).anyMatch(arc -> arc == current)) {
            return;
        }
        RuntimeException reason = null;
        for (int arc : arcs) {
            try {
                if (session.isPinned(patient)) {
                    session.unpin(patient);
                }
                session.pin(patient, arc);
                return;
            } catch (IllegalStateException closed) {
                reason = closed;
            }
        }
        throw new ChangeRefused("session: no place in session %s is open to appointment %s%s."
                .formatted(
                        chosen,
                        appointment,
                        reason == null ? " under the rules" : ": all are taken by patients who stay there"));
    }

    void leaveOut(String appointment) {
        int patient = numberOf(appointment);
        session.withdraw(patient);
        left.add(patient);
    }

    void join(Affected patient) {
        StandingPool.Arcs arcs = pool.arcsOf(patient, null);
        Joined seated =
                session.addPatient(arcs.group(), arcs.cost(), pool.costs().unplaced(patient.displaced()));
        int first = pool.asProblem().arcs()
                + joined.stream().mapToInt(each -> each.group().length).sum();
        arcsOfJoined.add(IntStream.range(first, first + arcs.group().length).toArray());
        joined.add(arcs);
        patients.add(patient);
        numbers.put(patient.appointment(), seated.patient());
    }

    void addPlaces(String where, int places) {
        int[] groups = movesInto(where);
        if (groups.length > 0) {
            session.addPlaces(groups[0], places);
        }
    }

    /** The places of the opening are free from now on. */
    void takeIn(Opening opening) {
        int[] groups = pool.groupsWhere(choice ->
                choice instanceof PlaceChoice.Move move && move.opening().isSameAs(opening));
        session.addPlaces(groups[0], opening.slots().size());
    }

    /** @throws ChangeRefused when the session has fewer places that nobody has agreed to */
    void losePlaces(String where, int places) {
        AssignmentProblem problem = session.problem();
        int lost = 0;
        for (int group : movesInto(where)) {
            int here = Math.min(places - lost, problem.capacity()[group]);
            if (here > 0) {
                try {
                    session.removePlaces(group, here);
                } catch (IllegalStateException agreed) {
                    throw new ChangeRefused(
                            "places: session %s cannot lose %d places, because patients have agreed to their dates there."
                                    .formatted(where, places));
                }
                lost += here;
            }
        }
        if (lost < places) {
            throw new ChangeRefused(
                    "places: session %s has only %d places in this plan, not %d.".formatted(where, lost, places));
        }
    }

    void lose(String lost) {
        session.lose(pool.groupsWhere(choice -> StandingPool.sessionOf(choice).equals(lost)));
    }

    /** The pool as linked appointments find it that look for places together. */
    JointPool opened(List<Affected> members, JointLimits limits, boolean whole) {
        AssignmentProblem now = session.problem();
        Assignment plan = session.assignment();
        Map<Integer, Affected> looking =
                members.stream().collect(Collectors.toMap(member -> numberOf(member.appointment()), member -> member));
        JointPool.Builder joint = new JointPool.Builder(now.capacity());
        Map<String, Integer> inJoint = new HashMap<>();
        for (int patient = 0; patient < now.patients(); patient++) {
            Affected member = looking.get(patient);
            if (member == null && (session.isPinned(patient) || session.isHeldWithout(patient))) {
                if (plan.places(patient)) {
                    joint.take(plan.groupOf(patient));
                }
                continue;
            }
            long unplaced = member == null ? now.unplacedCost()[patient] : settled(patient, UNPLACED);
            for (int arc = now.firstArc()[patient]; arc < now.firstArc()[patient + 1]; arc++) {
                int group = now.arcGroup()[arc];
                if (member == null ? now.arcCost()[arc] <= unplaced : isOpen(member, group, arc, plan, limits)) {
                    joint.add(arc, group, member == null ? now.arcCost()[arc] : settled(patient, arc));
                }
            }
            int number = joint.patient(unplaced);
            if (member != null) {
                inJoint.put(member.appointment(), number);
            }
        }
        return joint.build(times(whole), inJoint);
    }

    private boolean isOpen(Affected member, int group, int arc, Assignment plan, JointLimits limits) {
        PlaceChoice choice = pool.choice(group);
        return limits.keeps(member)
                ? arc == plan.arcOf(numberOf(member.appointment()))
                : limits.allow(member, StandingPool.sessionOf(choice), StandingPool.dayOf(member, choice));
    }

    /** What an arc costs, or having no place, with the upheaval for whoever had another place in the plan. */
    private long settled(int patient, int arc) {
        boolean other = patient < before.patients() && before.places(patient) && before.arcOf(patient) != arc;
        return costOf(patient, arc) + (other ? pool.upheaval() : 0);
    }

    private PlaceTimes times(boolean whole) {
        return PlaceSpan.times(IntStream.range(0, pool.groups())
                .mapToObj(group -> spanOf(group, whole))
                .toArray(PlaceSpan[]::new));
    }

    private PlaceSpan spanOf(int group, boolean whole) {
        PlaceChoice choice = pool.choice(group);
        return choice instanceof PlaceChoice.Move move
                ? PlaceSpan.of(move.opening(), whole || move.opening().slots().isEmpty(), group)
                : PlaceSpan.kept(dayOfKept(StandingPool.sessionOf(choice)), group);
    }

    private LocalDate dayOfKept(String kept) {
        return patients.stream()
                .filter(patient -> patient.session().equals(kept))
                .findFirst()
                .map(patient -> patient.displaced().lostOn())
                // Nobody of the pool can keep a place in it.
                .orElse(LocalDate.EPOCH);
    }

    /** Puts each on the arc given, or leaves them without a place, whatever changes later; whoever must makes room. */
    void settle(Map<String, Integer> arcs) {
        Map<Integer, Integer> elsewhere = new TreeMap<>();
        arcs.forEach((appointment, arc) -> {
            int patient = numberOf(appointment);
            boolean stays = session.assignment().arcOf(patient) == arc;
            if (!stays || !(session.isPinned(patient) || session.isHeldWithout(patient))) {
                elsewhere.put(patient, arc);
            }
        });
        elsewhere.keySet().forEach(session::release);
        elsewhere.forEach((patient, arc) -> {
            if (arc == UNPLACED) {
                session.hold(patient);
            } else {
                session.pin(patient, arc);
            }
        });
    }

    private int[] movesInto(String where) {
        return pool.groupsWhere(choice -> choice instanceof PlaceChoice.Move
                && StandingPool.sessionOf(choice).equals(where));
    }

    private int[] arcsTo(int patient, BiPredicate<PlaceChoice, LocalDate> wanted) {
        int known = pool.patients().size();
        int[] arcs = patient < known
                ? IntStream.range(
                                pool.asProblem().firstArc()[patient],
                                pool.asProblem().firstArc()[patient + 1])
                        .toArray()
                : arcsOfJoined.get(patient - known);
        return IntStream.of(arcs)
                .filter(arc -> {
                    PlaceChoice choice = pool.choice(groupOf(patient, arc));
                    return wanted.test(choice, StandingPool.dayOf(patients.get(patient), choice));
                })
                .toArray();
    }

    private int groupOf(int patient, int arc) {
        int known = pool.patients().size();
        return patient < known
                ? pool.asProblem().arcGroup()[arc]
                : joined.get(patient - known).group()[arc - arcsOfJoined.get(patient - known)[0]];
    }

    /** What a patient's placement costs, the upheaval left out. */
    long costAfter(int patient, Assignment after) {
        if (left.contains(patient)) {
            return 0;
        }
        return costOf(patient, after.arcOf(patient));
    }

    private long costOf(int patient, int arc) {
        int known = pool.patients().size();
        if (arc == UNPLACED) {
            return pool.costs().unplaced(patients.get(patient).displaced());
        }
        return patient < known
                ? pool.asProblem().arcCost()[arc]
                : joined.get(patient - known).cost()[arc - arcsOfJoined.get(patient - known)[0]];
    }

    long costBefore(int patient) {
        int arc = before.arcOf(patient);
        return arc == UNPLACED
                ? pool.asProblem().unplacedCost()[patient]
                : pool.asProblem().arcCost()[arc];
    }

    /** Against every plan that heeds the same wishes, whatever upheaval it would take. */
    Replan.PoolBound bound() {
        AssignmentProblem settled = session.problem();
        List<String> faults = AssignmentCertificate.faultsOf(settled, session.assignment());
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "Pool %s: the change's proof does not hold: %s".formatted(pool.name(), faults));
        }
        AssignmentProblem base = pool.asProblem();
        long[] cost = settled.arcCost().clone();
        long[] unplaced = settled.unplacedCost().clone();
        for (int patient = 0; patient < base.patients(); patient++) {
            for (int arc = base.firstArc()[patient]; arc < base.firstArc()[patient + 1]; arc++) {
                cost[arc] = cost[arc] > unplaced[patient] ? cost[arc] : base.arcCost()[arc];
            }
            unplaced[patient] = session.isPinned(patient) || left.contains(patient)
                    ? unplaced[patient]
                    : base.unplacedCost()[patient];
        }
        Assignment after = session.assignment();
        long now = IntStream.range(0, patients.size())
                .mapToLong(patient -> costAfter(patient, after))
                .sum();
        AssignmentProblem free =
                new AssignmentProblem(settled.capacity(), settled.firstArc(), settled.arcGroup(), cost, unplaced);
        return new Replan.PoolBound(
                now, Math.min(now, AssignmentSolver.solve(free).totalCost()));
    }

    Assignment before() {
        return before;
    }

    Assignment after() {
        return session.assignment();
    }

    boolean hasLeft(int patient) {
        return left.contains(patient);
    }

    List<Affected> patients() {
        return patients;
    }

    StandingPool pool() {
        return pool;
    }
}
