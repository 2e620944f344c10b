package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Plans an instance file, or checks the plan of one, from the shell. */
public final class PlannerCommand {

    static final int FINE = 0;
    static final int BAD_INPUT = 1;
    static final int CHECK_FAILED = 2;

    private static final String USAGE =
            """
            Usage: java -jar rebook-planner.jar [--threads N] [--seed N] INSTANCE PLAN
                       plans the instance, checks the plan and writes it
                   java -jar rebook-planner.jar --check INSTANCE PLAN
                       checks a plan, whoever made it, and plans nothing
                   java -jar rebook-planner.jar --explain PATIENT INSTANCE PLAN
                       says why a patient or operation is where the plan puts it, and what else would cost
                   java -jar rebook-planner.jar --generate trust|region|national|ten [--seed N]
                           [--tightness loose|usual|tight] [--ties yes|no] INSTANCE
                       makes up an instance as the benchmark does
            A file whose name ends in .gz is packed. Ends with 0, with 1 when a file or option is wrong, with 2 when the
            check finds fault with the plan.""";
    private static final Set<String> WITH_VALUE =
            Set.of("--threads", "--seed", "--explain", "--generate", "--tightness", "--ties");
    private static final Set<String> WITHOUT_VALUE = Set.of("--check");

    private final Map<String, String> options = new HashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final PrintStream out;

    private PlannerCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream complaints, String... arguments) {
        try {
            PlannerCommand command = new PlannerCommand(out);
            command.read(arguments);
            return command.run();
        } catch (BadFile bad) {
            complaints.println(bad.getMessage());
        } catch (IOException | UncheckedIOException unwritable) {
            complaints.println("The plan cannot be written: " + unwritable.getMessage());
        }
        return BAD_INPUT;
    }

    private void read(String... arguments) {
        for (int at = 0; at < arguments.length; at++) {
            String argument = arguments[at];
            if (WITHOUT_VALUE.contains(argument)) {
                options.put(argument, "");
            } else if (WITH_VALUE.contains(argument) && at + 1 < arguments.length) {
                options.put(argument, arguments[++at]);
            } else if (argument.startsWith("--")) {
                throw new BadFile("The option %s is not known or lacks its value.%n%s".formatted(argument, USAGE));
            } else {
                files.add(Path.of(argument));
            }
        }
        if (files.size() != (options.containsKey("--generate") ? 1 : 2)) {
            throw new BadFile(USAGE);
        }
    }

    private int run() throws IOException {
        if (options.containsKey("--generate")) {
            return generate();
        }
        if (options.containsKey("--explain")) {
            Explanation.print(files.get(0), files.get(1), options.get("--explain"), out);
            return FINE;
        }
        if (options.containsKey("--check")) {
            return report(FileCheck.faultsOf(files.get(0), files.get(1)));
        }
        int threads = (int) number("--threads", Runtime.getRuntime().availableProcessors(), 1, 1024);
        Long seed = options.containsKey("--seed") ? number("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE) : null;
        return report(new FilePlanning(files.get(0), files.get(1), threads, seed, out).run());
    }

    private int generate() throws IOException {
        MadeUp made = new MadeUp(
                choice("--generate", MadeUp.Size.values(), MadeUp.Size.TRUST),
                choice("--tightness", MadeUp.Tightness.values(), MadeUp.Tightness.USUAL),
                number("--seed", 2016, Long.MIN_VALUE, Long.MAX_VALUE),
                choice("--ties", YesOrNo.values(), YesOrNo.YES) == YesOrNo.YES);
        try (JsonOut file = new JsonOut(files.get(0))) {
            InstanceWriter writer = new InstanceWriter(file.json);
            writer.begin(made.header(), made.rules());
            for (MadeUp.MadeTrust trust : (Iterable<MadeUp.MadeTrust>) made.trusts()::iterator) {
                writer.trust(trust.trust());
            }
            writer.end();
            file.finish();
        }
        return FINE;
    }

    private enum YesOrNo {
        YES,
        NO
    }

    private <T extends Enum<T>> T choice(String option, T[] choices, T usual) {
        String value = options.getOrDefault(option, usual.name());
        return Arrays.stream(choices)
                .filter(each -> each.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new BadFile("%s must be one of %s, not '%s'."
                        .formatted(option, Arrays.toString(choices).toLowerCase(Locale.ROOT), value)));
    }

    private int report(Faults faults) {
        faults.notes().forEach(out::println);
        if (faults.proven() + faults.claimed() > 0) {
            out.printf(
                    "Of the theatres' bounds, %d are proven by the file and %d only claimed by the planner.%n",
                    faults.proven(), faults.claimed());
        }
        faults.kept().forEach(out::println);
        if (faults.count() == 0) {
            out.println("The check found no fault.");
            return FINE;
        }
        out.printf("The check found %d fault(s).%n", faults.count());
        return CHECK_FAILED;
    }

    private long number(String option, long usual, long least, long greatest) {
        String value = options.getOrDefault(option, Long.toString(usual));
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException notWhole) {
            // Said below.
        }
        throw new BadFile(
                "%s must be a whole number from %d to %d, not '%s'.".formatted(option, least, greatest, value));
    }
}
