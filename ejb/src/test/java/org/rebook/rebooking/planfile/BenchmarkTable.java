package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
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

    private long unit;

    BenchmarkTable(String title, String columns) {
        line("%n%s", title);
        line("%-44s %9s %8s  %s", "", "ms", "ratio", columns);
    }

    /** The first row is what the others are divided by. */
    void row(String what, long nanos, String words, Object... values) {
        unit = unit == 0 ? nanos : unit;
        line(
                "%-44s %,9d %8.2f  %s",
                what, nanos / 1_000_000, nanos / (double) unit, String.format(Locale.ROOT, words, values));
    }

    static void line(String words, Object... values) {
        System.out.println(String.format(Locale.ROOT, words, values));
    }

    /** The most that the heap held since the start, and the most that the process took from the machine. */
    static void memory() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        line(
                "peak memory: heap %,d MB of at most %,d MB; %s",
                heap >> 20, Runtime.getRuntime().maxMemory() >> 20, resident());
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

    static long nanosOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    /** The same work for each, by so many threads. */
    static <T, R> List<R> each(List<T> all, int threads, Function<T, R> work) {
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
