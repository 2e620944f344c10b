package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.plan.OverrunRule;

/** What a proof of a theatre's bound says must follow from its offers and prices alone. */
class TheatreProofsTest {

    private static final int SEEDS = 200;

    @Test
    void everyPlanCarriesProofsThatHoldAndMostReachTheBound() {
        int theatres = 0;
        int reached = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Trust trust = SampleInstances.small(seed, 4, 9);
            TrustPlan plan = TheatreProofs.withProofs(trust, TrustPlanning.plan(trust, seed));
            Faults faults = new Faults();
            TrustCheck.check(trust, plan, faults);
            assertThat(faults.kept()).as(trust.id()).isEmpty();
            theatres += trust.theatres().size();
            reached += (int) faults.proven();
        }
        assertThat(theatres).isGreaterThan(SEEDS / 3);
        assertThat(reached).isGreaterThan(theatres * 9 / 10);
    }

    /** The list would have to leave 321.0000026 minutes and leaves 321: by one checker's rounding it is overfull, by another's not. */
    @Test
    void whatIsOverfullByARoundingErrorIsProvenAsIfItWereNot() {
        Theatre.Surgery narrow =
                new Theatre.Surgery("narrow", 20, 95_924, 10, 1_000, 0, List.of(), new int[] {0}, new long[] {1});
        Theatre theatre = new Theatre(
                "theatre", List.of(new Theatre.Session("list", 0, 0, 336, 0, 0)), List.of(), List.of(narrow));
        Rules rules = new Rules(OverrunRule.STANDARD, List.of());
        Trust trust = new Trust("trust", rules, List.of(), List.of(theatre), List.of(), List.of());
        TrustPlan plan = TheatreProofs.withProofs(trust, TrustPlanning.plan(trust, 1));
        Faults faults = new Faults();
        TrustCheck.check(trust, plan, faults);
        assertThat(faults.kept()).isEmpty();
        assertThat(plan.cost()).isEqualTo(1_000);
    }

    @Test
    void offersProveExactlyWhatTryingEverySetShows() {
        Random random = new Random(1);
        for (long seed = 0; seed < SEEDS; seed++) {
            Trust trust = SampleInstances.small(seed, 0, 7);
            for (Theatre theatre : trust.theatres()) {
                TrustPlan.Proof proof = anyProof(random, theatre);
                long proven = byEverySet(trust, theatre, proof);
                assertThat(holds(trust, theatre, proof, proven)).as(trust.id()).isTrue();
                assertThat(holds(trust, theatre, proof, proven + 1))
                        .as(trust.id())
                        .isFalse();
            }
        }
    }

    @Test
    void noOffersProveMoreThanTheBestPlanCosts() {
        Random random = new Random(2);
        for (long seed = 0; seed < SEEDS; seed++) {
            Trust trust = SampleInstances.small(seed, 0, 3);
            Trust alone = new Trust(trust.id(), trust.rules(), List.of(), trust.theatres(), List.of(), List.of());
            long least = EveryTrustPlan.leastCost(alone);
            for (Theatre theatre : alone.theatres()) {
                assertThat(holds(alone, theatre, anyProof(random, theatre), least + 1))
                        .as(trust.id())
                        .isFalse();
            }
        }
    }

    private static TrustPlan.Proof anyProof(Random random, Theatre theatre) {
        int parts = 1 + random.nextInt(3);
        List<TrustPlan.Offer> offers = new ArrayList<>();
        for (Theatre.Surgery operation : theatre.operations()) {
            int offer = random.nextInt(parts * (random.nextBoolean() ? 40 : (int) operation.unplaced()) + 1);
            if (random.nextInt(8) > 0) {
                offers.add(new TrustPlan.Offer(operation.id(), offer));
            }
        }
        List<TrustPlan.LimitPrice> limits = new ArrayList<>();
        for (Theatre.DayLimit limit : theatre.limits()) {
            if (random.nextBoolean()) {
                limits.add(new TrustPlan.LimitPrice(limit.what(), limit.day(), random.nextInt(20)));
            }
        }
        return new TrustPlan.Proof(0, parts, offers, limits);
    }

    private static boolean holds(Trust trust, Theatre theatre, TrustPlan.Proof proof, long bound) {
        double deviations = OverrunChance.deviations(trust.rules().overrun().greatestChance());
        return new ProofCheck(
                        "theatre",
                        theatre,
                        deviations,
                        trust.rules().overrun().allowanceMinutes(),
                        new TrustPlan.Proof(bound, proof.parts(), proof.offers(), proof.limits()),
                        (operation, list) -> 0,
                        new Faults())
                .holds();
    }

    private static long byEverySet(Trust trust, Theatre theatre, TrustPlan.Proof proof) {
        long sum = proof.offers().stream().mapToLong(TrustPlan.Offer::offer).sum();
        for (TrustPlan.LimitPrice price : proof.limits()) {
            sum -= price.price()
                    * theatre.limits().stream()
                            .filter(limit -> limit.what().equals(price.what()) && limit.day() == price.day())
                            .mapToInt(Theatre.DayLimit::most)
                            .sum();
        }
        for (int list = 0; list < theatre.lists().size(); list++) {
            int on = list;
            sum -= IntStream.range(0, 1 << theatre.operations().size())
                    .mapToLong(set -> gain(trust, theatre, proof, on, set))
                    .max()
                    .orElse(0);
        }
        return -Math.floorDiv(-sum, proof.parts());
    }

    /** What the list gains from the set; nothing where the set may not go on it. */
    private static long gain(Trust trust, Theatre theatre, TrustPlan.Proof proof, int list, int set) {
        List<TrustPlan.Placement> placements = new ArrayList<>();
        long gain = 0;
        long cost = 0;
        for (int number = 0; number < theatre.operations().size(); number++) {
            Theatre.Surgery operation = theatre.operations().get(number);
            boolean isIn = (set >> number & 1) == 1;
            placements.add(new TrustPlan.Placement(
                    operation.id(), isIn ? theatre.lists().get(list).id() : null));
            cost += isIn && operation.choiceOf(list) >= 0
                    ? operation.costs()[operation.choiceOf(list)]
                    : operation.unplaced();
            if (isIn && operation.choiceOf(list) < 0) {
                return 0;
            }
            gain += isIn ? worth(theatre, proof, operation, list) : 0;
        }
        placements.sort((one, other) -> Integer.compare(order(theatre, one), order(theatre, other)));
        Faults faults = new Faults();
        TrustPlan.PoolPlan plan =
                new TrustPlan.PoolPlan(theatre.id(), cost, null, false, Map.of(), null, null, placements);
        new TheatreCheck("trust", theatre, plan, trust.rules().overrun(), faults).check();
        return faults.count() == 0 ? gain : 0;
    }

    private static long worth(Theatre theatre, TrustPlan.Proof proof, Theatre.Surgery operation, int list) {
        long worth = -proof.parts() * operation.costs()[operation.choiceOf(list)];
        for (TrustPlan.Offer offer : proof.offers()) {
            worth += offer.who().equals(operation.id()) ? offer.offer() : 0;
        }
        int first = theatre.lists().get(list).day();
        for (TrustPlan.LimitPrice price : proof.limits()) {
            for (Theatre.Need use : operation.uses()) {
                boolean isUsed =
                        price.what().equals(use.what()) && price.day() >= first && price.day() < first + use.days();
                worth -= isUsed ? price.price() : 0;
            }
        }
        return worth;
    }

    private static int order(Theatre theatre, TrustPlan.Placement placement) {
        return theatre.operations().stream()
                .filter(each -> each.id().equals(placement.who()))
                .findFirst()
                .orElseThrow()
                .order();
    }
}
