package org.rebook.ear.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Writes a demo trust to a folder: size, folder and, if wanted, the first day of the strike. */
public final class WriteDemoTrust {

    private static final long SEED = 2016;

    private WriteDemoTrust() {}

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("Usage: WriteDemoTrust small|hospital|group <folder> [first strike day, yyyy-mm-dd]");
            System.exit(2);
        }
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        Size size = Size.valueOf(args[0].toUpperCase(Locale.ROOT));
        DemoTrust trust = args.length > 2
                ? DemoTrust.of(size, SEED, LocalDate.parse(args[2]))
                : DemoTrust.of(size, SEED, DemoTrust.nextStrikeStart(today), today);
        Map<String, Integer> counts = trust.writeTo(Path.of(args[1]));
        counts.forEach((type, count) -> System.out.printf("%-18s %,9d%n", type, count));
        System.out.printf(
                "%-18s %,9d%n",
                "total", counts.values().stream().mapToInt(Integer::intValue).sum());
    }
}
