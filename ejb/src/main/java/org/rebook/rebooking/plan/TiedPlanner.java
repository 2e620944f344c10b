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
    /** A theatre is packed several times; what more would be proven is mostly days of delay. */
    static final int STEPS = 300;

    private static final int REPAIR_ROUNDS = 3;
    private static final int STEPS_A_SUSPECT = 20;
    private static final int STEPS_A_BUNDLE = 4;

    /** With no more bundles than this, the search for the best plan and its proof is next to complete. */
    static final int FEW = 12;

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
                .map(theatre -> ListPacking.pack(theatre, seed, STEPS))
                .toList();
        long untiedBound = untied.stream().mapToLong(Assignment::totalCost).sum()
                + packed.stream().mapToLong(ListPlan::lowerBound).sum();
        TieBound ties = new TieBound(problem, bundles, untied);
        ties.raise(ROUNDS);
        ties.handToTheatres();
        List<long[][]> charges = ties.charges();
        List<ListPlan> charged = IntStream.range(0, packed.size())
                .mapToObj(theatre -> packedWith(charges.get(theatre), theatre, packed.get(theatre)))
                .toList();
        TieProof proof = new TieProof(problem, bundles);
        long theatreBound = charged.stream().mapToLong(ListPlan::lowerBound).sum();
        List<long[]> prices = ties.prices();
        TieCase everything = TieCase.everything(bundles.size());
        long bound = proof.least(prices, charges, everything).sum() + theatreBound;

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
            repacking.run(suspected(repair, proof, prices, charges, charged), seed + round);
            int[] suspected = suspected(repair, proof, prices, charges, charged);
            repair.favour(suspected, target);
            repair.runAround(suspected, target, seed + round, STEPS_A_SUSPECT);
            if (places.cost() == before && round > 0) {
                break;
            }
        }
        repair.runAround(IntStream.range(0, bundles.size()).toArray(), target, seed, STEPS_A_BUNDLE);
        if (bundles.size() <= FEW) {
            repair.thoroughly(target);
        }
        List<long[]> finalPrices = pricesAfter(places);
        long fromPlan = proof.least(finalPrices, charges, everything).sum() + theatreBound;
        boolean better = fromPlan > bound;
        List<Long> bounds = charged.stream().map(ListPlan::lowerBound).toList();
        TieCases.Proof first =
                new TieCases.Proof(better ? finalPrices : prices, charges, bounds, Math.max(bound, fromPlan));
        TieCases cases = places.cost() <= target
                ? first
                : new CaseSearch(problem, bundles, proof, places, repair, elsewhere, seed).prove(ties, charged, first);
        long cost = places.cost() + elsewhere;
        return new TiedPlan(
                clinics(places, first.prices()),
                theatres(places, packed),
                charges,
                bounds,
                cases instanceof TieCases.Split split ? split : null,
                cost,
                Math.min(cases.bound(), cost),
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

    /** As it was where the ties charge nothing, or more than could be added up; then they are taken to charge nothing. */
    private ListPlan packedWith(long[][] charges, int theatre, ListPlan before) {
        ListProblem plain = problem.theatres().get(theatre);
        ListProblem charged = plain.charging(charges);
        if (charged == plain) {
            Arrays.stream(charges).forEach(each -> Arrays.fill(each, 0));
        }
        boolean isCharged = Arrays.stream(charges).flatMapToLong(Arrays::stream).anyMatch(charge -> charge != 0);
        return isCharged ? ListPacking.improve(charged, before.listOf(), seed, STEPS) : before;
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
