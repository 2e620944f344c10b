package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.AssignmentSolver;
import org.rebook.rebooking.plan.Joined;
import org.rebook.rebooking.plan.Standing;

/** One pool of a standing plan while it is being changed: each change leaves it the cheapest, the upheaval counted. */
final class PoolChange {

    private final StandingPool pool;
    private final Assignment before;
    private final Standing standing;
    private final PoolArcs arcs;
    private final Set<Integer> left = new HashSet<>();
    private @Nullable AssignmentSession session;

    PoolChange(StandingPool pool) {
        this.pool = pool;
        this.standing = pool.standing(pool.upheaval());
        this.before = standing.plan();
        this.arcs = new PoolArcs(pool);
    }

    // Pools that nothing changes in are looked at too.
    private AssignmentSession session() {
        if (session == null) {
            session = standing.session();
        }
        return session;
    }

    /** @throws ChangeRefused when a change cannot find the patient a place */
    private int changeable(String appointment) {
        int patient = arcs.numberOf(appointment);
        if (session().isHeldWithout(patient)) {
            throw new ChangeRefused(
                    "appointment: %s is left without a date in this plan for reasons that a change does not know. Make a new plan."
                            .formatted(appointment));
        }
        return patient;
    }

    @Nullable
    PlaceChoice placeOf(String appointment) {
        int group = session().assignment().groupOf(arcs.numberOf(appointment));
        return group == UNPLACED ? null : pool.choice(group);
    }

    /** Closes every place of the session to the patient. */
    void decline(String appointment, String declined) {
        int patient = changeable(appointment);
        session().decline(patient, arcs.to(patient, (choice, day) -> StandingPool.sessionOf(choice)
                .equals(declined)));
    }

    void forbid(String appointment, @Nullable String refused, @Nullable LocalDate onDay) {
        int patient = changeable(appointment);
        int[] refusing =
                arcs.to(patient, (choice, day) -> StandingPool.sessionOf(choice).equals(refused) || day.equals(onDay));
        session().decline(patient, refusing);
    }

    /** @throws ChangeRefused when no place of the session is open to the patient, or nobody there can be moved */
    void pin(PlanChange change) {
        String appointment = change.appointment();
        String chosen = change.session();
        int patient = changeable(appointment);
        Affected who = arcs.patients().get(patient);
        int[] wanted = arcs.to(
                patient,
                (choice, day) -> StandingPool.sessionOf(choice).equals(chosen)
                        && change.isFor(StandingPool.modeOf(who, choice)));
        int current = session().assignment().arcOf(patient);
        if (session().isPinned(patient) && IntStream.of(wanted).anyMatch(arc -> arc == current)) {
            return;
        }
        RuntimeException reason = null;
        for (int arc : wanted) {
            try {
                if (session().isPinned(patient)) {
                    session().unpin(patient);
                }
                session().pin(patient, arc);
                return;
            } catch (IllegalStateException closed) {
                reason = closed;
            }
        }
        throw new ChangeRefused("session: no place%s in session %s is open to appointment %s%s."
                .formatted(
                        Wording.seen(change.mode()),
                        chosen,
                        appointment,
                        reason == null ? " under the rules" : ": all are taken by patients who stay there"));
    }

    void leaveOut(String appointment) {
        int patient = arcs.numberOf(appointment);
        session().withdraw(patient);
        left.add(patient);
    }

    void join(Affected patient) {
        StandingPool.Arcs open = pool.arcsOf(patient, null);
        Joined seated =
                session().addPatient(open.group(), open.cost(), pool.costs().unplaced(patient.displaced()));
        arcs.join(patient, seated.patient(), open);
    }

    void addPlaces(String where, int places) {
        int[] groups = movesInto(where);
        if (groups.length > 0) {
            session().addPlaces(groups[0], places);
        }
    }

    /** The places of the opening are free from now on. */
    void takeIn(Opening opening) {
        int[] groups = pool.groupsWhere(choice ->
                choice instanceof PlaceChoice.Move move && move.opening().isSameAs(opening));
        session().addPlaces(groups[0], opening.slots().size());
    }

    /**
     * Takes places from a session.
     *
     * @param tied who is there and hangs together with others, and may be elsewhere with those
     * @return whether they have to look for places now: they have none any more
     * @throws ChangeRefused when the session has fewer places that nobody has agreed to
     */
    boolean losePlaces(String where, int places, List<Affected> tied) {
        int lost = remove(where, places);
        boolean standUp = lost < places && !tied.isEmpty();
        if (standUp) {
            tied.forEach(each -> session().hold(arcs.numberOf(each.appointment())));
            lost += remove(where, places - lost);
        }
        if (lost < places) {
            throw new ChangeRefused(
                    "places: session %s has only %d places in this plan that nobody has agreed to, not %d."
                            .formatted(where, lost, places));
        }
        return standUp;
    }

    private int remove(String where, int places) {
        int lost = 0;
        for (int group : movesInto(where)) {
            int here = Math.min(places - lost, session().placesToLose(group));
            if (here > 0) {
                session().removePlaces(group, here);
                lost += here;
            }
        }
        return lost;
    }

    void lose(String lost) {
        session().lose(pool.groupsWhere(choice -> StandingPool.sessionOf(choice).equals(lost)));
    }

    private int[] movesInto(String where) {
        return pool.groupsWhere(choice -> choice instanceof PlaceChoice.Move
                && StandingPool.sessionOf(choice).equals(where));
    }

    /** The pool as linked appointments find it that look for places together. */
    JointClinic forLinked(List<Affected> members, JointLimits limits, Linked linked, boolean whole) {
        return new JointClinic(pool, arcs, before, session(), members, limits, linked, whole);
    }

    /**
     * How much less a patient might cost at what the places are worth to everybody else, were nothing closed to them and
     * nobody linked with them; never less than what they could save.
     *
     * @param prices of the places; none for those that hold now
     */
    long spareOf(String appointment, long @Nullable ... prices) {
        int patient = arcs.numberOf(appointment);
        Assignment now = session().assignment();
        int own = now.arcOf(patient);
        long cost = settledCost(patient, own) + (own == UNPLACED ? 0 : priceOf(now.groupOf(patient), now, prices));
        long least = Math.min(cost, settledCost(patient, UNPLACED));
        for (int arc : arcs.of(patient)) {
            int group = arcs.groupOf(patient, arc);
            if (prices == null || prices[group] != AssignmentSession.NO_ROOM) {
                least = Math.min(least, settledCost(patient, arc) + priceOf(group, now, prices));
            }
        }
        return cost - least;
    }

    long costNow(String appointment) {
        int patient = arcs.numberOf(appointment);
        return settledCost(patient, session().assignment().arcOf(patient));
    }

    /** What an arc costs, or having no place, with the upheaval for whoever had another place in the plan. */
    private long settledCost(int patient, int arc) {
        boolean other = patient < before.patients() && before.places(patient) && before.arcOf(patient) != arc;
        return arcs.costOf(patient, arc) + (other ? pool.upheaval() : 0);
    }

    private static long priceOf(int group, Assignment now, long @Nullable ... prices) {
        return prices == null ? now.priceOfGroup(group) : Math.max(0, prices[group]);
    }

    /** What a patient's placement costs, the upheaval left out. */
    long costAfter(int patient, Assignment after) {
        if (left.contains(patient)) {
            return 0;
        }
        return arcs.costOf(patient, after.arcOf(patient));
    }

    long costBefore(int patient) {
        int arc = before.arcOf(patient);
        return arc == UNPLACED
                ? pool.asProblem().unplacedCost()[patient]
                : pool.asProblem().arcCost()[arc];
    }

    /** Against every plan that heeds the same wishes, whatever upheaval it would take. */
    Replan.PoolBound bound() {
        AssignmentProblem settled = session().problem();
        List<String> faults = AssignmentCertificate.faultsOf(settled, session().assignment());
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
            unplaced[patient] = session().isPinned(patient) || left.contains(patient)
                    ? unplaced[patient]
                    : base.unplacedCost()[patient];
        }
        Assignment after = session().assignment();
        long now = IntStream.range(0, patients().size())
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
        return session().assignment();
    }

    boolean hasLeft(int patient) {
        return left.contains(patient);
    }

    List<Affected> patients() {
        return arcs.patients();
    }

    StandingPool pool() {
        return pool;
    }
}
