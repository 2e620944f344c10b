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

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource
    void findsTheFaultInTheProofByCases(String original, String changed, String message) {
        SampleFiles.Ended ended = check("cases-instance", "cases-plan", original, changed);
        assertThat(ended.said()).contains(message);
        assertThat(ended.code()).isEqualTo(2);
    }

    static Stream<Arguments> findsTheFaultInTheProofByCases() {
        return Stream.of(
                Arguments.of("\"split\": \"ann-ct\", \"day\": 1", "\"split\": \"ann-ct\", \"day\": 0", "prove only 3"),
                Arguments.of("\"minute\": 540", "\"minute\": 539", "prove only 3"),
                Arguments.of("\"day\": 1, \"minute\"", "\"day\": 8, \"minute\"", "prove only 3"),
                Arguments.of("\"split\": \"ann-ct\"", "\"split\": \"ben-mri\"", "prove only 3"),
                Arguments.of("\"split\": \"ann-ct\"", "\"split\": \"zoe\"", "'zoe', which is not tied to anybody"),
                Arguments.of("\"clinic\": {\"early\": 2}", "\"clinic\": {\"early\": 3}", "prove only 3"),
                Arguments.of("\"ct\": {\"early\": 2}", "\"ct\": {\"early\": -2}", "has a price below zero: -2"),
                Arguments.of("\"ct\": {\"early\": 2}", "\"ct\": {\"noon\": 2}", "a price is given for group 'noon'"),
                Arguments.of("\"ct\": {\"early\": 2}", "\"xray\": {\"early\": 2}", "prices 'xray', which is no pool"),
                Arguments.of(
                        "\"clinic\": {}}}",
                        "\"clinic\": {}}, \"charged\": {\"main\": {\"bound\": 9, \"charges\": []}}}",
                        "charges 'main', which is no theatre"),
                Arguments.of("\"cost\": 4, \"bound\": 4", "\"cost\": 4, \"bound\": 5", "claims the bound 5"));
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

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource
    void findsTheFaultInThePlan(String original, String changed, String message) {
        SampleFiles.Ended ended = check("instance", "plan", original, changed);
        assertThat(ended.said()).contains(message);
        assertThat(ended.code()).isEqualTo(2);
    }

    static Stream<Arguments> findsTheFaultInThePlan() {
        return Stream.of(
                Arguments.of("[\"cy\", null]", "[\"cy\", \"thursday\"]", "1 of them reserved, but 2 patients"),
                Arguments.of("[\"cy\", null]", "[\"cy\", \"tuesday\"]", "'cy' may not be placed in group 'tuesday'"),
                Arguments.of(
                        "[\"cy\", null]", "[\"cy\", \"friday\"]", "'cy' is placed at 'friday', which it does not have"),
                Arguments.of(", [\"cy\", null]", "", "'cy' is missing from the placements"),
                Arguments.of("[\"cy\", null]", "[\"cy\", null], [\"cy\", null]", "'cy' is placed twice"),
                Arguments.of("[\"cy\", null]", "[\"cy\", null], [\"zoe\", null]", "nobody with the id 'zoe'"),
                Arguments.of(
                        "[\"ann\", \"thursday\"]",
                        "[\"ann\", null]",
                        "says it costs 10007, but its placements cost 40001"),
                Arguments.of(
                        "\"cost\": 10007", "\"cost\": 10006", "says it costs 10006, but its placements cost 10007"),
                Arguments.of(
                        "\"id\": \"north\", \"cost\": 10014",
                        "\"id\": \"north\", \"cost\": 10013",
                        "says it costs 10013, but its pools cost 10014"),
                Arguments.of(
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true\n}",
                        "\"cost\": 10015, \"bound\": 10014, \"proven\": true\n}",
                        "says it costs 10015, but its trusts cost 10014"),
                Arguments.of(
                        "\"tuesday\": 9999",
                        "\"tuesday\": 9998",
                        "claims the bound 10007, but its prices prove only 10006"),
                Arguments.of(
                        "\"tuesday\": 9999", "\"tuesday\": 19999", "pool 'ent': claimed proven, but its prices prove"),
                Arguments.of(
                        "\"tuesday\": 9999",
                        "\"tuesday\": 9998",
                        "Trust 'north': claimed proven, but its prices prove 10013 and the plan costs 10014"),
                Arguments.of(
                        "\"id\": \"north\", \"cost\": 10014",
                        "\"id\": \"north\", \"cost\": 10015",
                        "says it costs 10015, but its pools cost 10014"),
                Arguments.of("\"tuesday\": 9999", "\"tuesday\": -1", "group 'tuesday' has a price below zero: -1"),
                Arguments.of("\"tuesday\": 9999", "\"friday\": 9999", "a price is given for group 'friday'"),
                Arguments.of(
                        "\"bound\": 10007",
                        "\"bound\": 10008",
                        "claims the bound 10008, but its prices prove only 10007"),
                Arguments.of(
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true,",
                        "\"cost\": 10014, \"bound\": 10015, \"proven\": true,",
                        "claims the bound 10015, but its prices prove only 10014"),
                Arguments.of(
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true\n}",
                        "\"cost\": 10014, \"bound\": 10015, \"proven\": true\n}",
                        "claims the bound 10015, but its trusts' bounds add up to 10014"),
                Arguments.of(
                        "[\"child\", \"monday\"], [\"hernia\", \"monday\"]",
                        "[\"child\", \"wednesday\"], [\"hernia\", \"wednesday\"]",
                        "list 'wednesday' runs over with a chance of"),
                Arguments.of(
                        "[\"child\", \"monday\"], [\"hernia\", \"monday\"]",
                        "[\"hernia\", \"monday\"], [\"child\", \"monday\"]",
                        "'hernia' (order 1000000) comes before 'child' (order 0)"),
                Arguments.of("[\"hip\", \"wednesday\"]", "[\"hip\", \"monday\"]", "'hip' may not go on list 'monday'"),
                Arguments.of(
                        "\"cost\": 7, \"bound\": 7", "\"cost\": 7, \"bound\": 8", "the bound 8 is above the cost 7"),
                Arguments.of(
                        "\"cost\": 7, \"bound\": 7",
                        "\"cost\": 7, \"bound\": 6",
                        "claimed proven, but the bound is 6 and the cost 7"),
                Arguments.of(
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true,",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": false,",
                        "The plan is claimed proven, but not every trust of it is"),
                Arguments.of(
                        "\"proof\": {\"bound\": 7",
                        "\"proof\": {\"bound\": 8",
                        "the proof claims the bound 8, but its offers prove only 7"),
                Arguments.of("[\"hip\", 4]", "[\"hip\", 3]", "claims the bound 7, but its offers prove only 6"),
                Arguments.of("[\"child\", 2]", "[\"child\", 4]", "claims the bound 7, but its offers prove only 6"),
                Arguments.of(", [\"hip\", 4]", "", "claims the bound 7, but its offers prove only 3"),
                Arguments.of("[\"hip\", 4]", "[\"hip\", 30001]", "30001 is offered for 'hip', more than the 30000"),
                Arguments.of("[\"hip\", 4]", "[\"knee\", 4]", "an offer names 'knee', which it does not have"),
                Arguments.of("[\"hip\", 4]", "[\"child\", 2]", "'child', which it does not have or has named before"),
                Arguments.of(
                        "[\"hip\", 4]]",
                        "[\"hip\", 4]], \"limits\": [[\"bed\", 3, 1]]",
                        "claims the bound 7, but its offers prove only 6"),
                Arguments.of(
                        "[\"hip\", 4]]",
                        "[\"hip\", 4]], \"limits\": [[\"bed\", 4, 1]]",
                        "prices 'bed' on day 4, which has no limit"),
                Arguments.of("\"parts\": 1", "\"parts\": 2", "claims the bound 7, but its offers prove only 4"),
                Arguments.of("\"id\": \"ent\"", "\"id\": \"eye\"", "'ent' has no plan"),
                Arguments.of("\"id\": \"ent\"", "\"id\": \"eye\"", "there is no 'eye' to be planned"),
                Arguments.of("\"id\": \"north\"", "\"id\": \"west\"", "Trust 'north' has no plan"),
                Arguments.of("\"id\": \"north\"", "\"id\": \"west\"", "There is no trust 'west' to be planned"),
                Arguments.of(
                        "\"version\": 1,",
                        "\"version\": 1, \"fingerprint\": \"sha256:00\",",
                        "with the fingerprint sha256:00"));
    }

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

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @MethodSource
    void findsTheFaultInTheTies(String original, String changed, String message) {
        SampleFiles.Ended ended = check("tied-instance", "tied-plan", original, changed);
        assertThat(ended.said()).contains(message);
        assertThat(ended.code()).isEqualTo(2);
    }

    static Stream<Arguments> findsTheFaultInTheTies() {
        return Stream.of(
                Arguments.of(
                        "[\"eve-visit\", \"first\"]",
                        "[\"eve-visit\", \"second\"]",
                        "'eve-scan' and 'eve-visit' are 8 days apart, not 1 to 7"),
                Arguments.of(
                        "[\"eve-scan\", \"early\"]",
                        "[\"eve-scan\", null]",
                        "the second needs the first, which has no place"),
                Arguments.of(
                        "\"cost\": 13, \"bound\": 13",
                        "\"cost\": 13, \"bound\": 14",
                        "claims the bound 14, but its prices prove only 13"),
                Arguments.of("\"prices\": {\"early\": 10},", "", "claims the bound 13, but its prices prove only 3"),
                Arguments.of(
                        "\"prices\": {\"early\": 10},",
                        "",
                        "claimed proven, but its prices prove 3 and the plan costs 13"),
                Arguments.of(
                        "\"untiedBound\": 10",
                        "\"untiedBound\": 14",
                        "the bound without ties, 14, is above the cost 13"));
    }

    @Test
    void findsThePersonWhoIsInTwoPlacesAtOnce() {
        String instance = SampleFiles.documented("tied-instance")
                .replace("\"id\": \"first\", \"day\": 2", "\"id\": \"first\", \"day\": 1")
                .replace("\"least\": 1", "\"least\": 0");
        Path file = SampleFiles.write(folder, "instance.json", instance);
        Path plan = SampleFiles.write(folder, "plan.json", SampleFiles.documented("tied-plan"));
        assertThat(SampleFiles.run("--check", file, plan).said())
                .contains("one person, who would be in two places at once on day 1");
        Path later = SampleFiles.write(
                folder,
                "later.json",
                instance.replace(
                        "\"day\": 1, \"from\": 540, \"to\": 720, \"places\": 1},\n          {\"id\": \"second\"",
                        "\"day\": 1, \"from\": 720, \"to\": 900, \"places\": 1},\n          {\"id\": \"second\""));
        assertThat(SampleFiles.run("--check", later, plan).said()).doesNotContain("two places");
    }

    @Test
    void findsTheFirstAndTheThirdAppointmentOfAPersonAtOnce() {
        Path instance = SampleFiles.write(
                folder,
                "instance.json",
                """
                {"format": "rebook-instance", "version": 1, "name": "three", "trusts": [{"id": "t", "samePerson": [["a", "b", "c"]],
                 "pools": [{"id": "p", "groups": [
                   {"id": "early", "day": 1, "from": 540, "to": 600, "places": 2}, {"id": "late", "day": 1, "from": 600, "to": 660, "places": 1}],
                  "patients": [{"id": "a", "unplaced": 9, "arcs": [["early", 0]]}, {"id": "b", "unplaced": 9, "arcs": [["late", 0]]},
                   {"id": "c", "unplaced": 9, "arcs": [["early", 0]]}]}]}]}""");
        Path plan = SampleFiles.write(
                folder,
                "plan.json",
                """
                {"format": "rebook-plan", "version": 1, "cost": 0, "trusts": [{"id": "t", "cost": 0,
                 "pools": [{"id": "p", "cost": 0, "placements": [["a", "early"], ["b", "late"], ["c", "early"]]}]}]}""");
        assertThat(SampleFiles.run("--check", instance, plan).said())
                .contains("'a' and 'c' are one person", "The check found 1 fault(s).");
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
                .contains("claims the bound 10007, but its prices prove only -" + FormatLimits.COST);
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

    @Test
    void findsWhoIsNotTogether() {
        Path file = SampleFiles.write(
                folder, "instance.json", SampleFiles.documented("tied-instance").replace("needs-first", "together"));
        Path plan = SampleFiles.write(
                folder,
                "plan.json",
                SampleFiles.documented("tied-plan").replace("[\"eve-visit\", \"first\"]", "[\"eve-visit\", null]"));
        assertThat(SampleFiles.run("--check", file, plan).said()).contains("must both have a place or neither");
    }

    private SampleFiles.Ended check(String instance, String plan, String original, String changed) {
        String right = SampleFiles.documented(plan);
        assertThat(right).contains(original);
        Path instanceFile = SampleFiles.write(folder, "instance.json", SampleFiles.documented(instance));
        Path planFile =
                SampleFiles.write(folder, "plan.json", original.isEmpty() ? right : right.replace(original, changed));
        return SampleFiles.run("--check", instanceFile, planFile);
    }
}
