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

    @Test
    void aPersonWithTwentyFourAppointmentsHasAPlaceForEach() {
        List<Clinic.Group> groups = new ArrayList<>();
        for (int group = 0; group < 60; group++) {
            groups.add(new Clinic.Group("g" + group, group / 2, 540 + 30 * (group % 2), 630 + 30 * (group % 2), 1, 0));
        }
        List<String> names = new ArrayList<>();
        List<Link.Appointment> person = new ArrayList<>();
        Ints firstArc = new Ints();
        Ints arcGroup = new Ints();
        Longs arcCost = new Longs();
        Longs unplaced = new Longs();
        for (int patient = 0; patient < 24; patient++) {
            names.add("p" + patient);
            person.add(new Link.Appointment(0, patient));
            unplaced.add(10_000);
            firstArc.add(arcGroup.size());
            for (int group = patient % 3; group < groups.size(); group += 3) {
                arcGroup.add(group);
                arcCost.add(group / 2);
            }
        }
        firstArc.add(arcGroup.size());
        Clinic clinic = new Clinic(
                "c", groups, names, unplaced.toArray(), firstArc.toArray(), arcGroup.toArray(), arcCost.toArray());
        Trust trust = new Trust("t", SampleInstances.rules(), List.of(clinic), List.of(), List.of(), List.of(person));
        TrustPlan plan = TrustPlanning.plan(trust, 0);
        Faults faults = new Faults();
        TrustCheck.check(trust, plan, faults);
        assertThat(faults.kept()).isEmpty();
        assertThat(plan.clinics().get(0).unplaced()).isZero();
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
