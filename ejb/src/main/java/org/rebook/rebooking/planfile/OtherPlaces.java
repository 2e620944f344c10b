package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rebook.rebooking.plan.Alternative;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.AssignmentSolver;

/**
 * What every other choice of one outpatient would cost the whole, exactly: others of the pool may move as is best, and those
 * who are tied keep their places, the patient's own partners included.
 */
final class OtherPlaces {

    /**
     * @param group the group, or none
     * @param own what it costs for the patient alone
     * @param toPlan what the whole plan would cost more
     */
    record Choice(int group, long own, long toPlan) {}

    private final Trust trust;
    private final Placed placed;
    private final Link.Appointment who;
    private final Clinic clinic;
    private final boolean[] keeps;
    private final int[] room;
    private final List<String> closed = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private boolean anybodyKeeps;
    private boolean mustHaveAPlace;
    private final AssignmentProblem problem;
    private final AssignmentSession session;
    /** The patient's number among those who may move. */
    private int own;

    private long costNow;

    OtherPlaces(Trust trust, Placed placed, Link.Appointment who) {
        this.trust = trust;
        this.placed = placed;
        this.who = who;
        clinic = trust.clinics().get(who.pool());
        keeps = new boolean[clinic.patients().size()];
        room = clinic.groups().stream().mapToInt(Clinic.Group::open).toArray();
        keepTheTied();
        problem = ofThoseWhoMayMove();
        session = AssignmentSession.of(problem);
        addChoices(session.assignment().totalCost());
        addNoPlace();
        choices.sort(Comparator.comparingLong(Choice::toPlan).thenComparingInt(Choice::group));
    }

    private void keepTheTied() {
        for (int patient = 0; patient < keeps.length; patient++) {
            Link.Appointment each = new Link.Appointment(who.pool(), patient);
            if (patient != who.number() && trust.isTied() && placed.isTied(each)) {
                keeps[patient] = true;
                anybodyKeeps = true;
                if (placed.placeOf(each) != Seats.NOWHERE) {
                    room[placed.placeOf(each)]--;
                }
            } else {
                costNow += Explanation.cost(clinic, patient, placed.placeOf(each));
            }
        }
    }

    private AssignmentProblem ofThoseWhoMayMove() {
        Ints firstArc = new Ints();
        Ints arcGroup = new Ints();
        Longs arcCost = new Longs();
        Longs unplaced = new Longs();
        for (int patient = 0; patient < keeps.length; patient++) {
            if (keeps[patient]) {
                continue;
            }
            if (patient == who.number()) {
                own = firstArc.size();
            }
            firstArc.add(arcGroup.size());
            unplaced.add(clinic.unplaced()[patient]);
            for (int arc = clinic.firstArc()[patient]; arc < clinic.firstArc()[patient + 1]; arc++) {
                if (patient != who.number() || isOpen(clinic.arcGroup()[arc])) {
                    arcGroup.add(clinic.arcGroup()[arc]);
                    arcCost.add(clinic.arcCost()[arc]);
                }
            }
        }
        firstArc.add(arcGroup.size());
        return new AssignmentProblem(
                room, firstArc.toArray(), arcGroup.toArray(), arcCost.toArray(), unplaced.toArray());
    }

    /** Whether the patient may go there with all partners where they are. */
    private boolean isOpen(int group) {
        String refused = placed.brokenTie(who, group);
        if (!refused.isEmpty()) {
            close(group, refused.substring("but ".length()));
        } else if (clinic.groups().get(group).open() == 0) {
            close(group, "it has no open place");
        } else if (room[group] == 0) {
            close(group, "patients who are tied keep all its open places");
        }
        return refused.isEmpty();
    }

    private void close(int group, String why) {
        closed.add("'%s' is closed to the patient: %s."
                .formatted(clinic.groups().get(group).id(), why));
    }

    private void addChoices(long best) {
        int now = placed.placeOf(who);
        int inBest = session.assignment().groupOf(own);
        if (inBest != now && inBest != Seats.NOWHERE) {
            choices.add(new Choice(inBest, Explanation.cost(clinic, who.number(), inBest), best - costNow));
        }
        for (Alternative each : session.alternativesOf(own, problem.arcs())) {
            if (each.group() != now) {
                choices.add(
                        new Choice(each.group(), problem.arcCost()[each.arc()], best + each.costToPlan() - costNow));
            }
        }
    }

    private void addNoPlace() {
        if (placed.placeOf(who) == Seats.NOWHERE) {
            return;
        }
        String refused = placed.brokenTie(who, Seats.NOWHERE);
        if (!refused.isEmpty()) {
            closed.add("Having no place is closed to the patient: %s.".formatted(refused.substring("but ".length())));
            mustHaveAPlace = true;
            return;
        }
        long unplaced = clinic.unplaced()[who.number()];
        long others = AssignmentSolver.solve(without(problem, own)).totalCost();
        choices.add(new Choice(Seats.NOWHERE, unplaced, others + unplaced - costNow));
    }

    private static AssignmentProblem without(AssignmentProblem problem, int patient) {
        Ints firstArc = new Ints();
        Ints arcGroup = new Ints();
        Longs arcCost = new Longs();
        Longs unplaced = new Longs();
        for (int each = 0; each < problem.patients(); each++) {
            if (each != patient) {
                firstArc.add(arcGroup.size());
                unplaced.add(problem.unplacedCost()[each]);
                for (int arc = problem.firstArc()[each]; arc < problem.firstArc()[each + 1]; arc++) {
                    arcGroup.add(problem.arcGroup()[arc]);
                    arcCost.add(problem.arcCost()[arc]);
                }
            }
        }
        firstArc.add(arcGroup.size());
        return new AssignmentProblem(
                problem.capacity(), firstArc.toArray(), arcGroup.toArray(), arcCost.toArray(), unplaced.toArray());
    }

    /** Every other choice, the best for the whole first. */
    List<Choice> choices() {
        return choices;
    }

    /** Places that nobody could give the patient, in words. */
    List<String> closed() {
        return closed;
    }

    /** What holds for the figures, in words; empty when nothing has to be said. */
    String condition() {
        return anybodyKeeps || placed.isTied(who) ? ", while all who are tied keep their places" : "";
    }

    /** What the whole would cost less if the group had one more open place. */
    long savingOfOneMore(int group) {
        if (mustHaveAPlace) {
            return costNow - leastSeatedWithOneMore(group);
        }
        long best = session.assignment().totalCost();
        return costNow - best + session.oneMorePlace(group).saving();
    }

    /** What the pool costs at least with one more place, when the patient's ties allow no plan that leaves them out. */
    private long leastSeatedWithOneMore(int group) {
        AssignmentProblem others = without(problem, own);
        long least = Long.MAX_VALUE;
        for (int arc = problem.firstArc()[own]; arc < problem.firstArc()[own + 1]; arc++) {
            int[] left = problem.capacity().clone();
            left[group]++;
            if (--left[problem.arcGroup()[arc]] >= 0) {
                long seated = AssignmentSolver.solve(new AssignmentProblem(
                                left, others.firstArc(), others.arcGroup(), others.arcCost(), others.unplacedCost()))
                        .totalCost();
                least = Math.min(least, seated + problem.arcCost()[arc]);
            }
        }
        return least;
    }
}
