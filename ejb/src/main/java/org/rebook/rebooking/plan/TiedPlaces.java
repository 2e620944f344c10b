package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who of the tied is where at this moment, in the clinics and on the theatre lists; whoever is not tied makes room. */
final class TiedPlaces {

    private final TiedProblem problem;
    private final @Nullable TiedPool[] clinics;
    private final List<Packing> theatres;

    TiedPlaces(TiedProblem problem, List<Bundle> bundles, List<Assignment> untied, List<Packing> theatres) {
        this.problem = problem;
        this.theatres = theatres;
        clinics = new TiedPool[problem.clinics().size()];
        for (Bundle bundle : bundles) {
            for (Member who : bundle.members) {
                int pool = who.pool();
                if (!problem.isTheatre(pool) && clinics[pool] == null) {
                    clinics[pool] = new TiedPool(problem.clinics().get(pool), untied.get(pool));
                }
            }
        }
    }

    /** What each option of a member who is out would cost the whole; exact for clinics, with nobody moved in theatres. */
    long[] costsOf(Member who) {
        if (!problem.isTheatre(who.pool())) {
            return clinics[who.pool()].optionCosts(who.patient());
        }
        Operation operation = operation(who);
        long[] costs = Arrays.copyOf(operation.costs(), operation.costs().length + 1);
        for (int choice = 0; choice < operation.lists().length; choice++) {
            if (!theatre(who).fits(who.patient(), choice)) {
                costs[choice] = RoomCosts.NO_WAY;
            }
        }
        costs[operation.lists().length] = operation.unplacedCost();
        return costs;
    }

    boolean isOperation(Member who) {
        return problem.isTheatre(who.pool());
    }

    void lift(Member who) {
        if (problem.isTheatre(who.pool())) {
            theatre(who).remove(who.patient());
        } else {
            clinics[who.pool()].lift(who.patient());
        }
    }

    void seat(Member who, int option) {
        if (!problem.isTheatre(who.pool())) {
            clinics[who.pool()].pin(who.patient(), option);
        } else if (option < operation(who).lists().length) {
            theatre(who).place(who.patient(), option);
        }
    }

    /**
     * Gives everybody in the clinics the place that is best for all at the moment they have; the options are changed to that.
     *
     * @param options by bundle and member
     */
    void settleTogether(List<Bundle> bundles, int[][] options) {
        for (int pool = 0; pool < clinics.length; pool++) {
            TiedPool clinic = clinics[pool];
            if (clinic != null) {
                new SameMoments(clinic, problem.clinics().get(pool)).settle(pool, bundles, options);
            }
        }
    }

    /** What all of these pools cost now. */
    long cost() {
        long cost = 0;
        for (TiedPool clinic : clinics) {
            cost += clinic == null ? 0 : clinic.cost();
        }
        for (Packing theatre : theatres) {
            cost += theatre.cost();
        }
        return cost;
    }

    long unplacedCost(Member who) {
        return problem.isTheatre(who.pool())
                ? operation(who).unplacedCost()
                : problem.clinics().get(who.pool()).unplacedCost()[who.patient()];
    }

    /** How many patients the pool has. */
    int sizeOf(int pool) {
        return problem.isTheatre(pool)
                ? problem.theatre(pool).operations().size()
                : problem.clinics().get(pool).patients();
    }

    int[] choicesOn(int theatre) {
        return theatres.get(theatre).choices();
    }

    int[] listsOn(int theatre) {
        return theatres.get(theatre).listOf.clone();
    }

    /** Leaves every operation of the theatre on the list given. */
    void become(int theatre, int[] lists) {
        List<Operation> operations = problem.theatres().get(theatre).operations();
        becomeChoices(
                theatre,
                IntStream.range(0, lists.length)
                        .map(operation -> operations.get(operation).choiceOf(lists[operation]))
                        .toArray());
    }

    void becomeChoices(int theatre, int[] choices) {
        theatres.get(theatre).become(choices);
    }

    /** Null for a clinic without ties. */
    @Nullable
    TiedPool clinic(int pool) {
        return clinics[pool];
    }

    /** The theatre as it is now; where ties cost more than the best fit without them, that is no better. */
    ListPlan theatrePlan(int theatre, ListPlan untied) {
        Packing packing = theatres.get(theatre);
        return ListPlan.inTurn(
                problem.theatres().get(theatre),
                packing.listOf.clone(),
                packing.cost(),
                Math.max(untied.bestFitCost(), packing.cost()),
                Math.min(untied.lowerBound(), packing.cost()));
    }

    private Operation operation(Member who) {
        return problem.theatre(who.pool()).operations().get(who.patient());
    }

    private Packing theatre(Member who) {
        return theatres.get(who.pool() - problem.clinics().size());
    }
}
