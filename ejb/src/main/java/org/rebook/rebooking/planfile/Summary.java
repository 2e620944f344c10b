package org.rebook.rebooking.planfile;

import java.io.PrintStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a plan comes to, on a few lines. */
final class Summary {

    private record Figures(long cost, long bound) {}

    private final PrintStream out;
    private final long start = System.nanoTime();
    private final List<Figures> parts = new ArrayList<>();
    private long trusts;
    private long provenTrusts;
    private long clinics;
    private long provenClinics;
    private long theatres;
    private long provenTheatres;
    private long patients;
    private long unplacedPatients;
    private long operations;
    private long unplacedOperations;

    Summary(PrintStream out) {
        this.out = out;
    }

    void add(TrustPlan trust) {
        trusts++;
        provenTrusts += trust.proven() ? 1 : 0;
        parts.add(new Figures(trust.cost(), trust.bound() == null ? 0 : trust.bound()));
        for (TrustPlan.PoolPlan clinic : trust.clinics()) {
            clinics++;
            provenClinics += clinic.proven() ? 1 : 0;
            patients += clinic.placements().size();
            unplacedPatients += clinic.unplaced();
        }
        for (TrustPlan.PoolPlan theatre : trust.theatres()) {
            theatres++;
            provenTheatres += theatre.proven() ? 1 : 0;
            operations += theatre.placements().size();
            unplacedOperations += theatre.unplaced();
        }
    }

    void print(Header header) {
        line("Instance '%s'", InOneLine.of(header.name()));
        line("Trusts      %,12d, %,d proven optimal", trusts, provenTrusts);
        line("Pools       %,12d, %,d proven optimal on their own", clinics, provenClinics);
        line("Theatres    %,12d, %,d proven optimal on their own", theatres, provenTheatres);
        line("Patients    %,12d, %,d placed, %,d unplaced", patients, patients - unplacedPatients, unplacedPatients);
        line(
                "Operations  %,12d, %,d placed, %,d unplaced",
                operations, operations - unplacedOperations, unplacedOperations);
        printTotals();
        for (int level = 0; level < header.levels().size(); level++) {
            print(header, level);
        }
        line("Time        %,12d ms", (System.nanoTime() - start) / 1_000_000);
    }

    private void printTotals() {
        BigInteger cost = BigInteger.ZERO;
        BigInteger bound = BigInteger.ZERO;
        for (Figures trust : parts) {
            cost = Header.sum(cost, trust.cost());
            bound = Header.sum(bound, trust.bound());
        }
        line("Cost        %d, at least %d, gap %s", cost, bound, gap(cost.doubleValue(), bound.doubleValue()));
    }

    /** A trust's bound says something of a level only where it agrees on all that are more important. */
    private void print(Header header, int level) {
        long cost = 0;
        long compared = 0;
        long bound = 0;
        for (Figures trust : parts) {
            long[] costs = header.partsOf(trust.cost());
            long[] bounds = header.partsOf(trust.bound());
            cost += costs[level];
            boolean agrees = true;
            for (int above = 0; above < level; above++) {
                agrees &= costs[above] == bounds[above];
            }
            if (agrees) {
                compared += costs[level];
                bound += bounds[level];
            }
        }
        line(
                "  %-12s %,15d; of %,d that can be compared, gap %s",
                header.levels().get(level).name(), cost, compared, gap(compared, bound));
    }

    private static String gap(double cost, double bound) {
        return cost == 0 ? "none" : String.format(Locale.ROOT, "%.4f %%", 100 * (cost - bound) / cost);
    }

    private void line(String words, Object... values) {
        out.println(String.format(Locale.ROOT, words, values));
    }
}
