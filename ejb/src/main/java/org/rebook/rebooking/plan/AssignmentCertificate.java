package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Proves from the problem, the plan and its prices alone that no plan costs less.
 *
 * <p>Nobody pays more than they must, every place with a price is taken, and so the plan costs exactly what the prices say
 * any plan must cost. Shares nothing with whatever made the plan.
 */
public final class AssignmentCertificate {

    private final AssignmentProblem problem;
    private final Assignment plan;
    private final List<String> faults = new ArrayList<>();

    private AssignmentCertificate(AssignmentProblem problem, Assignment plan) {
        this.problem = problem;
        this.plan = plan;
    }

    /** Every fault in words; none means the plan is feasible and proven optimal. */
    public static List<String> faultsOf(AssignmentProblem problem, Assignment plan) {
        AssignmentCertificate certificate = new AssignmentCertificate(problem, plan);
        if (certificate.sizesAgree()) {
            certificate.check();
        }
        return List.copyOf(certificate.faults);
    }

    private boolean sizesAgree() {
        if (plan.patients() != problem.patients() || plan.groups() != problem.groups()) {
            fault(
                    "The plan has %d patients and %d groups, the problem %d and %d.",
                    plan.patients(), plan.groups(), problem.patients(), problem.groups());
        }
        return faults.isEmpty();
    }

    private void check() {
        try {
            int[] taken = new int[problem.groups()];
            long cost = 0;
            long proven = 0;
            for (int patient = 0; patient < problem.patients(); patient++) {
                cost = Math.addExact(cost, costOf(patient, taken));
                proven = Math.addExact(proven, plan.priceOfPatient(patient));
                checkPriceOf(patient);
            }
            for (int group = 0; group < problem.groups(); group++) {
                checkGroup(group, taken[group]);
                proven = Math.subtractExact(
                        proven, Math.multiplyExact(plan.priceOfGroup(group), (long) problem.capacity()[group]));
            }
            if (cost != plan.totalCost()) {
                fault("The plan says it costs %d, but its arcs cost %d.", plan.totalCost(), cost);
            }
            if (proven != cost) {
                fault("The prices prove a cost of %d, the plan costs %d.", proven, cost);
            }
        } catch (ArithmeticException overflow) {
            fault("The costs or prices are too great to add up.");
        }
    }

    /** What the patient's arc costs; counts the place taken, and finds fault where arc, group and price disagree. */
    private long costOf(int patient, int[] taken) {
        int arc = plan.arcOf(patient);
        int group = plan.groupOf(patient);
        if (arc == Assignment.UNPLACED && group == Assignment.UNPLACED) {
            if (plan.priceOfPatient(patient) != problem.unplacedCost()[patient]) {
                fault(
                        "Unplaced patient %d has price %d, but stays unplaced for %d.",
                        patient, plan.priceOfPatient(patient), problem.unplacedCost()[patient]);
            }
            return problem.unplacedCost()[patient];
        }
        if (arc < problem.firstArc()[patient] || arc >= problem.firstArc()[patient + 1]) {
            fault("Patient %d has no arc %d.", patient, arc);
            return 0;
        }
        if (problem.arcGroup()[arc] != group) {
            fault("Arc %d of patient %d leads to group %d, not %d.", arc, patient, problem.arcGroup()[arc], group);
            return 0;
        }
        taken[group]++;
        long due = Math.addExact(problem.arcCost()[arc], plan.priceOfGroup(group));
        if (plan.priceOfPatient(patient) != due) {
            fault(
                    "Patient %d has price %d, but the chosen arc costs %d with its place.",
                    patient, plan.priceOfPatient(patient), due);
        }
        return problem.arcCost()[arc];
    }

    private void checkPriceOf(int patient) {
        long price = plan.priceOfPatient(patient);
        if (price > problem.unplacedCost()[patient]) {
            fault(
                    "Patient %d has price %d, but could stay unplaced for %d.",
                    patient, price, problem.unplacedCost()[patient]);
        }
        for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
            long due = Math.addExact(problem.arcCost()[arc], plan.priceOfGroup(problem.arcGroup()[arc]));
            if (price > due) {
                fault("Patient %d has price %d, but arc %d would cost %d with its place.", patient, price, arc, due);
            }
        }
    }

    private void checkGroup(int group, int taken) {
        int capacity = problem.capacity()[group];
        long price = plan.priceOfGroup(group);
        if (taken > capacity) {
            fault("Group %d has %d places, but %d patients.", group, capacity, taken);
        }
        if (price < 0) {
            fault("Group %d has a price below zero: %d.", group, price);
        }
        if (price > 0 && taken < capacity) {
            fault("Group %d has price %d, but only %d of %d places are taken.", group, price, taken, capacity);
        }
    }

    private void fault(String words, Object... values) {
        faults.add(words.formatted(values));
    }
}
