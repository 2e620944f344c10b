package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of fault is planted in a right plan, one at a time, and must be found. */
class PlanCheckTest {

    @TempDir
    private Path folder;

    @Test
    void findsNoFaultWithTheDocumentedPlans() {
        assertThat(check("instance", "plan", "", "").code()).isZero();
        assertThat(check("tied-instance", "tied-plan", "", "").code()).isZero();
        assertThat(check("cases-instance", "cases-plan", "", "").code()).isZero();
    }

    @ParameterizedTest(name = "{0}plan: {1} -> {2}: {3}")
    @MethodSource({
        "org.rebook.rebooking.planfile.PlantedFaults#inThePlan",
        "org.rebook.rebooking.planfile.PlantedFaults#inTheProofByCases",
        "org.rebook.rebooking.planfile.PlantedFaults#inTheTies"
    })
    void findsTheFault(String files, String original, String changed, String message) {
        SampleFiles.Ended ended = check(files + "instance", files + "plan", original, changed);
        assertThat(ended.said()).contains(message);
        assertThat(ended.code()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource
    void refusesCasesThatAreNotWhole(String original, String changed, String message) {
        SampleFiles.Ended ended = check("cases-instance", "cases-plan", original, changed);
        assertThat(ended.complained()).contains(message);
        assertThat(ended.code()).isEqualTo(1);
    }

    static Stream<Arguments> refusesCasesThatAreNotWhole() {
        return Stream.of(
                Arguments.of("\"minute\": 540,", "", "either 'split', 'day', 'minute', 'early' and 'later'"),
                Arguments.of("\"split\": \"ann-ct\",", "\"prices\": {},", "either 'split', 'day'"),
                Arguments.of("\"minute\": 540", "\"minute\": 1441", "1441"),
                Arguments.of("\"early\": {\"prices\"", "\"early\": {\"price\"", "price"));
    }

    @Test
    void findsPlansThatAreGivenTwice() {
        String again = "{\"id\": \"ent\", \"cost\": 0, \"placements\": []}, {\n      \"id\": \"ent\"";
        assertThat(check("instance", "plan", "{\n      \"id\": \"ent\"", again).said())
                .contains("'ent' is planned twice");
        String trust = "{\"id\": \"north\", \"cost\": 0}, {\n    \"id\": \"north\"";
        assertThat(check("instance", "plan", "{\n    \"id\": \"north\"", trust).complained())
                .contains("trust 'north' is planned twice");
    }

    @Test
    void findsBoundsThatWouldProveMoreThanThePlanCosts() {
        String charged = "\"charged\": {\"bound\": 8, \"charges\": []}, \"proof\":";
        SampleFiles.Ended ended = check("instance", "plan", "\"proof\":", charged);
        assertThat(ended.said()).contains("10015").contains("10014");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void figuresTooGreatToCountProveNothing() {
        String open =
                SampleFiles.documented("instance").replace("\"places\": 2, \"reserved\": 1", "\"places\": 1000000");
        Path instance = SampleFiles.write(folder, "instance.json", open);
        Path dear = SampleFiles.write(
                folder,
                "plan.json",
                SampleFiles.documented("plan").replace("\"thursday\": 9995", "\"thursday\": " + FormatLimits.COST));
        assertThat(SampleFiles.run("--check", instance, dear).said())
                .contains("claims the bound 10007, but its prices prove only -1152921504606846974979998");
        String greatCharges = "\"charged\": {\"bound\": 0, \"charges\": [[\"hip\", null, %d], [\"child\", null, %d]]},"
                .formatted(FormatLimits.COST, FormatLimits.COST);
        assertThat(check("instance", "plan", "\"proof\":", greatCharges + "\"proof\":")
                        .said())
                .contains("its charges add up to more than " + FormatLimits.COST);
        String greatOffers = "[\"hip\", 4]], \"limits\": [[\"bed\", 3, %d]]".formatted(FormatLimits.COST);
        assertThat(check("instance", "plan", "[\"hip\", 4]]", greatOffers).said())
                .contains("the proof claims the bound 7, but its offers prove only -");
    }

    @Test
    void boundsTooGreatToAddUpAreAFault() {
        StringBuilder theatres = new StringBuilder();
        StringBuilder plans = new StringBuilder();
        for (int number = 0; number < 16; number++) {
            String comma = number == 0 ? "" : ",";
            theatres.append(comma).append("{\"id\": \"%d\", \"lists\": [], \"operations\": []}".formatted(number));
            plans.append(comma)
                    .append(
                            "{\"id\": \"%d\", \"cost\": 0, \"placements\": [], \"charged\": {\"bound\": %d, \"charges\": []}}"
                                    .formatted(number, FormatLimits.COST));
        }
        Path instance = SampleFiles.write(
                folder,
                "instance.json",
                "{\"format\": \"rebook-instance\", \"version\": 1, \"name\": \"\", \"trusts\": [{\"id\": \"t\", \"theatres\": [%s]}]}"
                        .formatted(theatres));
        Path plan = SampleFiles.write(
                folder,
                "plan.json",
                "{\"format\": \"rebook-plan\", \"version\": 1, \"cost\": 0, \"trusts\": [{\"id\": \"t\", \"cost\": 0, \"bound\": 0, \"theatres\": [%s]}]}"
                        .formatted(plans));
        assertThat(SampleFiles.run("--check", instance, plan).said()).contains("too great to be added up");
    }

    private SampleFiles.Ended check(String instance, String plan, String original, String changed) {
        return SampleFiles.check(folder, instance, plan, original, changed);
    }
}
