package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.RuleSet;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.ListAlternative;
import org.rebook.rebooking.plan.ListAlternatives;
import org.rebook.rebooking.plan.ListPlan;
import org.rebook.rebooking.plan.ListProblem;

/** What a packing of a theatre's lists means for each patient: where and when, why, and what else there would be. */
final class TheatrePlacements {

    static final int ALTERNATIVES = 3;

    private final TheatrePool pool;
    private final List<Affected> patients;
    private final List<Opening> openings;
    private final int turnaround;
    private final Circumstances now;
    private final Commitments commitments;
    private final MoveCosts costs;
    private final Linked linked;

    TheatrePlacements(
            TheatrePool pool,
            List<Opening> openings,
            int turnaround,
            Circumstances now,
            Commitments commitments,
            Linked linked) {
        this.pool = pool;
        patients = pool.patients();
        costs = pool.costs();
        this.openings = openings;
        this.turnaround = turnaround;
        this.now = now;
        this.commitments = commitments;
        this.linked = linked;
    }

    List<Placed> placed(ListProblem problem, ListPlan plan) {
        int[] usedBefore = usedBefore(plan);
        ListAlternatives alternatives = ListAlternatives.in(problem, plan, each -> linked.isTied(patients.get(each)));
        Circumstances afterwards = afterwards(plan);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            Affected patient = patients.get(i);
            int list = plan.listOf()[i];
            Opening opening = list == Assignment.UNPLACED ? null : pool.openingOf(list);
            boolean isLinked = linked.isLinked(patient);
            String group = groupOf(patient);
            if (list == Assignment.UNPLACED) {
                placed.add(unplaced(patient, afterwards));
            } else if (opening == null) {
                String why = isLinked ? Wording.staysTogether(linked.sizeOf(patient)) : Wording.staysOnList();
                placed.add(Placed.where(patient, group, Decision.STAY, costs.stay(), why));
            } else {
                ListTurn turn = ListTurn.of(patient.displaced(), now.rules());
                SlotTime time = timeOn(opening, patient, usedBefore[i], now.rules());
                long cost = costs.move(patient.displaced(), opening);
                commitments.add(patient.patient(), opening.sample().time());
                placed.add(new Placed(
                        patient,
                        group,
                        Decision.MOVE,
                        opening,
                        null,
                        time,
                        cost,
                        (isLinked
                                        ? Wording.movesTogether(
                                                patient.displaced(), opening, now, linked.sizeOf(patient))
                                        : Wording.moves(patient.displaced(), opening, now))
                                + Wording.turn(turn),
                        linked.isTied(patient) ? List.of() : alternativesOf(alternatives, i, cost),
                        ReasonableOffer.needsAgreementBecause(opening.sample(), patient.displaced(), now) != null));
            }
        }
        return placed;
    }

    /** The operation without a list, and every reason why. */
    Placed without(Affected patient) {
        return unplaced(patient, now);
    }

    private Placed unplaced(Affected patient, Circumstances afterwards) {
        long cost = costs.unplaced(patient.displaced());
        String why = Wording.unplaced(refusalsOf(patient, afterwards), patient.displaced(), now);
        return linked.isLinked(patient)
                ? Placed.forClinician(
                        patient, groupOf(patient), cost, Wording.noDatesTogether(linked.sizeOf(patient)) + " " + why)
                : Placed.without(patient, groupOf(patient), cost, why, now.rules());
    }

    private String groupOf(Affected patient) {
        return linked.isLinked(patient) ? Linked.POOL : StrikePlanner.poolOf(patient);
    }

    /**
     * Counts every reason, which is done only for those who are left without a list.
     *
     * @param afterwards with what the others of the plan take of kit and beds
     */
    private RefusalCount refusalsOf(Affected patient, Circumstances afterwards) {
        return RefusalCount.of(
                openings.stream().filter(opening -> StrikePlanner.isOfPool(opening, patient)),
                patient,
                afterwards,
                commitments);
    }

    private Circumstances afterwards(ListPlan plan) {
        if (IntStream.of(plan.listOf()).noneMatch(list -> list == Assignment.UNPLACED)) {
            return now;
        }
        KitAndBeds counted = now.kitAndBeds();
        Map<String, Integer> taken = new HashMap<>();
        for (int i = 0; i < patients.size(); i++) {
            Displaced patient = patients.get(i).displaced();
            int list = plan.listOf()[i];
            if (list != Assignment.UNPLACED) {
                Opening opening = pool.openingOf(list);
                KitAndBeds.take(
                        counted.wantsOf(patient, opening == null ? patient.site() : opening.site()),
                        opening == null ? patient.lostOn() : opening.sample().day(),
                        taken);
            }
        }
        return now.with(counted.with(taken));
    }

    /** For each patient the minutes that those before them on the list take. */
    private int[] usedBefore(ListPlan plan) {
        int[] before = new int[patients.size()];
        for (int[] inTurn : plan.onList()) {
            int used = 0;
            for (int each : inTurn) {
                before[each] = used;
                used += patients.get(each).displaced().minutes() + turnaround;
            }
        }
        return before;
    }

    private List<AlternativeDate> alternativesOf(ListAlternatives alternatives, int patient, long own) {
        List<AlternativeDate> dates = new ArrayList<>();
        for (ListAlternative other : alternatives.of(patient, ALTERNATIVES)) {
            Opening opening = pool.openingOf(other.list());
            if (opening != null) {
                dates.add(new AlternativeDate(
                        opening.sample().day(), opening.sample().session(), other.cost() - own, other.planAtMost()));
            }
        }
        return dates;
    }

    // Whoever is booked already stays before the plan's own, but for those whose turn is early.
    static SlotTime timeOn(Opening opening, Affected patient, int usedByPlan, RuleSet rules) {
        int booked = opening.minutesBefore(ListTurn.of(patient.displaced(), rules), rules);
        Instant start = opening.sample().time().startsAt().plus(Duration.ofMinutes(booked + usedByPlan));
        return new SlotTime(
                start, start.plus(Duration.ofMinutes(patient.displaced().minutes())));
    }

    PoolFigures figures(ListPlan plan) {
        PoolFigures figures = new PoolFigures();
        for (int i = 0; i < patients.size(); i++) {
            int list = plan.listOf()[i];
            Opening opening = list == Assignment.UNPLACED ? null : pool.openingOf(list);
            if (list == Assignment.UNPLACED) {
                figures.addUnplaced();
            } else if (opening == null) {
                figures.addKept();
            } else {
                figures.addMove(patients.get(i).displaced(), opening, now);
            }
        }
        return figures;
    }
}
