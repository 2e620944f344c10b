package org.rebook.rebooking.planfile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rebook.rebooking.plan.CostScale;
import org.rebook.rebooking.plan.OverrunRule;

/**
 * An instance made up from a seed, as large as a trust, a region or England after the strike of April 2016: trusts with up to
 * 40 pools of outpatients, of which one in seven has fewer places than patients, theatres, and patients who are tied.
 */
final class MadeUp {

    /** How much of what. */
    enum Size {
        TRUST(1, 39, 1_200, 10, 130, 70),
        REGION(15, 572, 12_000, 151, 1_300, 702),
        NATIONAL(140, 5_343, 112_856, 1_411, 12_711, 6_600),
        /** Ten times the outpatients of England, each pool on its own. */
        TEN(1_400, 53_430, 1_128_560, 0, 0, 0);

        final int trusts;
        final int pools;
        final int patients;
        final int theatres;
        final int operations;
        final int ties;

        Size(int trusts, int pools, int patients, int theatres, int operations, int ties) {
            this.trusts = trusts;
            this.pools = pools;
            this.patients = patients;
            this.theatres = theatres;
            this.operations = operations;
            this.ties = ties;
        }
    }

    /** How scarce places are: one pool in so many is short, and the others have this share of England's free slots. */
    enum Tightness {
        LOOSE(14, 1.15),
        USUAL(7, 1.0),
        TIGHT(4, 0.6);

        final int oneInShort;
        final double share;

        Tightness(int oneInShort, double share) {
            this.oneInShort = oneInShort;
            this.share = share;
        }
    }

    /** A trust, and for each of its pools what the clerks' ways of planning go by. */
    record MadeTrust(Trust trust, List<ClinicMaker.Made> clinics) {}

    static final int DAYS = 126;
    static final long DELAY_AT_MOST = DAYS * DAYS / 32;

    private static final int ENGLANDS_SLOTS = 727_616;
    private static final int ENGLANDS_PATIENTS = 110_000;

    private final Size size;
    private final Tightness tightness;
    private final long seed;
    private final boolean tied;
    private final int[] patients;
    private final int[] slots;
    private final int[] operations;
    private final int[] ties;
    private final CostScale scale;

    MadeUp(Size size, Tightness tightness, long seed, boolean tied) {
        this.size = size;
        this.tightness = tightness;
        this.seed = seed;
        this.tied = tied;
        Random random = new Random(seed);
        double[] trustWeight = weights(random, size.trusts, 0.35);
        patients = shares(size.patients, times(weights(random, size.pools, 1), trustWeight));
        operations = shares(size.operations, times(weights(random, size.theatres, 0.8), trustWeight));
        slots = slots(random);
        int[] ofTrust = IntStream.range(0, size.trusts)
                .map(trust -> of(trust, patients) + of(trust, operations))
                .toArray();
        ties = shares(size.ties, Arrays.stream(ofTrust).asDoubleStream().toArray());
        scale = CostScale.of(
                Arrays.stream(ofTrust).max().orElse(1),
                List.of("unplaced", "breaches", "delay", "clinician"),
                9,
                3,
                DELAY_AT_MOST,
                1);
    }

    private int[] slots(Random random) {
        boolean[] isShort = new boolean[size.pools];
        IntStream.range(0, size.pools).forEach(pool -> isShort[pool] = random.nextInt(tightness.oneInShort) == 0);
        int inShort = IntStream.range(0, size.pools)
                .filter(pool -> isShort[pool])
                .map(pool -> patients[pool] * 9 / 10)
                .sum();
        double[] roomy = IntStream.range(0, size.pools)
                .mapToDouble(pool -> isShort[pool] ? 0 : patients[pool])
                .toArray();
        long all = Math.round((double) ENGLANDS_SLOTS / ENGLANDS_PATIENTS * size.patients * tightness.share);
        int[] free = shares((int) all - inShort, roomy);
        return IntStream.range(0, size.pools)
                .map(pool -> isShort[pool] ? patients[pool] * 9 / 10 : free[pool])
                .toArray();
    }

    Header header() {
        return new Header(
                "%s, %s, seed %d".formatted(size, tightness, seed).toLowerCase(Locale.ROOT),
                seed,
                IntStream.range(0, scale.levels().size())
                        .mapToObj(level ->
                                new Header.Level(scale.levels().get(level).name(), scale.weightOf(level)))
                        .toList());
    }

    CostScale scale() {
        return scale;
    }

    Rules rules() {
        return new Rules(OverrunRule.STANDARD, header().levels());
    }

    /** Each trust is made when it is asked for, and depends on nothing but the seed and its number. */
    Stream<MadeTrust> trusts() {
        return IntStream.range(0, size.trusts).mapToObj(this::trust);
    }

    private MadeTrust trust(int number) {
        List<ClinicMaker.Made> clinics = ofTrust(number, size.pools)
                .mapToObj(pool -> ClinicMaker.make(
                        new Random(seed * 1_000_003 + pool),
                        "c" + pool / size.trusts,
                        patients[pool],
                        slots[pool],
                        scale))
                .toList();
        List<Theatre> theatres = ofTrust(number, size.theatres)
                .filter(pool -> operations[pool] > 0)
                .mapToObj(pool -> TheatreMaker.make(
                        new Random(seed * 2_000_003 + pool),
                        "t" + pool / size.trusts,
                        operations[pool],
                        tightness,
                        scale))
                .toList();
        Trust untied = new Trust(
                "trust-" + number,
                rules(),
                clinics.stream().map(ClinicMaker.Made::clinic).toList(),
                theatres,
                List.of(),
                List.of());
        return new MadeTrust(
                tied ? TieMaker.tie(new Random(seed * 3_000_017 + number), untied, ties[number]) : untied, clinics);
    }

    /** The pools of a trust: dealt out one after the other. */
    private IntStream ofTrust(int trust, int pools) {
        return IntStream.iterate(trust, pool -> pool < pools, pool -> pool + size.trusts);
    }

    private int of(int trust, int[] shares) {
        return ofTrust(trust, shares.length).map(pool -> shares[pool]).sum();
    }

    private static double[] weights(Random random, int count, double spread) {
        return IntStream.range(0, count)
                .mapToDouble(each -> StrictMath.exp(spread * Math.max(-2, Math.min(2, random.nextGaussian()))))
                .toArray();
    }

    private double[] times(double[] pools, double[] trusts) {
        return IntStream.range(0, pools.length)
                .mapToDouble(pool -> pools[pool] * trusts[pool % trusts.length])
                .toArray();
    }

    /** Whole numbers in proportion to the weights that add up to the total. */
    static int[] shares(int total, double[] weight) {
        double whole = Arrays.stream(weight).sum();
        int[] share = new int[weight.length];
        double reached = 0;
        int given = 0;
        for (int each = 0; each < weight.length; each++) {
            reached += weight[each];
            share[each] = (int) Math.round(total * (reached / whole)) - given;
            given += share[each];
        }
        return share;
    }
}
