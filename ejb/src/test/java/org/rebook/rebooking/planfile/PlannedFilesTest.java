package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances of every kind through the command, as others would send them. */
class PlannedFilesTest {

    private static final int TRUSTS = 150;

    @TempDir
    private Path folder;

    @Test
    void plansEveryInstanceWithoutFaultAndNeverClaimsMoreThanIsTrue() throws IOException {
        List<Trust> trusts = new ArrayList<>();
        for (int seed = 0; seed < TRUSTS; seed++) {
            trusts.add(SampleInstances.small(seed, 3, 3));
        }
        Path instance = write(trusts);
        Path plan = folder.resolve("plan.json");
        SampleFiles.Ended ended = SampleFiles.run(instance, plan);
        assertThat(ended.code()).as(ended.said() + ended.complained()).isZero();
        assertThat(SampleFiles.run("--check", instance, plan).code()).isZero();
        PlanFile planned = PlanReader.read(plan);
        int optimal = 0;
        for (Trust trust : trusts) {
            TrustPlan made = planned.trusts().get(trust.id());
            long least = EveryTrustPlan.leastCost(trust);
            assertThat(made.cost()).as(trust.id()).isGreaterThanOrEqualTo(least);
            assertThat(made.bound()).as(trust.id()).isLessThanOrEqualTo(least);
            assertThat(made.untiedBound() == null ? 0 : made.untiedBound()).isLessThanOrEqualTo(least);
            if (!trust.isTied() && trust.theatres().isEmpty()) {
                assertThat(made.cost()).as(trust.id()).isEqualTo(least);
                assertThat(made.proven()).as(trust.id()).isTrue();
            }
            optimal += made.cost() == least ? 1 : 0;
        }
        assertThat(optimal).isGreaterThan(TRUSTS * 95 / 100);
    }

    @Test
    void costsAsGreatAsTheFormatAllowsArePlannedAsWell() {
        for (int seed = 0; seed < 6 * TRUSTS; seed++) {
            Trust trust = SampleInstances.small(seed, 3, 6);
            Trust dear = SampleInstances.dearer(trust, FormatLimits.COST / Math.max(1, dearest(trust)));
            Faults faults = new Faults();
            TrustCheck.check(dear, TrustPlanning.plan(dear, seed), faults);
            assertThat(faults.kept()).as(trust.id()).isEmpty();
        }
    }

    private static long dearest(Trust trust) {
        int people = trust.clinics().stream()
                        .mapToInt(clinic -> clinic.patients().size())
                        .sum()
                + trust.theatres().stream()
                        .mapToInt(theatre -> theatre.operations().size())
                        .sum();
        return people * 100L;
    }

    @Test
    void readsWhatItWritesAsItWas() throws IOException {
        List<Trust> trusts = new ArrayList<>();
        for (int seed = 0; seed < 50; seed++) {
            trusts.add(SampleInstances.small(seed, 8, 6));
        }
        List<Trust> read = new ArrayList<>();
        InstanceReader.read(write(trusts), read::add);
        assertThat(read).usingRecursiveComparison().isEqualTo(trusts);
    }

    @Test
    void madeUpTrustsArePlannedWithoutFault() {
        for (MadeUp.Tightness tightness : MadeUp.Tightness.values()) {
            Path instance = folder.resolve(tightness + ".json.gz");
            Path plan = folder.resolve("plan.json");
            SampleFiles.run("--generate", "trust", "--seed", 7, "--tightness", tightness, "--ties", "no", instance);
            assertThat(SampleFiles.run(instance, plan).code()).isZero();
        }
    }

    @Test
    void theSameSeedMakesUpTheSameInstance() throws IOException {
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");
        SampleFiles.run("--generate", "trust", "--seed", 7, one);
        SampleFiles.run("--generate", "trust", "--seed", 7, other);
        assertThat(one).hasSameTextualContentAs(other);
        SampleFiles.run("--generate", "trust", "--seed", 8, other);
        assertThat(one).content().isNotEqualTo(Files.readString(other));
    }

    private Path write(List<Trust> trusts) throws IOException {
        Path file = folder.resolve("instance.json");
        try (JsonOut out = new JsonOut(file)) {
            InstanceWriter writer = new InstanceWriter(out.json);
            writer.begin(SampleInstances.header(), SampleInstances.rules());
            for (Trust trust : trusts) {
                writer.trust(trust);
            }
            writer.end();
            out.finish();
        }
        return file;
    }
}
