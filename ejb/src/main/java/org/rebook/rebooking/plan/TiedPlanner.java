package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Plans all pools of a trust together where ties join them. The clinics are planned exactly, one by one; the ties' bound is
 * raised against them; theatres are packed with what the ties charge; then a plan is made that keeps every tie. The plan
 * is always feasible and the bound always valid; the same problem and seed give the same plan.
 */
public final class TiedPlanner {

    private static final int ROUNDS = 24;
    private static final int REPAIR_ROUNDS = 3;
    private static final int STEPS_A_SUSPECT = 20;
    private static final int STEPS_A_BUNDLE = 4;

    private final TiedProblem problem;
    private final long seed;
    private final List<Bundle> bundles;
    private final List<Assignment> untied;

    private TiedPlanner(TiedProblem problem, long seed) {
        this.problem = problem;
        this.seed = seed;
        bundles = Bundles.of(problem);
        untied = problem.clinics().stream().map(AssignmentSolver::solve).toList();
    }

    public static TiedPlan plan(TiedProblem problem, long seed) {
        return new TiedPlanner(problem, seed).plan();
    }

    private TiedPlan plan() {
        List<ListPlan> packed = problem.theatres().stream()
                .map(theatre -> ListPacking.pack(theatre, seed, ListPacking.USUAL_STEPS))
                .toList();
        long untiedBound = untied.stream().mapToLong(Assignment::totalCost).sum()
                + packed.stream().mapToLong(ListPlan::lowerBound).sum();
        TieBound ties = new TieBound(problem, bundles, untied);
        ties.raise(ROUNDS);
        List<long[][]> charges = charges(ties);
        List<ListPlan> charged = IntStream.range(0, packed.size())
                .mapToObj(theatre -> packedWith(charges.get(theatre), theatre, packed.get(theatre)))
                .toList();
        TieProof proof = new TieProof(problem, bundles);
        long theatreBound = charged.stream().mapToLong(ListPlan::lowerBound).sum();
        List<long[]> prices = prices(ties);
        long bound = proof.leastCost(prices, charges) + theatreBound;

        TiedPlaces places = new TiedPlaces(problem, bundles, untied, packings(charged));
        long elsewhere = IntStream.range(0, untied.size())
                .filter(clinic -> places.clinic(clinic) == null)
                .mapToLong(clinic -> untied.get(clinic).totalCost())
                .sum();
        TieRepair repair = new TieRepair(bundles, places);
        long target = bound - elsewhere;
        repair.run(target);
        TheatreRepacking repacking = new TheatreRepacking(problem, bundles, places, repair);
        for (int round = 0; round < REPAIR_ROUNDS && places.cost() > target; round++) {
            long before = places.cost();
            repacking.run(seed + round);
            int[] suspected = suspected(repair, proof, prices, charges, charged);
            repair.favour(suspected, target);
            repair.runAround(suspected, target, seed + round, STEPS_A_SUSPECT);
            if (places.cost() == before && round > 0) {
                break;
            }
        }
        repair.runAround(IntStream.range(0, bundles.size()).toArray(), target, seed, STEPS_A_BUNDLE);
        List<long[]> finalPrices = pricesAfter(places);
        long fromPlan = proof.leastCost(finalPrices, charges) + theatreBound;
        boolean better = fromPlan > bound;
        return new TiedPlan(
                clinics(places, better ? finalPrices : prices),
                theatres(places, packed),
                charges,
                charged.stream().map(ListPlan::lowerBound).toList(),
                places.cost() + elsewhere,
                Math.max(bound, fromPlan),
                untiedBound);
    }

    /** Bundles that cost more than the prices say they must, or whose operation is not where the theatre would have it. */
    private int[] suspected(
            TieRepair repair, TieProof proof, List<long[]> prices, List<long[][]> charges, List<ListPlan> charged) {
        return IntStream.range(0, bundles.size())
                .filter(bundle -> proof.excessOf(bundle, repair.optionsOf(bundle), prices, charges) > 0
                        || isElsewhere(bundles.get(bundle), repair.optionsOf(bundle), charged))
                .toArray();
    }

    private boolean isElsewhere(Bundle bundle, int[] options, List<ListPlan> charged) {
        return IntStream.range(0, bundle.size()).anyMatch(member -> {
            Member who = bundle.members.get(member);
            if (!problem.isTheatre(who.pool())) {
                return false;
            }
            int wanted = charged.get(who.pool() - untied.size()).listOf()[who.patient()];
            int[] lists =
                    problem.theatre(who.pool()).operations().get(who.patient()).lists();
            int list = options[member] == lists.length ? Assignment.UNPLACED : lists[options[member]];
            return list != wanted;
        });
    }

    private List<long[]> prices(TieBound ties) {
        return IntStream.range(0, untied.size())
                .mapToObj(clinic -> orUntied(ties.pricesOf(clinic), clinic))
                .toList();
    }

    private List<long[]> pricesAfter(TiedPlaces places) {
        return IntStream.range(0, untied.size())
                .mapToObj(clinic -> {
                    TiedPool pool = places.clinic(clinic);
                    return orUntied(pool == null ? null : pool.prices(), clinic);
                })
                .toList();
    }

    private long[] orUntied(long @Nullable [] prices, int clinic) {
        Assignment plan = untied.get(clinic);
        return prices != null
                ? prices
                : IntStream.range(0, plan.groups())
                        .mapToLong(plan::priceOfGroup)
                        .toArray();
    }

    private List<long[][]> charges(TieBound ties) {
        List<long[][]> charges = new ArrayList<>();
        for (ListProblem theatre : problem.theatres()) {
            charges.add(theatre.operations().stream()
                    .map(operation -> new long[operation.lists().length + 1])
                    .toArray(long[][]::new));
        }
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            List<Member> members = bundles.get(bundle).members;
            for (int member = 0; member < members.size(); member++) {
                Member who = members.get(member);
                if (problem.isTheatre(who.pool())) {
                    long[] charge = charges.get(who.pool() - untied.size())[who.patient()];
                    for (int option = 0; option < charge.length; option++) {
                        charge[option] = ties.charge(bundle, member, option);
                    }
                }
            }
        }
        return charges;
    }

    /** As it was where the ties charge nothing, or more than could be added up; then they are taken to charge nothing. */
    private ListPlan packedWith(long[][] charges, int theatre, ListPlan before) {
        ListProblem plain = problem.theatres().get(theatre);
        ListProblem charged = plain.charging(charges);
        if (charged == plain) {
            Arrays.stream(charges).forEach(each -> Arrays.fill(each, 0));
        }
        boolean isCharged = Arrays.stream(charges).flatMapToLong(Arrays::stream).anyMatch(charge -> charge != 0);
        return isCharged ? ListPacking.pack(charged, seed, ListPacking.USUAL_STEPS) : before;
    }

    private List<Packing> packings(List<ListPlan> charged) {
        List<Packing> packings = new ArrayList<>();
        for (int theatre = 0; theatre < charged.size(); theatre++) {
            Packing packing = new Packing(problem.theatres().get(theatre));
            packing.become(choices(theatre, charged.get(theatre)));
            packings.add(packing);
        }
        return packings;
    }

    private int[] choices(int theatre, ListPlan plan) {
        List<Operation> operations = problem.theatres().get(theatre).operations();
        return IntStream.range(0, operations.size())
                .map(operation -> operations.get(operation).choiceOf(plan.listOf()[operation]))
                .toArray();
    }

    private List<Assignment> clinics(TiedPlaces places, List<long[]> prices) {
        List<Assignment> clinics = new ArrayList<>();
        for (int clinic = 0; clinic < untied.size(); clinic++) {
            TiedPool pool = places.clinic(clinic);
            clinics.add(pool == null ? untied.get(clinic) : pool.assignment(prices.get(clinic)));
        }
        return clinics;
    }

    private List<ListPlan> theatres(TiedPlaces places, List<ListPlan> packed) {
        return IntStream.range(0, packed.size())
                .mapToObj(theatre -> places.theatrePlan(theatre, packed.get(theatre)))
                .toList();
    }
}
