package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check says of theatres: the order on a list, what may be used, and which bounds the file proves. */
class TheatreCheckTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhichBoundsTheFileProvesAndWhichHaveToBeBelieved() {
        assertThat(check("instance", "plan", "", "").said()).contains("1 are proven by the file and 0 only claimed");
        assertThat(check("instance", "plan", "\"bound\": 7, \"parts\"", "\"bound\": 6, \"parts\"")
                        .said())
                .contains("0 are proven by the file and 1 only claimed");
        String proof =
                "\"proof\": {\"bound\": 7, \"parts\": 1, \"offers\": [[\"hernia\", 1], [\"child\", 2], [\"hip\", 4]]},";
        assertThat(check("instance", "plan", proof, "").said())
                .contains("0 are proven by the file and 1 only claimed")
                .contains("no fault");
    }

    @Test
    void findsAnOrderThatIsBrokenByOne() {
        Path instance = SampleFiles.write(
                folder,
                "instance.json",
                SampleFiles.documented("instance").replace("\"id\": \"hernia\",", "\"id\": \"hernia\", \"order\": 1,"));
        Path plan = SampleFiles.write(
                folder,
                "plan.json",
                SampleFiles.documented("plan")
                        .replace(
                                "[\"child\", \"monday\"], [\"hernia\", \"monday\"]",
                                "[\"hernia\", \"monday\"], [\"child\", \"monday\"]"));
        assertThat(SampleFiles.run("--check", instance, plan).said())
                .contains("'hernia' (order 1) comes before 'child' (order 0)");
    }

    @Test
    void aChargedBoundNeedsAProofOfItsOwn() {
        String charged = "\"charged\": {\"bound\": 8, \"charges\": [[\"hip\", \"wednesday\", 1]]%s},";
        String proof = ", \"proof\": {\"bound\": 8, \"parts\": 1,"
                + " \"offers\": [[\"hernia\", 1], [\"child\", 2], [\"hip\", 5]]}";
        assertThat(check("instance", "plan", "\"proof\":", charged.formatted("") + "\"proof\":")
                        .said())
                .contains("0 are proven by the file and 1 only claimed");
        assertThat(check("instance", "plan", "\"proof\":", charged.formatted(proof) + "\"proof\":")
                        .said())
                .contains("1 are proven by the file and 0 only claimed");
    }

    @Test
    void findsTheLimitThatIsPassed() {
        Path instance = SampleFiles.write(
                folder, "instance.json", SampleFiles.documented("instance").replace("\"most\": 1", "\"most\": 0"));
        Path plan = SampleFiles.write(folder, "plan.json", SampleFiles.documented("plan"));
        assertThat(SampleFiles.run("--check", instance, plan).said())
                .contains("1 operations use 'bed' on day 3, which has 0");
    }

    private SampleFiles.Ended check(String instance, String plan, String original, String changed) {
        return SampleFiles.check(folder, instance, plan, original, changed);
    }
}
