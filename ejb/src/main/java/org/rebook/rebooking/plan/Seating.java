package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who sits where at this moment, and at what prices; the arcs of each patient stand in order of cost.
 *
 * <p>Invariants between two changes: a group with a free place has price zero, and everybody sits where cost plus price is
 * least. A closed arc leads to {@link #nowhere}, whose price nobody can pay. A pinned patient uses a place but is not among
 * its occupants; together with those who left, they are fixed: no search moves them.
 */
final class Seating {

    private static final long OUT_OF_REACH = Long.MAX_VALUE / 4;

    int patients;
    final int nowhere;
    final int[] capacity;
    final int[] used;
    final long[] price;

    int[] firstArc;
    int[] arcGroup;
    long[] arcCost;
    int[] arcId;
    long[] unplacedCost;

    int[] seat;
    boolean[] fixed;
    final int[] firstOccupant;
    int[] nextOccupant;
    int[] previousOccupant;

    /** Told of every change of seat; null while a plan is first made. */
    @Nullable
    MoveLog log;

    Seating(AssignmentProblem problem) {
        patients = problem.patients();
        nowhere = problem.groups();
        capacity = Arrays.copyOf(problem.capacity(), nowhere + 1);
        used = new int[nowhere + 1];
        price = new long[nowhere + 1];
        price[nowhere] = OUT_OF_REACH;
        firstArc = problem.firstArc().clone();
        arcGroup = problem.arcGroup().clone();
        arcCost = problem.arcCost().clone();
        arcId = new int[arcGroup.length];
        unplacedCost = problem.unplacedCost().clone();
        seat = new int[patients];
        fixed = new boolean[patients];
        nextOccupant = new int[patients];
        previousOccupant = new int[patients];
        firstOccupant = new int[nowhere + 1];
        Arrays.fill(seat, UNPLACED);
        Arrays.fill(firstOccupant, UNPLACED);
        for (int patient = 0; patient < patients; patient++) {
            ArcOrder.sort(this, patient);
        }
    }

    /** The same state once more, for changes of its own. */
    Seating(Seating other) {
        patients = other.patients;
        nowhere = other.nowhere;
        capacity = other.capacity.clone();
        used = other.used.clone();
        price = other.price.clone();
        firstArc = other.firstArc.clone();
        arcGroup = other.arcGroup.clone();
        arcCost = other.arcCost.clone();
        arcId = other.arcId.clone();
        unplacedCost = other.unplacedCost.clone();
        seat = other.seat.clone();
        fixed = other.fixed.clone();
        firstOccupant = other.firstOccupant.clone();
        nextOccupant = other.nextOccupant.clone();
        previousOccupant = other.previousOccupant.clone();
    }

    /** The state that a finished plan describes. */
    static Seating of(AssignmentProblem problem, Assignment assignment) {
        Seating seating = new Seating(problem);
        for (int group = 0; group < problem.groups(); group++) {
            seating.price[group] = assignment.priceOfGroup(group);
        }
        for (int patient = 0; patient < seating.patients; patient++) {
            if (assignment.places(patient)) {
                seating.sit(patient, seating.positionOf(patient, assignment.arcOf(patient)));
            }
        }
        return seating;
    }

    int positionOf(int patient, int arc) {
        for (int position = firstArc[patient]; position < firstArc[patient + 1]; position++) {
            if (arcId[position] == arc) {
                return position;
            }
        }
        throw new IllegalArgumentException("Patient %d has no arc %d.".formatted(patient, arc));
    }

    int arcAt(int position) {
        return position == UNPLACED ? UNPLACED : arcId[position];
    }

    boolean hasRoom(int group) {
        return used[group] < capacity[group];
    }

    boolean isSeated(int patient) {
        return seat[patient] != UNPLACED;
    }

    int groupOf(int patient) {
        return seat[patient] == UNPLACED ? UNPLACED : arcGroup[seat[patient]];
    }

    /** What the patient's seat costs now, price included; for an unplaced patient, the cost of that. */
    long worth(int patient) {
        int position = seat[patient];
        return position == UNPLACED ? unplacedCost[patient] : arcCost[position] + price[arcGroup[position]];
    }

    void sit(int patient, int position) {
        if (log != null) {
            log.note(patient, seat[patient]);
        }
        seat[patient] = position;
        used[arcGroup[position]]++;
        link(patient, arcGroup[position]);
    }

    void rise(int patient) {
        if (log != null) {
            log.note(patient, seat[patient]);
        }
        int group = arcGroup[seat[patient]];
        unlink(patient, group);
        used[group]--;
        seat[patient] = UNPLACED;
    }

    void move(int patient, int position) {
        if (isSeated(patient)) {
            rise(patient);
        }
        if (position != UNPLACED) {
            sit(patient, position);
        }
    }

    /** From here on no search moves the patient. */
    void pin(int patient) {
        unlink(patient, groupOf(patient));
        fixed[patient] = true;
    }

    void unpin(int patient) {
        link(patient, groupOf(patient));
        fixed[patient] = false;
    }

    int pinnedIn(int group) {
        int pinned = used[group];
        for (int patient = firstOccupant[group]; patient != UNPLACED; patient = nextOccupant[patient]) {
            pinned--;
        }
        return pinned;
    }

    /**
     * Gives a patient without a seat other costs.
     *
     * @param costs of each arc in the order given at first, and last of having no place
     */
    void reprice(int patient, long[] costs) {
        int from = firstArc[patient];
        int arcs = firstArc[patient + 1] - from;
        int[] groups = new int[arcs];
        for (int position = from; position < from + arcs; position++) {
            groups[arcId[position] - from] = arcGroup[position];
        }
        System.arraycopy(groups, 0, arcGroup, from, arcs);
        System.arraycopy(costs, 0, arcCost, from, arcs);
        unplacedCost[patient] = costs[arcs];
        ArcOrder.sort(this, patient);
    }

    /** The new patient's number; they have no seat yet. */
    int addPatient(int[] groups, long[] costs, long unplaced) {
        int patient = patients++;
        int arcs = arcGroup.length;
        firstArc = Arrays.copyOf(firstArc, patients + 1);
        firstArc[patients] = arcs + groups.length;
        arcGroup = Arrays.copyOf(arcGroup, firstArc[patients]);
        arcCost = Arrays.copyOf(arcCost, firstArc[patients]);
        arcId = Arrays.copyOf(arcId, firstArc[patients]);
        System.arraycopy(groups, 0, arcGroup, arcs, groups.length);
        System.arraycopy(costs, 0, arcCost, arcs, groups.length);
        ArcOrder.sort(this, patient);
        unplacedCost = Arrays.copyOf(unplacedCost, patients);
        unplacedCost[patient] = unplaced;
        seat = Arrays.copyOf(seat, patients);
        seat[patient] = UNPLACED;
        fixed = Arrays.copyOf(fixed, patients);
        nextOccupant = Arrays.copyOf(nextOccupant, patients);
        previousOccupant = Arrays.copyOf(previousOccupant, patients);
        return patient;
    }

    private void link(int patient, int group) {
        int next = firstOccupant[group];
        nextOccupant[patient] = next;
        previousOccupant[patient] = UNPLACED;
        if (next != UNPLACED) {
            previousOccupant[next] = patient;
        }
        firstOccupant[group] = patient;
    }

    private void unlink(int patient, int group) {
        int next = nextOccupant[patient];
        int previous = previousOccupant[patient];
        if (next != UNPLACED) {
            previousOccupant[next] = previous;
        }
        if (previous == UNPLACED) {
            firstOccupant[group] = next;
        } else {
            nextOccupant[previous] = next;
        }
    }

    Assignment toAssignment() {
        int[] group = new int[patients];
        int[] arc = new int[patients];
        long[] patientPrice = new long[patients];
        long total = 0;
        for (int patient = 0; patient < patients; patient++) {
            int position = seat[patient];
            group[patient] = groupOf(patient);
            arc[patient] = arcAt(position);
            patientPrice[patient] = worth(patient);
            total = Math.addExact(total, position == UNPLACED ? unplacedCost[patient] : arcCost[position]);
        }
        return new Assignment(group, arc, Arrays.copyOf(price, nowhere), patientPrice, total);
    }
}
