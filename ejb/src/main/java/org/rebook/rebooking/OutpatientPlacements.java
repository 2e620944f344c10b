package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rebook.rebooking.plan.Alternative;
import org.rebook.rebooking.plan.Alternatives;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentProblem;

/** What the plan of a pool of outpatients means for each of them, in words, and what it comes to. */
final class OutpatientPlacements {

    private static final int ALTERNATIVES = 3;

    private final OutpatientPlaces places;
    private final Linked linked;
    private final MoveCosts costs;
    private final Circumstances now;
    private final Commitments commitments;

    OutpatientPlacements(
            OutpatientPlaces places, Linked linked, MoveCosts costs, Circumstances now, Commitments commitments) {
        this.places = places;
        this.linked = linked;
        this.costs = costs;
        this.now = now;
        this.commitments = commitments;
    }

    List<Placed> placed(
            AssignmentProblem problem, Assignment best, Map<Integer, Opening.Slot> slots, Alternatives alternatives) {
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < places.affected(); i++) {
            Affected patient = places.patients().get(i);
            boolean isLinked = linked.isLinked(patient);
            String pool = isLinked ? Linked.POOL : StrikePlanner.poolOf(patient);
            if (!best.places(i)) {
                placed.add(unplaced(patient, pool, problem.unplacedCost()[i], isLinked));
                continue;
            }
            long cost = problem.arcCost()[best.arcOf(i)];
            PlaceChoice choice = places.choice(best.groupOf(i));
            if (choice instanceof PlaceChoice.Stay stay) {
                String why = isLinked ? Wording.staysTogether(linked.sizeOf(patient)) : Wording.stays(stay.session());
                placed.add(Placed.where(patient, pool, Decision.STAY, cost, why));
            } else if (choice instanceof PlaceChoice.Convert convert) {
                placed.add(Placed.where(patient, pool, Decision.CONVERT, cost, Wording.converted(convert.session())));
            } else {
                Opening opening = OutpatientPlaces.openingOf(choice);
                Opening.Slot slot = slots.get(i);
                Placed moved = new Placed(
                        patient,
                        pool,
                        Decision.MOVE,
                        opening,
                        slot,
                        slot.time(),
                        cost,
                        isLinked
                                ? Wording.movesTogether(patient.displaced(), opening, now, linked.sizeOf(patient))
                                : Wording.moves(patient.displaced(), opening, now),
                        linked.isTied(patient) ? List.of() : alternativesOf(problem, best, alternatives, i),
                        ReasonableOffer.needsAgreementBecause(opening.sample(), patient.displaced(), now) != null);
                placed.add(
                        choice instanceof PlaceChoice.Give give
                                ? moved.inPlaceOf(moveOf(give.giver(), problem, best, slots))
                                : moved);
            }
        }
        return placed;
    }

    private GivesWay moveOf(
            GivingPlace giver, AssignmentProblem problem, Assignment best, Map<Integer, Opening.Slot> slots) {
        int patient = places.numberOf(giver);
        Opening to = OutpatientPlaces.openingOf(places.choice(best.groupOf(patient)));
        return new GivesWay(
                giver,
                to,
                slots.get(patient),
                costs.partsOf(problem.arcCost()[best.arcOf(patient)])[MoveCosts.POINTS],
                GivingWay.slackOn(giver.patient().displaced(), to.sample().day(), now));
    }

    private RefusalCount refusalsOf(Affected patient) {
        return RefusalCount.of(
                places.openings().filter(opening -> StrikePlanner.isOfPool(opening, patient)),
                patient,
                now,
                commitments);
    }

    private Placed unplaced(Affected patient, String pool, long cost, boolean isLinked) {
        String why = Wording.unplaced(refusalsOf(patient), patient.displaced(), now);
        return isLinked
                ? Placed.forClinician(patient, pool, cost, Wording.noDatesTogether(linked.sizeOf(patient)) + " " + why)
                : Placed.without(patient, pool, cost, why, now.rules());
    }

    private List<AlternativeDate> alternativesOf(
            AssignmentProblem problem, Assignment best, Alternatives alternatives, int patient) {
        long own = best.places(patient) ? problem.arcCost()[best.arcOf(patient)] : problem.unplacedCost()[patient];
        List<AlternativeDate> dates = new ArrayList<>();
        for (Alternative alternative : alternatives.of(patient, ALTERNATIVES)) {
            if (alternative.group() >= 0 && places.choice(alternative.group()) instanceof PlaceChoice.Move move) {
                dates.add(new AlternativeDate(
                        move.opening().sample().day(),
                        move.opening().sample().session(),
                        problem.arcCost()[alternative.arc()] - own,
                        alternative.costToPlan()));
            }
        }
        return dates;
    }

    PoolFigures figures(Assignment plan) {
        PoolFigures figures = new PoolFigures();
        for (int i = 0; i < places.affected(); i++) {
            Opening opening = plan.places(i) ? OutpatientPlaces.openingOf(places.choice(plan.groupOf(i))) : null;
            if (!plan.places(i)) {
                figures.addUnplaced();
            } else if (opening != null) {
                figures.addMove(places.patients().get(i).displaced(), opening, now);
            } else if (places.choice(plan.groupOf(i)) instanceof PlaceChoice.Convert) {
                figures.addConverted();
            } else {
                figures.addKept();
            }
        }
        return figures;
    }
}
