package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example that the format's documentation tells, and a shell to try files in. */
final class SampleFiles {

    static final Path DOCUMENTATION = Path.of("src/docs/instance-format.md");

    /** What a command said and how it ended. */
    record Ended(int code, String said, String complained) {}

    private SampleFiles() {}

    static String documented(String what) {
        try {
            String page = Files.readString(DOCUMENTATION);
            int start = page.indexOf("```json " + what + "\n") + what.length() + 9;
            return page.substring(start, page.indexOf("```", start));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Trust> read(String instance) {
        List<Trust> trusts = new ArrayList<>();
        try {
            InstanceReader.read(new ByteArrayInputStream(instance.getBytes(StandardCharsets.UTF_8)), trusts::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return trusts;
    }

    static Ended run(Object... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        String[] words = new String[arguments.length];
        for (int at = 0; at < words.length; at++) {
            words[at] = arguments[at].toString();
        }
        int code = PlannerCommand.run(new PrintStream(said), new PrintStream(complained), words);
        return new Ended(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Checks a documented plan in which something is written otherwise; nothing, where there is no original. */
    static Ended check(Path folder, String instance, String plan, String original, String changed) {
        String right = documented(plan);
        assertThat(right).contains(original);
        Path instanceFile = write(folder, "instance.json", documented(instance));
        Path planFile = write(folder, "plan.json", original.isEmpty() ? right : right.replace(original, changed));
        return run("--check", instanceFile, planFile);
    }
}
