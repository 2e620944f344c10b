package org.rebook.rebooking.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Packs a theatre anew once those tied to its operations have places: each list then costs an operation what it would cost
 * the clinics as well.
 */
final class TheatreRepacking {

    /** Nothing need be proven here. */
    private static final int STEPS = 100;

    private final TiedProblem problem;
    private final List<Bundle> bundles;
    private final TiedPlaces places;
    private final TieRepair repair;

    TheatreRepacking(TiedProblem problem, List<Bundle> bundles, TiedPlaces places, TieRepair repair) {
        this.problem = problem;
        this.bundles = bundles;
        this.places = places;
        this.repair = repair;
    }

    /** Each theatre of those bundles once; as before where that saves nothing. */
    boolean run(int[] suspected, long seed) {
        boolean saved = false;
        for (int theatre = 0; theatre < problem.theatres().size(); theatre++) {
            int pool = problem.clinics().size() + theatre;
            if (IntStream.of(suspected).anyMatch(each -> isIn(pool, each))) {
                int[] tied = IntStream.range(0, bundles.size())
                        .filter(each -> isIn(pool, each))
                        .toArray();
                saved |= run(theatre, pool, tied, seed);
            }
        }
        return saved;
    }

    private boolean isIn(int pool, int bundle) {
        return bundles.get(bundle).members.stream().anyMatch(who -> who.pool() == pool);
    }

    private boolean run(int theatre, int pool, int[] tied, long seed) {
        long before = places.cost();
        int[] had = places.choicesOn(theatre);
        int[][] options = new int[tied.length][];
        ListProblem charged = charged(theatre, pool, tied);
        ListPlan packed = ListPacking.improve(charged, places.listsOn(theatre), seed, STEPS);
        for (int i = 0; i < tied.length; i++) {
            options[i] = repair.optionsOf(tied[i]);
            repair.takeOut(tied[i]);
        }
        places.become(theatre, packed.listOf());
        for (int each : tied) {
            bundles.get(each).members.forEach(places::lift);
            repair.place(each);
        }
        if (places.cost() <= before) {
            return places.cost() < before;
        }
        for (int each : tied) {
            repair.takeOut(each);
        }
        places.becomeChoices(theatre, had);
        for (int i = 0; i < tied.length; i++) {
            bundles.get(tied[i]).members.forEach(places::lift);
            repair.putAsBefore(tied[i], options[i]);
        }
        return false;
    }

    /** The lists at their own cost and what the clinics' members of the bundle would cost with them. */
    private ListProblem charged(int theatre, int pool, int[] tied) {
        ListProblem plain = problem.theatres().get(theatre);
        long[][] charges = plain.operations().stream()
                .map(operation -> new long[operation.lists().length + 1])
                .toArray(long[][]::new);
        for (int each : tied) {
            Bundle bundle = bundles.get(each);
            for (int member = 0; member < bundle.size(); member++) {
                Member who = bundle.members.get(member);
                if (who.pool() == pool) {
                    charges[who.patient()] = charges(each, bundle, member);
                }
            }
        }
        return plain.charging(charges);
    }

    private long[] charges(int each, Bundle bundle, int operation) {
        int[] had = repair.optionsOf(each);
        long[][] moments = new long[bundle.size()][];
        liftClinics(bundle);
        for (int member = 0; member < bundle.size(); member++) {
            Member who = bundle.members.get(member);
            long[] costs = new long[bundle.options(member)];
            if (member != operation && problem.isTheatre(who.pool())) {
                Arrays.fill(costs, RoomCosts.NO_WAY);
                costs[had[member]] = 0;
            } else if (member != operation) {
                costs = places.costsOf(who);
            }
            moments[member] = bundle.byMoment(member, costs);
        }
        for (int member = 0; member < bundle.size(); member++) {
            if (!problem.isTheatre(bundle.members.get(member).pool())) {
                places.seat(bundle.members.get(member), had[member]);
            }
        }
        long[] with = new JointChoice(bundle).leastWith(operation, moments);
        long least = Extremes.least(with);
        long most = Arrays.stream(with)
                .filter(cost -> cost < RoomCosts.NO_WAY)
                .max()
                .orElse(least);
        // Where no way keeps the ties, enough that the theatre would rather leave the operation out, if it may.
        long never = places.unplacedCost(bundle.members.get(operation)) + most - least + 1;
        return IntStream.range(0, bundle.options(operation))
                .mapToLong(option -> with[bundle.momentOf(operation, option)])
                .map(cost -> cost >= RoomCosts.NO_WAY ? never : cost - least)
                .toArray();
    }

    private void liftClinics(Bundle bundle) {
        bundle.members.stream().filter(who -> !problem.isTheatre(who.pool())).forEach(places::lift);
    }
}
