package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.PlaceTimes;

/** Opens a pool that is being changed for linked appointments that look for places together, and puts them there. */
final class LinkedInPool {

    private final StandingPool pool;
    private final PoolArcs arcs;
    private final Assignment before;
    private final AssignmentSession session;

    LinkedInPool(StandingPool pool, PoolArcs arcs, Assignment before, AssignmentSession session) {
        this.pool = pool;
        this.arcs = arcs;
        this.before = before;
        this.session = session;
    }

    /** The pool as linked appointments find it that look for places together. */
    JointPool opened(List<Affected> members, JointLimits limits, boolean whole) {
        AssignmentProblem now = session.problem();
        Assignment plan = session.assignment();
        Map<Integer, Affected> looking = members.stream()
                .collect(Collectors.toMap(member -> arcs.numberOf(member.appointment()), member -> member));
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

    /** The one of the linked who is in this pool. */
    LoneMember alone(Affected member, JointLimits limits, boolean whole) {
        int patient = arcs.numberOf(member.appointment());
        Assignment plan = session.assignment();
        AssignmentSession others = session.copy();
        others.hold(patient);
        long[] room = others.costsOfRoom();
        int[] open = IntStream.of(arcs.to(patient, (choice, day) -> true))
                .filter(arc -> room[arcs.groupOf(patient, arc)] != AssignmentSession.NO_ROOM
                        && isOpen(member, arcs.groupOf(patient, arc), arc, plan, limits))
                .toArray();
        return new LoneMember(
                member.appointment(),
                open,
                IntStream.of(open)
                        .mapToLong(arc -> settled(patient, arc) + room[arcs.groupOf(patient, arc)])
                        .toArray(),
                settled(patient, UNPLACED),
                PlaceSpan.times(IntStream.of(open)
                        .mapToObj(arc -> spanOf(arcs.groupOf(patient, arc), whole))
                        .toArray(PlaceSpan[]::new)),
                others.assignment().totalCost() - settled(patient, UNPLACED));
    }

    private boolean isOpen(Affected member, int group, int arc, Assignment plan, JointLimits limits) {
        PlaceChoice choice = pool.choice(group);
        return limits.keeps(member)
                ? arc == plan.arcOf(arcs.numberOf(member.appointment()))
                : limits.allow(member, StandingPool.sessionOf(choice), StandingPool.dayOf(member, choice));
    }

    /** What an arc costs, or having no place, with the upheaval for whoever had another place in the plan. */
    private long settled(int patient, int arc) {
        boolean other = patient < before.patients() && before.places(patient) && before.arcOf(patient) != arc;
        return arcs.costOf(patient, arc) + (other ? pool.upheaval() : 0);
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
        return arcs.patients().stream()
                .filter(patient -> patient.session().equals(kept))
                .findFirst()
                .map(patient -> patient.displaced().lostOn())
                // Nobody of the pool can keep a place in it.
                .orElse(LocalDate.EPOCH);
    }

    /** Puts each on the arc given, or leaves them without a place, whatever changes later; whoever must makes room. */
    void settle(Map<String, Integer> chosen) {
        Map<Integer, Integer> elsewhere = new TreeMap<>();
        chosen.forEach((appointment, arc) -> {
            int patient = arcs.numberOf(appointment);
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
}
