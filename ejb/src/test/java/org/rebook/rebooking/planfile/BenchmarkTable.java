package org.rebook.rebooking.planfile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures and prints rows, each as a ratio to the first measured in the same run. */
final class BenchmarkTable {

    /** Time on the clock, and of all processors together: on a busy machine the second says more. */
    record Took(long nanos, long processorNanos) {}

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long unit;

    BenchmarkTable(String title, String columns) {
        line("%n%s", title);
        line("%-44s %9s %9s %8s  %s", "", "ms", "cpu ms", "ratio", columns);
    }

    /** The first row is what the others are divided by. */
    void row(String what, Took took, String words, Object... values) {
        unit = unit == 0 ? took.nanos() : unit;
        line(
                "%-44s %,9d %,9d %8.2f  %s",
                what,
                took.nanos() / 1_000_000,
                took.processorNanos() / 1_000_000,
                took.nanos() / (double) unit,
                String.format(Locale.ROOT, words, values));
    }

    static void line(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }

    /** The heap that was allowed, and the most that the process took from the machine. */
    static void memory() {
        line(
                "peak memory: %s, with %,d MB of heap",
                resident(), Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String resident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "process unknown";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .map(line -> "process " + Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("process unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Took time(Runnable work) {
        long processor = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Took(System.nanoTime() - start, PROCESS.getProcessCpuTime() - processor);
    }

    /** The quickest of several times, which others on the machine disturbed least. */
    static Took best(int times, Runnable work) {
        Took best = time(work);
        for (int more = 1; more < times; more++) {
            Took took = time(work);
            best = took.nanos() < best.nanos() ? took : best;
        }
        return best;
    }

    /** The same work for each, by so many threads. */
    static <T, R> List<R> each(List<T> all, int threads, Function<T, R> work) {
        if (threads == 1) {
            return all.stream().map(work).toList();
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> futures = all.stream()
                    .map(one -> pool.submit((Callable<R>) () -> work.apply(one)))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        } finally {
            pool.shutdownNow();
        }
    }
}
