package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstanceReaderTest {

    private static final String INSTANCE = SampleFiles.documented("instance");

    @Test
    void takesTheMembersInAnyOrder() {
        List<Trust> trusts = SampleFiles.read(
                """
                {"trusts":[{"samePerson":[["a","b"]],"ties":[{"without":"together","second":"b","first":"a","most":3}],
                 "pools":[{"patients":[{"arcs":[["h",7],["g",8]],"unplaced":9,"id":"a"},{"arcs":[],"unplaced":0,"id":"b"}],
                  "groups":[{"places":1,"to":2,"from":1,"day":-5,"id":"g"},{"places":0,"to":2,"from":1,"day":0,"id":"h"}],"id":"p"}],
                 "id":"t","note":{"any":[1.5,null]}}],"name":"","version":1,"format":"rebook-instance"}""");
        Trust trust = trusts.get(0);
        assertThat(trust.clinics().get(0).arcGroup()).containsExactly(1, 0);
        assertThat(trust.links())
                .containsExactly(new Link(
                        new Link.Appointment(0, 0),
                        new Link.Appointment(0, 1),
                        -Link.NO_LIMIT,
                        3,
                        Link.Without.TOGETHER));
        assertThat(trust.samePerson()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource
    void refusesWhatTheFormatForbids(String original, String changed, String message) {
        assertThat(INSTANCE).contains(original);
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE.replace(original, changed)))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining(message);
    }

    static Stream<Arguments> refusesWhatTheFormatForbids() {
        String pool = "/trusts/0/pools/0";
        String theatre = "/trusts/0/theatres/0";
        return Stream.of(
                Arguments.of(
                        "\"rebook-instance\"",
                        "\"other\"",
                        "/format (line 2): must be 'rebook-instance', but is 'other'"),
                Arguments.of(
                        "\"version\": 1",
                        "\"version\": 2",
                        "/version (line 2): this program knows version 1 of the format, not 2"),
                Arguments.of("\"name\": \"example\",", "", "has no 'name'"),
                Arguments.of("[\"thursday\", 5]", "[\"friday\", 5]", pool + "/patients/2/arcs/0/0"),
                Arguments.of(
                        "[\"thursday\", 5]",
                        "[\"friday\", 5]",
                        "patient 'cy' names group 'friday', which pool 'ent' does not have"),
                Arguments.of("[\"thursday\", 6]", "[\"tuesday\", 6]", "group 'tuesday' is named twice"),
                Arguments.of("[\"thursday\", 5]", "[\"thursday\", -5]", pool + "/patients/2/arcs/0/1"),
                Arguments.of(
                        "[\"thursday\", 5]",
                        "[\"thursday\", 5.5]",
                        "must be a whole number without point or exponent, but is 5.5"),
                Arguments.of("[\"thursday\", 5]", "[\"thursday\", 5e3]", "but is 5e3"),
                Arguments.of("[\"thursday\", 5]", "[\"thursday\", \"5\"]", "but is the text '5'"),
                Arguments.of("[\"thursday\", 5]", "[\"thursday\", null]", "but is null"),
                Arguments.of("[\"thursday\", 5]", "[\"thursday\"]", "must be an array of 2, but is shorter"),
                Arguments.of("[\"thursday\", 5]", "[\"thursday\", 5, 6]", "must be the end of an array of 2, but is 6"),
                Arguments.of(
                        "[\"thursday\", 5]", "[\"thursday\", 99999999999999999999]", "but is 99999999999999999999"),
                Arguments.of(
                        "\"unplaced\": 10000,",
                        "\"unplaced\": 1152921504606846975,",
                        "add up to more than 1152921504606846975"),
                Arguments.of(
                        "\"unplaced\": 10000,", "\"unplaced\": 1152921504606846976,", pool + "/patients/2/unplaced"),
                Arguments.of("\"id\": \"cy\"", "\"id\": \"ann\"", "the id 'ann' is another patient's"),
                Arguments.of("\"id\": \"hip\"", "\"id\": \"ann\"", theatre + "/operations/2/id"),
                Arguments.of("\"id\": \"thursday\"", "\"id\": \"tuesday\"", pool + "/groups/1/id"),
                Arguments.of("\"id\": \"wednesday\"", "\"id\": \"monday\"", theatre + "/lists/1/id"),
                Arguments.of("\"id\": \"day-surgery\"", "\"id\": \"ent\"", "the id 'ent' is another pool's"),
                Arguments.of("\"id\": \"cy\"", "\"id\": \"\"", "must not be empty"),
                Arguments.of("\"id\": \"cy\"", "\"id\": 7", "must be a text in quotes, but is 7"),
                Arguments.of("\"id\": \"cy\"", "\"id\": \"cy\", \"id\": \"dy\"", "is given twice"),
                Arguments.of("\"id\": \"cy\"", "\"id\": \"cy\", \"age\": 7", pool + "/patients/2/age"),
                Arguments.of(
                        "\"reserved\": 1", "\"reserved\": 3", "group 'thursday' has 2 places, of which 3 are reserved"),
                Arguments.of("\"places\": 1", "\"places\": -1", pool + "/groups/0/places"),
                Arguments.of(
                        "\"from\": 540, \"to\": 720, \"places\": 1",
                        "\"from\": 540, \"to\": 540, \"places\": 1",
                        "runs from minute 540 to minute 540"),
                Arguments.of(
                        "\"greatestChance\": 0.15",
                        "\"greatestChance\": 0.5",
                        "must be at least 0.000001 and less than 0.5, but is 0.5"),
                Arguments.of(
                        "\"greatestChance\": 0.15",
                        "\"greatestChance\": 1e-9",
                        "must be at least 0.000001 and less than 0.5, but is 1e-9"),
                Arguments.of("\"weight\": 100}", "\"weight\": 10000}", "/levels/1"),
                Arguments.of("[[\"wednesday\", 4]]", "[[\"friday\", 4]]", theatre + "/operations/2/lists/0/0"),
                Arguments.of("[[\"wednesday\", 4]]", "[[\"wednesday\", 4],[\"wednesday\", 4]]", "it has named before"),
                Arguments.of("\"days\": 2", "\"days\": 0", theatre + "/operations/2/uses/0/days"),
                Arguments.of("\"variance\": 900", "\"variance\": -900", theatre + "/operations/2/variance"),
                Arguments.of(
                        "{\"what\": \"bed\", \"day\": 3, \"most\": 1}",
                        "{\"what\": \"bed\", \"day\": 3, \"most\": 1}, {\"what\": \"bed\", \"day\": 3, \"most\": 2}",
                        "two limits for day 3"),
                Arguments.of(
                        "\"id\": \"north\",",
                        "\"id\": \"north\", \"ties\": [{\"first\": \"ann\", \"second\": \"zoe\", \"without\":"
                                + " \"free\"}],",
                        "/trusts/0/ties/0/second"),
                Arguments.of(
                        "\"id\": \"north\",",
                        "\"id\": \"north\", \"ties\": [{\"first\": \"ann\", \"second\": \"ann\", \"without\":"
                                + " \"free\"}],",
                        "'ann' is tied to itself"),
                Arguments.of(
                        "\"id\": \"north\",",
                        "\"id\": \"north\", \"ties\": [{\"first\": \"ann\", \"second\": \"ben\", \"least\": 2,"
                                + " \"most\": 1, \"without\": \"free\"}],",
                        "least (2) is more than most (1)"),
                Arguments.of(
                        "\"id\": \"north\",",
                        "\"id\": \"north\", \"ties\": [{\"first\": \"ann\", \"second\": \"ben\", \"without\":"
                                + " \"maybe\"}],",
                        "must be one of free, needs-first, together, but is 'maybe'"),
                Arguments.of(
                        "\"id\": \"north\",",
                        "\"id\": \"north\", \"samePerson\": [[\"ann\", \"zoe\"]],",
                        "/trusts/0/samePerson/0/1"),
                Arguments.of(
                        "\"id\": \"north\",",
                        "\"id\": \"north\", \"samePerson\": [[\"ann\"]],",
                        "two or more appointments"));
    }

    @Test
    void saysWhatIsWrongInOneLineHoweverStrangeTheText() {
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE.replace("[\"thursday\", 5]", "[\"a\\nb\\u202e\", 5]")))
                .hasMessageContaining("names group 'a\\u000ab\\u202e', which");
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE.replace("\"places\"", "\"" + "p".repeat(5000) + "\"")))
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(300);
        assertThatThrownBy(() ->
                        SampleFiles.read(INSTANCE.replace("[\"thursday\", 5]", "[\"" + "g".repeat(5000) + "\", 5]")))
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(300);
    }

    @Test
    void refusesATrustTwiceAndLevelsThatComeTooLate() {
        String trust = "{\"id\": \"t\"}";
        String start = "{\"format\": \"rebook-instance\", \"version\": 1, \"name\": \"\", \"trusts\": [";
        assertThatThrownBy(() -> SampleFiles.read(start + trust + "," + trust + "]}"))
                .hasMessageContainingAll("/trusts/1/id", "the id 't' is another trust's");
        assertThatThrownBy(() -> SampleFiles.read(start + trust + "], \"levels\": []}"))
                .hasMessageContainingAll("/levels", "must come before 'trusts'");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThatThrownBy(() -> SampleFiles.read("")).hasMessage("The file is empty.");
        assertThatThrownBy(() -> SampleFiles.read("patients")).hasMessageStartingWith("Line 1, column");
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE.substring(0, 900))).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE + "{}")).hasMessageContaining("nothing may follow");
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE.replace("30000", "NaN")))
                .hasMessageMatching(
                        "Line \\d+, column \\d+, in /trusts/0/pools/0/patients/0/unplaced: this is not JSON: .*'NaN'\\.");
        assertThatThrownBy(() -> SampleFiles.read(INSTANCE.replace("30000", "3".repeat(2000))))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("Number value length (2000)");
        assertThatThrownBy(() -> SampleFiles.read("[]")).hasMessageContaining("must be an object, but is an array");
    }
}
