package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A plan that is kept optimal while things change: an arc forbidden, a choice pinned, places won and lost, patients come
 * and gone.
 *
 * <p>Every change costs a shortest path or two, leaves the plan optimal with prices that prove it, and answers with who
 * moved. Not for use by two threads at once.
 */
public final class AssignmentSession {

    /** What room costs that nobody can make. */
    public static final long NO_ROOM = -1;

    private final Seating seating;
    private final OpenArcs arcs;
    private final ArcsInto arcsInto;
    private final CheapestChain chain;
    private final BestRefill refill;
    private final AlternativeSearch alternatives;
    private final MoveLog log = new MoveLog();

    private AssignmentSession(Seating seating, OpenArcs arcs) {
        this(seating, arcs, new ArcsInto(seating));
    }

    private AssignmentSession(Seating seating, OpenArcs arcs, ArcsInto arcsInto) {
        this.seating = seating;
        this.arcs = arcs;
        this.arcsInto = arcsInto;
        seating.log = log;
        chain = new CheapestChain(seating);
        refill = new BestRefill(seating, arcsInto);
        alternatives = new AlternativeSearch(seating, chain, refill);
    }

    /** Plans the pool first. */
    public static AssignmentSession of(AssignmentProblem problem) {
        Seating seating = AssignmentSolver.seated(problem);
        return new AssignmentSession(seating, new OpenArcs(seating, problem.arcGroup()));
    }

    /** Goes on from a plan made earlier, which must be proven optimal. */
    public static AssignmentSession resume(AssignmentProblem problem, Assignment plan) {
        return resume(problem, plan, new int[0]);
    }

    /** Goes on from a plan made earlier, which must be proven optimal for all but those who stay where they are. */
    public static AssignmentSession resume(AssignmentProblem problem, Assignment plan, int[] pinned) {
        Seating seating = Seating.of(problem, plan);
        AssignmentSession session = new AssignmentSession(seating, new OpenArcs(seating, problem.arcGroup()));
        for (int patient : pinned) {
            if (seating.isSeated(patient)) {
                seating.pin(patient);
            } else {
                seating.fixed[patient] = true;
            }
        }
        List<String> faults = AssignmentCertificate.faultsOf(session.problem(), session.assignment());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Only an optimal plan can be resumed. " + faults.get(0));
        }
        return session;
    }

    /** The same plan once more, for changes of its own. */
    public AssignmentSession copy() {
        Seating alike = new Seating(seating);
        return new AssignmentSession(alike, arcs.of(alike), new ArcsInto(arcsInto));
    }

    public Assignment assignment() {
        return seating.toAssignment();
    }

    /**
     * The problem that {@link #assignment()} solves now: a forbidden arc costs more than no place, and a pinned patient
     * would lose more without their place than anybody bids for it.
     */
    public AssignmentProblem problem() {
        return arcs.toProblem();
    }

    /** What each other place would cost, with pins and forbidden arcs respected. */
    public List<Alternative> alternativesOf(int patient, int topN) {
        return alternatives.of(patient, topN);
    }

    /** What one more place in the group would save, exactly: the cost now less the cost with it. */
    public OneMorePlace oneMorePlace(int group) {
        return refill.oneMorePlace(group);
    }

    /** For each group what one more patient in it would cost everybody else, or {@link #NO_ROOM}. */
    public long[] costsOfRoom() {
        long[] costs = new RoomCosts(seating).find();
        return IntStream.range(0, seating.nowhere)
                .mapToLong(group ->
                        costs[group] >= RoomCosts.NO_WAY ? NO_ROOM : Math.addExact(costs[group], seating.price[group]))
                .toArray();
    }

    /** Keeps the patient off the arcs from now on. */
    public List<Move> forbid(int patient, int... forbidden) {
        requireFree(patient);
        return closeAndReseat(patient, forbidden);
    }

    /** Keeps the patient off the arcs from now on, as when they decline dates, one that they were told among them. */
    public List<Move> decline(int patient, int... declined) {
        if (isPinned(patient)) {
            positionsOf(patient, declined);
            seating.unpin(patient);
        }
        requireFree(patient);
        return closeAndReseat(patient, declined);
    }

    private List<Move> closeAndReseat(int patient, int... closed) {
        int[] positions = positionsOf(patient, closed);
        log.begin();
        boolean mustLeave = Arrays.stream(positions).anyMatch(position -> position == seating.seat[patient]);
        int left = mustLeave ? standUp(patient) : UNPLACED;
        for (int position : positions) {
            arcs.close(position);
        }
        if (mustLeave) {
            refill.fill(left);
            sitDown(patient);
        }
        return log.moves(seating);
    }

    private int[] positionsOf(int patient, int... arcsOfPatient) {
        return Arrays.stream(arcsOfPatient)
                .map(arc -> seating.positionOf(patient, arc))
                .toArray();
    }

    /** Opens a forbidden arc again. */
    public List<Move> permit(int patient, int arc) {
        requireFree(patient);
        log.begin();
        arcs.open(seating.positionOf(patient, arc));
        reseat(patient);
        return log.moves(seating);
    }

    /** Puts the patient on the arc and leaves them there, whatever changes later. */
    public List<Move> pin(int patient, int arc) {
        requireFree(patient);
        int position = seating.positionOf(patient, arc);
        int group = seating.arcGroup[position];
        if (group == seating.nowhere) {
            throw new IllegalStateException("Arc %d of patient %d is forbidden.".formatted(arc, patient));
        }
        if (!seating.hasRoom(group) && seating.firstOccupant[group] == UNPLACED) {
            throw new IllegalStateException("Group %d has no place that anybody could leave.".formatted(group));
        }
        log.begin();
        if (seating.seat[patient] != position) {
            refill.fill(standUp(patient));
            if (!seating.hasRoom(group)) {
                chain.vacate(group);
            }
            seating.sit(patient, position);
        }
        seating.pin(patient);
        return log.moves(seating);
    }

    /** Puts a patient who is held without a place on the arc and leaves them there, whatever changes later. */
    public List<Move> pinHeld(int patient, int arc) {
        if (!isHeldWithout(patient) || !hasPlaceFor(patient, arc)) {
            throw new IllegalStateException(
                    "Patient %d is not held without a place, or cannot have arc %d.".formatted(patient, arc));
        }
        seating.fixed[patient] = false;
        return pin(patient, arc);
    }

    /** Whether a patient can be pinned to the arc: it is not forbidden, and its group has room or somebody who could leave. */
    public boolean hasPlaceFor(int patient, int arc) {
        int group = seating.arcGroup[seating.positionOf(patient, arc)];
        return group != seating.nowhere && hasPlaceIn(group);
    }

    /** Whether the group has room, or somebody who could leave. */
    public boolean hasPlaceIn(int group) {
        return seating.hasRoom(group) || seating.firstOccupant[group] != UNPLACED;
    }

    public List<Move> unpin(int patient) {
        if (!isPinned(patient)) {
            throw new IllegalStateException("Patient %d is not pinned.".formatted(patient));
        }
        log.begin();
        seating.unpin(patient);
        reseat(patient);
        return log.moves(seating);
    }

    /** Leaves the patient without a place, whatever changes later. */
    public List<Move> hold(int patient) {
        if (isPinned(patient)) {
            seating.unpin(patient);
        }
        log.begin();
        if (seating.isSeated(patient)) {
            refill.fill(standUp(patient));
        }
        seating.fixed[patient] = true;
        return log.moves(seating);
    }

    /** Gives a patient who stays where they are, or without a place, the best there is for them. */
    public List<Move> release(int patient) {
        if (isPinned(patient)) {
            return unpin(patient);
        }
        log.begin();
        if (!seating.isSeated(patient)) {
            sitDown(patient);
        }
        return log.moves(seating);
    }

    public boolean isPinned(int patient) {
        return seating.fixed[patient] && seating.isSeated(patient);
    }

    /** Whether the patient is without a place and stays so: withdrawn, or held. */
    public boolean isHeldWithout(int patient) {
        return seating.fixed[patient] && !seating.isSeated(patient);
    }

    public List<Move> addPlaces(int group, int places) {
        log.begin();
        for (int place = 0; place < requirePlaces(places); place++) {
            seating.capacity[group] = Math.addExact(seating.capacity[group], 1);
            refill.fill(group);
        }
        return log.moves(seating);
    }

    /** How many places the group can lose without taking one from a pinned patient. */
    public int placesToLose(int group) {
        return seating.capacity[group] - seating.pinnedIn(group);
    }

    /** Refuses to take a place from a pinned patient. */
    public List<Move> removePlaces(int group, int places) {
        int kept = seating.pinnedIn(group);
        if (seating.capacity[group] - requirePlaces(places) < kept) {
            throw new IllegalStateException("Group %d cannot lose %d of its %d places: %d are pinned."
                    .formatted(group, places, seating.capacity[group], kept));
        }
        log.begin();
        for (int place = 0; place < places; place++) {
            if (!seating.hasRoom(group)) {
                chain.vacate(group);
            }
            seating.capacity[group]--;
        }
        return log.moves(seating);
    }

    /** Closes the groups for good and gives all who sat there, the pinned too, the best places that are left. */
    public List<Move> lose(int... groups) {
        log.begin();
        List<Integer> displaced = new ArrayList<>();
        for (int group : groups) {
            for (int patient = 0; patient < seating.patients; patient++) {
                if (seating.isSeated(patient) && seating.groupOf(patient) == group) {
                    displaced.add(patient);
                }
            }
        }
        for (int patient : displaced) {
            if (isPinned(patient)) {
                seating.unpin(patient);
            }
            standUp(patient);
        }
        for (int group : groups) {
            seating.capacity[group] = 0;
        }
        displaced.forEach(this::sitDown);
        return log.moves(seating);
    }

    /** The new patient's arcs are numbered on from the last. */
    public Joined addPatient(int[] groups, long[] costs, long unplacedCost) {
        log.begin();
        int patient = arcs.addPatient(groups, costs, unplacedCost);
        arcsInto.add(seating, patient);
        chain.seat(patient);
        return new Joined(patient, log.moves(seating));
    }

    /** The patient needs no place any more; their number stays taken. */
    public List<Move> withdraw(int patient) {
        if (isPinned(patient)) {
            seating.unpin(patient);
        }
        log.begin();
        seating.unplacedCost[patient] = 0;
        if (seating.isSeated(patient)) {
            refill.fill(standUp(patient));
        }
        seating.fixed[patient] = true;
        return log.moves(seating);
    }

    private void reseat(int patient) {
        if (seating.isSeated(patient)) {
            refill.fill(standUp(patient));
        }
        sitDown(patient);
    }

    /** Until the patient sits again, no search may count on them. */
    private int standUp(int patient) {
        int left = seating.groupOf(patient);
        if (left == UNPLACED) {
            seating.fixed[patient] = true;
            return seating.nowhere;
        }
        seating.rise(patient);
        seating.fixed[patient] = true;
        return left;
    }

    private void sitDown(int patient) {
        seating.fixed[patient] = false;
        chain.seat(patient);
    }

    private void requireFree(int patient) {
        if (seating.fixed[patient]) {
            throw new IllegalStateException("Patient %d is pinned or withdrawn.".formatted(patient));
        }
    }

    private static int requirePlaces(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("A change of places needs at least one, not %d.".formatted(places));
        }
        return places;
    }
}
