package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the planner beside others in one run: each part in a Java of its own with the memory that it may use. Arguments:
 * {@code quick} leaves out Timefold's long tries and all but two of the sizes.
 */
final class PlannerBenchmark {

    private static final String SEED = "2016";

    /** Half of what whole trusts take in a fresh Java is compiling the same code again and better, for hours to come. */
    private static final String COMPILE_ONCE = "-XX:TieredStopAtLevel=1";

    private final List<String> failed = new ArrayList<>();

    private PlannerBenchmark() {}

    public static void main(String... arguments) throws IOException, InterruptedException, ClassNotFoundException {
        boolean quick = List.of(arguments).contains("quick");
        BenchmarkTable.line(
                "Java %s on %d processors%s",
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                quick ? ", quick: no 60 s of Timefold, no ten times England" : "");
        PlannerBenchmark benchmark = new PlannerBenchmark();
        benchmark.run(quick);
        if (!benchmark.failed.isEmpty()) {
            throw new IllegalStateException("Not measured: %s.".formatted(String.join("; ", benchmark.failed)));
        }
    }

    private void run(boolean quick) throws IOException, InterruptedException, ClassNotFoundException {
        for (String size : List.of("TRUST", "REGION", "NATIONAL")) {
            run(List.of("-Xmx512m"), OutpatientBenchmark.class, size, SEED);
        }
        if (!quick) {
            run(List.of("-Xmx1g"), OutpatientBenchmark.class, "TEN", SEED);
        }
        run(List.of("-Xmx1g"), OutpatientBenchmark.Breaches.class, quick ? "REGION" : "NATIONAL");
        for (String tied : List.of("false", "true")) {
            for (String size : List.of("TRUST", "REGION", "NATIONAL")) {
                run(List.of("-Xmx400m", COMPILE_ONCE), TrustBenchmark.class, size, SEED, tied, "2");
            }
            run(List.of("-Xmx400m", COMPILE_ONCE), TrustBenchmark.class, "NATIONAL", SEED, tied, "1");
        }
        for (String size : List.of("TRUST", "REGION")) {
            run(List.of("-Xmx4g"), TimefoldBenchmark.class, size, SEED, quick ? "5" : "60");
        }
        run(List.of("-Xmx1g"), Class.forName("org.rebook.rebooking.plan.ReplanningBenchmark"), SEED);
    }

    private void run(List<String> options, Class<?> part, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), part.getName()));
        command.addAll(List.of(arguments));
        BenchmarkTable.line("%n%s with %s", part.getSimpleName(), String.join(" ", options));
        int ended = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (ended != 0) {
            failed.add("%s %s ended with %d".formatted(part.getSimpleName(), String.join(" ", arguments), ended));
        }
    }
}
