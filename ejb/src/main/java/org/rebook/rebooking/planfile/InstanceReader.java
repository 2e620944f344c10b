package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.plan.OverrunRule;

/** Reads an instance trust by trust and hands each on as soon as it is complete. */
final class InstanceReader {

    static final String FORMAT = "rebook-instance";

    /** What the file said of itself, and the fingerprint of its bytes. */
    record Read(Header header, String fingerprint) {}

    private final JsonIn json;
    private final Consumer<Trust> trusts;
    private final Set<String> trustIds = new HashSet<>();

    private String name = "";
    private @Nullable Long seed;
    private final List<Header.Level> levels = new ArrayList<>();
    private OverrunRule overrun = OverrunRule.STANDARD;
    private boolean sawTrust;

    private InstanceReader(JsonIn json, Consumer<Trust> trusts) {
        this.json = json;
        this.trusts = trusts;
    }

    static Read read(Path file, Consumer<Trust> trusts) {
        try (InputStream bytes = FileBytes.read(file)) {
            return read(bytes, trusts);
        } catch (NoSuchFileException missing) {
            throw new BadFile("There is no file %s.".formatted(file), missing);
        } catch (IOException unreadable) {
            throw new BadFile("%s cannot be read: %s".formatted(file, FileBytes.why(unreadable)), unreadable);
        }
    }

    static Read read(InputStream bytes, Consumer<Trust> trusts) throws IOException {
        DigestInputStream fingerprinted = FileBytes.fingerprinted(bytes);
        try (JsonIn json = new JsonIn(fingerprinted)) {
            InstanceReader reader = new InstanceReader(json, trusts);
            json.document(() -> json.object(reader::member, "format", "version", "name", "trusts"));
            return new Read(
                    new Header(reader.name, reader.seed, List.copyOf(reader.levels)),
                    FileBytes.fingerprint(fingerprinted));
        }
    }

    private boolean member(String member) throws IOException {
        if (sawTrust && (member.equals("levels") || member.equals("overrun"))) {
            throw json.fault("must come before 'trusts'");
        }
        switch (member) {
            case "format" -> requireFormat(json, FORMAT);
            case "version" -> requireVersion(json);
            case "name" -> name = json.text();
            case "seed" -> seed = json.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE);
            case "levels" -> json.array(this::level);
            case "overrun" -> overrun();
            case "trusts" -> json.array(this::trust);
            default -> {
                return false;
            }
        }
        return true;
    }

    static void requireFormat(JsonIn json, String format) throws IOException {
        String found = json.text();
        if (!found.equals(format)) {
            throw json.fault("must be '%s', but is '%s'", format, found);
        }
    }

    static void requireVersion(JsonIn json) throws IOException {
        long found = json.wholeLong(Long.MIN_VALUE, Long.MAX_VALUE);
        if (found != FormatLimits.VERSION) {
            throw json.fault("this program knows version %d of the format, not %d", FormatLimits.VERSION, found);
        }
    }

    private void level() throws IOException {
        String[] level = {""};
        long[] weight = {0};
        json.object(
                member -> {
                    switch (member) {
                        case "name" -> level[0] = json.id();
                        case "weight" -> weight[0] = json.wholeLong(1, FormatLimits.COST);
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "name",
                "weight");
        if (!levels.isEmpty() && levels.get(levels.size() - 1).weight() <= weight[0]) {
            throw json.fault(
                    "the weight of '%s' (%d) must be less than that of '%s' before it (%d)",
                    level[0],
                    weight[0],
                    levels.get(levels.size() - 1).name(),
                    levels.get(levels.size() - 1).weight());
        }
        levels.add(new Header.Level(level[0], weight[0]));
    }

    private void overrun() throws IOException {
        int[] allowance = {0};
        double[] chance = {0};
        json.object(
                member -> {
                    switch (member) {
                        case "allowanceMinutes" -> allowance[0] = json.whole(0, FormatLimits.MINUTES);
                        case "greatestChance" -> chance[0] = chance();
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "allowanceMinutes",
                "greatestChance");
        overrun = new OverrunRule(allowance[0], chance[0]);
    }

    private double chance() throws IOException {
        double chance = json.number();
        if (!(chance >= FormatLimits.LEAST_CHANCE && chance < 0.5)) {
            throw json.fault("must be at least 0.000001 and less than 0.5, but is %s", json.shown());
        }
        return chance;
    }

    private void trust() throws IOException {
        String where = json.path();
        sawTrust = true;
        Trust trust = TrustReader.read(json, rules());
        if (!trustIds.add(trust.id())) {
            throw json.faultAt(where + "/id", "the id '%s' is another trust's", trust.id());
        }
        trusts.accept(trust);
    }

    private Rules rules() {
        return new Rules(overrun, List.copyOf(levels));
    }
}
