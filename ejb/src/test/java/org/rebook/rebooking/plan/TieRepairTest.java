package org.rebook.rebooking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A plan that keeps every tie never gets worse by being improved, whatever is tried. */
class TieRepairTest {

    private static final long NEVER_ENOUGH = Long.MIN_VALUE;

    @Test
    void aDearerBeginningIsGivenUpAndEverybodyStaysWhereTheyWere() {
        LongStream.range(0, 300).forEach(seed -> {
            assertStaysWhenAllAreLeftOut(SampleTrusts.clinics(seed));
            assertStaysWhenAllAreLeftOut(SampleTrusts.withTheatre(seed));
        });
        assertStaysWhenAllAreLeftOut(SampleBundles.of(SampleBundles.Shape.RING, 12, 3, 8, 1));
    }

    /** To begin anew with everybody left out keeps every tie, and costs most. */
    private static void assertStaysWhenAllAreLeftOut(TiedProblem trust) {
        Repaired repaired = new Repaired(trust);
        repaired.repair.run(NEVER_ENOUGH);
        long before = repaired.places.cost();
        List<int[]> options = repaired.options();
        int[][] nowhere = repaired.bundles.stream()
                .map(bundle -> IntStream.range(0, bundle.size())
                        .map(member -> bundle.options(member) - 1)
                        .toArray())
                .toArray(int[][]::new);
        boolean isBetter = repaired.repair.tryFrom(nowhere, repaired.emptyLists(), NEVER_ENOUGH);
        assertThat(repaired.places.cost()).isLessThanOrEqualTo(before);
        assertThat(isBetter).isEqualTo(repaired.places.cost() < before);
        if (!isBetter) {
            assertThat(repaired.options()).usingRecursiveComparison().isEqualTo(options);
        }
    }

    @Test
    void whatIsTriedTogetherNeverCostsMoreThanBefore() {
        LongFunction<TiedProblem> ring = seed -> SampleBundles.of(SampleBundles.Shape.RING, 12, 3, 8, seed);
        for (LongFunction<TiedProblem> trusts :
                List.<LongFunction<TiedProblem>>of(SampleTrusts::clinics, SampleTrusts::withTheatre, ring)) {
            LongStream.range(0, 40).forEach(seed -> {
                Repaired repaired = new Repaired(trusts.apply(seed));
                int[] all = IntStream.range(0, repaired.bundles.size()).toArray();
                repaired.repair.run(NEVER_ENOUGH);
                long first = repaired.places.cost();
                repaired.repair.favour(all, NEVER_ENOUGH);
                long second = repaired.places.cost();
                repaired.repair.runAround(all, NEVER_ENOUGH, seed, 3);
                assertThat(second).isLessThanOrEqualTo(first);
                assertThat(repaired.places.cost()).isLessThanOrEqualTo(second);
                for (int each : all) {
                    assertThat(repaired.bundles.get(each).allows(repaired.repair.optionsOf(each)))
                            .isTrue();
                }
            });
        }
    }

    /** A trust whose clinics and theatres are planned as if there were no ties. */
    private static final class Repaired {

        private final List<Bundle> bundles;
        private final TiedPlaces places;
        private final TieRepair repair;
        private final TiedProblem trust;

        private Repaired(TiedProblem trust) {
            this.trust = trust;
            bundles = Bundles.of(trust);
            List<Assignment> untied =
                    trust.clinics().stream().map(AssignmentSolver::solve).toList();
            List<Packing> packings = new ArrayList<>();
            trust.theatres().forEach(theatre -> packings.add(packed(theatre)));
            places = new TiedPlaces(trust, bundles, untied, packings);
            repair = new TieRepair(bundles, places);
        }

        private static Packing packed(ListProblem theatre) {
            int[] lists = ListPacking.pack(theatre, 1, 50).listOf();
            Packing packing = new Packing(theatre);
            packing.become(IntStream.range(0, lists.length)
                    .map(operation -> theatre.operations().get(operation).choiceOf(lists[operation]))
                    .toArray());
            return packing;
        }

        private List<int[]> options() {
            return IntStream.range(0, bundles.size())
                    .mapToObj(each -> repair.optionsOf(each).clone())
                    .toList();
        }

        private List<int[]> emptyLists() {
            return trust.theatres().stream()
                    .map(theatre -> {
                        int[] lists = new int[theatre.operations().size()];
                        Arrays.fill(lists, Assignment.UNPLACED);
                        return lists;
                    })
                    .toList();
        }
    }
}
