package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rebook.rebooking.plan.TieBoundCheck.Proven;

/**
 * Checks a trust's plan and its bound from the problem, the plan, the prices and the charges alone.
 *
 * <p>Everybody has one place of their own or none, no group and no list is overfull, every tie holds, the costs add up, and
 * the bound is what prices and charges prove, where there are cases in each of them. What the theatres cost at least is taken
 * from the plan. Shares nothing with whatever made the plan.
 */
public final class TiedPlanCheck {

    private final TiedProblem problem;
    private final TiedPlan plan;
    private final KeptTies kept;
    private final List<String> faults = new ArrayList<>();
    private long bound;

    private TiedPlanCheck(TiedProblem problem, TiedPlan plan) {
        this.problem = problem;
        this.plan = plan;
        kept = new KeptTies(problem);
        bound = plan.bound();
    }

    /**
     * What was found.
     *
     * @param faults in words; none means that the plan is feasible and the bound below valid
     * @param bound what the plan claims; less where ties are so tangled that the check can prove only so much
     */
    public record Verdict(List<String> faults, long bound) {

        /** The bound, where there is no fault. */
        public long boundOrThrow() {
            if (!faults.isEmpty()) {
                throw new IllegalStateException("The plan of linked appointments does not hold: %s".formatted(faults));
            }
            return bound;
        }
    }

    /** Every fault in words; none means that the plan is feasible and its bound valid, as far as the check can tell. */
    public static List<String> faultsOf(TiedProblem problem, TiedPlan plan) {
        return verdictOn(problem, plan).faults();
    }

    /** The faults of a plan, and the bound that is safe to be told. */
    public static Verdict verdictOn(TiedProblem problem, TiedPlan plan) {
        TiedPlanCheck check = new TiedPlanCheck(problem, plan);
        if (check.sizesAgree()) {
            check.checkClinics();
            check.checkTheatres();
            check.checkTies();
            check.checkCost();
            check.checkBound();
        }
        return new Verdict(List.copyOf(check.faults), check.bound);
    }

    private boolean sizesAgree() {
        boolean agree = plan.clinics().size() == problem.clinics().size()
                && plan.theatres().size() == problem.theatres().size()
                && plan.charges().size() == problem.theatres().size()
                && plan.theatreBounds().size() == problem.theatres().size();
        for (int clinic = 0; agree && clinic < problem.clinics().size(); clinic++) {
            agree = plan.clinics().get(clinic).patients()
                            == problem.clinics().get(clinic).patients()
                    && plan.clinics().get(clinic).groups()
                            == problem.clinics().get(clinic).groups();
        }
        for (int theatre = 0; agree && theatre < problem.theatres().size(); theatre++) {
            int operations = problem.theatres().get(theatre).operations().size();
            agree = plan.theatres().get(theatre).listOf().length == operations
                    && plan.charges().get(theatre).length == operations;
        }
        if (!agree) {
            faults.add("The plan is not one for these pools and patients.");
        }
        return agree;
    }

    private void checkClinics() {
        for (int pool = 0; pool < plan.clinics().size(); pool++) {
            AssignmentProblem clinic = problem.clinics().get(pool);
            Assignment given = plan.clinics().get(pool);
            int[] taken = new int[clinic.groups()];
            long cost = 0;
            for (int patient = 0; patient < clinic.patients(); patient++) {
                int arc = given.arcOf(patient);
                if (arc == Assignment.UNPLACED) {
                    cost += clinic.unplacedCost()[patient];
                } else if (arc < clinic.firstArc()[patient] || arc >= clinic.firstArc()[patient + 1]) {
                    fault("Clinic %d: patient %d has no arc %d.", pool, patient, arc);
                } else {
                    taken[clinic.arcGroup()[arc]]++;
                    cost += clinic.arcCost()[arc];
                }
            }
            for (int group = 0; group < taken.length; group++) {
                if (taken[group] > clinic.capacity()[group]) {
                    fault(
                            "Clinic %d: group %d has %d places, but %d patients.",
                            pool, group, clinic.capacity()[group], taken[group]);
                }
                if (given.priceOfGroup(group) < 0) {
                    fault("Clinic %d: group %d has a price below zero: %d.", pool, group, given.priceOfGroup(group));
                }
            }
            if (cost != given.totalCost()) {
                fault("Clinic %d says it costs %d, but its arcs cost %d.", pool, given.totalCost(), cost);
            }
        }
    }

    private void checkTheatres() {
        for (int theatre = 0; theatre < plan.theatres().size(); theatre++) {
            for (String found : ListPlanCheck.faultsOf(
                    problem.theatres().get(theatre), plan.theatres().get(theatre))) {
                fault("Theatre %d: %s", theatre, found);
            }
        }
    }

    /** The place of a member, as its number in its pool; or {@link Assignment#UNPLACED}. */
    private int placeOf(Member who) {
        return who.pool() < problem.clinics().size()
                ? plan.clinics().get(who.pool()).groupOf(who.patient())
                : plan.theatres().get(who.pool() - problem.clinics().size()).listOf()[who.patient()];
    }

    private void checkTies() {
        for (Tie tie : problem.ties()) {
            if (!kept.holds(tie, placeOf(tie.first()), placeOf(tie.second()))) {
                fault("%s is broken: places %d and %d.", tie, placeOf(tie.first()), placeOf(tie.second()));
            }
        }
        for (Clash clash : problem.clashes()) {
            if (!kept.holds(clash, placeOf(clash.first()), placeOf(clash.second()))) {
                fault(
                        "%s: the same person is at places %d and %d at once.",
                        clash, placeOf(clash.first()), placeOf(clash.second()));
            }
        }
    }

    private void checkCost() {
        long cost = plan.clinics().stream().mapToLong(Assignment::totalCost).sum()
                + plan.theatres().stream().mapToLong(ListPlan::totalCost).sum();
        if (cost != plan.cost()) {
            fault("The plan says it costs %d, but its pools cost %d.", plan.cost(), cost);
        }
        if (plan.bound() > plan.cost()) {
            fault("The bound %d lies above the cost %d.", plan.bound(), plan.cost());
        }
    }

    private void checkBound() {
        List<long[]> prices =
                plan.clinics().stream().map(TiedPlanCheck::pricesOf).toList();
        TieCases.Proof atOnce = new TieCases.Proof(prices, plan.charges(), plan.theatreBounds(), plan.bound());
        Proven proven = provenBy(atOnce, List.of());
        if (proven.cost() < plan.bound() && plan.cases() != null) {
            proven = provenBy(plan.cases(), List.of());
        }
        if (proven.cost() < plan.bound() && proven.isAll()) {
            fault("The prices prove a cost of %d, the plan claims %d.", proven.cost(), plan.bound());
        }
        bound = Math.min(bound, proven.cost());
    }

    private static long[] pricesOf(Assignment plan) {
        return IntStream.range(0, plan.groups()).mapToLong(plan::priceOfGroup).toArray();
    }

    /** What is proven of every plan that does as all of those halves say. */
    private Proven provenBy(TieCases cases, List<TieBoundCheck.Half> halves) {
        if (cases instanceof TieCases.Proof proof) {
            return new TieBoundCheck(problem, proof, halves).proven();
        }
        TieCases.Split split = (TieCases.Split) cases;
        return provenBy(split.early(), with(halves, split, true))
                .or(provenBy(split.later(), with(halves, split, false)));
    }

    private static List<TieBoundCheck.Half> with(
            List<TieBoundCheck.Half> halves, TieCases.Split split, boolean isEarly) {
        List<TieBoundCheck.Half> more = new ArrayList<>(halves);
        more.add(new TieBoundCheck.Half(split.who(), split.day(), split.minute(), isEarly));
        return more;
    }

    private void fault(String words, Object... values) {
        faults.add(words.formatted(values));
    }
}
