package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Plans a whole instance: trusts are read, planned, checked and written while others still are, and come out in order. */
final class FilePlanning {

    /** So many trusts for each thread may be in memory. */
    private static final int AHEAD = 2;

    private record Planned(TrustPlan plan, Faults faults) {}

    private final Path instance;
    private final Path plan;
    private final int threads;
    private final @Nullable Long seed;
    private final Summary summary;
    private final Faults faults = new Faults();
    private final Deque<Future<Planned>> underWay = new ArrayDeque<>();

    FilePlanning(Path instance, Path plan, int threads, @Nullable Long seed, PrintStream out) {
        this.instance = instance;
        this.plan = plan;
        this.threads = threads;
        this.seed = seed;
        summary = new Summary(out);
    }

    /** The faults that the check found in the plan that was written. */
    Faults run() throws IOException {
        if (Files.exists(plan) && Files.exists(instance) && Files.isSameFile(instance, plan)) {
            throw new BadFile("The plan must not overwrite its instance %s.".formatted(instance));
        }
        ExecutorService planners = Executors.newFixedThreadPool(threads);
        try (JsonOut file = new JsonOut(plan)) {
            PlanWriter writer = new PlanWriter(file.json);
            writer.begin();
            InstanceReader.Read read = InstanceReader.read(instance, trust -> {
                underWay.add(planners.submit(() -> plan(trust)));
                if (underWay.size() > AHEAD * threads) {
                    writeNext(writer);
                }
            });
            while (!underWay.isEmpty()) {
                writeNext(writer);
            }
            writer.end(read.header(), read.fingerprint(), seed);
            file.finish();
            summary.print(read.header());
        } finally {
            planners.shutdownNow();
        }
        return faults;
    }

    private Planned plan(Trust trust) {
        TrustPlan made = TheatreProofs.withProofs(trust, TrustPlanning.plan(trust, seed == null ? 0 : seed));
        Faults found = new Faults();
        TrustCheck.check(trust, made, found);
        return new Planned(made, found);
    }

    private void writeNext(PlanWriter writer) {
        try {
            Planned next = underWay.remove().get();
            writer.trust(next.plan());
            faults.addAll(next.faults());
            summary.add(next.plan());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while planning.", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A trust could not be planned.", failed.getCause());
        }
    }
}
