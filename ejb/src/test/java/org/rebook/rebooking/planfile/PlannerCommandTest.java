package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerCommandTest {

    @TempDir
    private Path folder;

    private Path instance;
    private Path plan;

    @BeforeEach
    void writeTheExample() {
        instance = SampleFiles.write(folder, "instance.json", SampleFiles.documented("instance"));
        plan = folder.resolve("plan.json");
    }

    @Test
    void plansTheDocumentedExampleAsTheDocumentationTells() throws IOException {
        SampleFiles.Ended ended = SampleFiles.run(instance, plan);
        assertThat(ended.code()).as(ended.said() + ended.complained()).isZero();
        ObjectMapper json = new ObjectMapper();
        ObjectNode made = (ObjectNode) json.readTree(plan.toFile());
        made.remove("fingerprint");
        assertThat(made).isEqualTo(json.readTree(SampleFiles.documented("plan")));
        assertThat(ended.said()).contains("3, 2 placed, 1 unplaced").contains("Cost        10014, at least 10014");
    }

    @Test
    void findsNoFaultWithTheDocumentedPlan() {
        SampleFiles.write(folder, "plan.json", SampleFiles.documented("plan"));
        assertThat(SampleFiles.run("--check", instance, plan).code()).isZero();
    }

    @Test
    void endsWithTwoWhenThePlanIsFaulty() {
        SampleFiles.write(
                folder,
                "plan.json",
                SampleFiles.documented("plan").replace("[\"cy\", null]", "[\"cy\", \"thursday\"]"));
        SampleFiles.Ended ended = SampleFiles.run("--check", instance, plan);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("group 'thursday' has 2 places, 1 of them reserved, but 2 patients");
    }

    @Test
    void refusesThePlanOfAnotherInstance() throws IOException {
        SampleFiles.run(instance, plan);
        Files.writeString(instance, Files.readString(instance) + "\n");
        SampleFiles.Ended ended = SampleFiles.run("--check", instance, plan);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said()).contains("fingerprint sha256:");
    }

    @Test
    void readsAndWritesPackedFiles() throws IOException {
        Path packed = folder.resolve("instance.json.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(instance));
        }
        Path packedPlan = folder.resolve("plan.json.gz");
        assertThat(SampleFiles.run(packed, packedPlan).code()).isZero();
        assertThat(SampleFiles.run("--check", instance, packedPlan).code()).isZero();
    }

    @Test
    void saysThatAPackedFileEndsTooEarly() throws IOException {
        Path packed = Files.write(folder.resolve("instance.json.gz"), new byte[] {0x1f, (byte) 0x8b});
        assertThat(SampleFiles.run(packed, plan).complained()).contains("cannot be read: it ends too early.");
    }

    @Test
    void writesTheSamePlanWithAnyNumberOfThreads() throws IOException {
        SampleFiles.run("--threads", 1, instance, plan);
        Path other = folder.resolve("other.json");
        SampleFiles.run("--threads", 3, instance, other);
        assertThat(other).hasSameTextualContentAs(plan);
    }

    @Test
    void leavesNothingBehindWhenTheInstanceIsRefused() throws IOException {
        Files.writeString(instance, Files.readString(instance).replace("\"unplaced\": 30000,", ""));
        SampleFiles.Ended ended = SampleFiles.run(instance, plan);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.complained()).contains("/trusts/0/pools/0/patients/0", "has no 'unplaced'");
        assertThat(folder.toFile().list()).containsExactly("instance.json");
    }

    @Test
    void doesNotOverwriteTheInstance() {
        assertThat(SampleFiles.run(instance, instance).complained()).contains("must not overwrite");
        assertThat(instance).hasContent(SampleFiles.documented("instance"));
    }

    @Test
    void saysWhatIsWrongWithItsOptions() {
        assertThat(SampleFiles.run("--threads", "0", instance, plan).complained())
                .contains("--threads must be a whole number from 1 to 1024, not '0'");
        assertThat(SampleFiles.run("--what", instance, plan).complained()).contains("--what", "Usage");
        assertThat(SampleFiles.run(instance).code()).isEqualTo(1);
        assertThat(SampleFiles.run(folder.resolve("none.json"), plan).complained())
                .contains("There is no file");
    }
}
