package org.rebook.rebooking.planfile;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Faults for the documented plans: which one, what stands there, what stands there instead, and what the check says. */
final class PlantedFaults {

    private PlantedFaults() {}

    static Stream<Arguments> inThePlan() {
        return Stream.of(
                Arguments.of("", "[\"cy\", null]", "[\"cy\", \"thursday\"]", "1 of them reserved, but 2 patients"),
                Arguments.of(
                        "", "[\"cy\", null]", "[\"cy\", \"tuesday\"]", "'cy' may not be placed in group 'tuesday'"),
                Arguments.of(
                        "",
                        "[\"cy\", null]",
                        "[\"cy\", \"friday\"]",
                        "'cy' is placed at 'friday', which it does not have"),
                Arguments.of("", ", [\"cy\", null]", "", "'cy' is missing from the placements"),
                Arguments.of("", "[\"cy\", null]", "[\"cy\", null], [\"cy\", null]", "'cy' is placed twice"),
                Arguments.of("", "[\"cy\", null]", "[\"cy\", null], [\"zoe\", null]", "nobody with the id 'zoe'"),
                Arguments.of(
                        "",
                        "[\"ann\", \"thursday\"]",
                        "[\"ann\", null]",
                        "says it costs 10007, but its placements cost 40001"),
                Arguments.of(
                        "", "\"cost\": 10007", "\"cost\": 10006", "says it costs 10006, but its placements cost 10007"),
                Arguments.of(
                        "",
                        "\"id\": \"north\", \"cost\": 10014",
                        "\"id\": \"north\", \"cost\": 10013",
                        "says it costs 10013, but its pools cost 10014"),
                Arguments.of(
                        "",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true\n}",
                        "\"cost\": 10015, \"bound\": 10014, \"proven\": true\n}",
                        "says it costs 10015, but its trusts cost 10014"),
                Arguments.of(
                        "",
                        "\"tuesday\": 9999",
                        "\"tuesday\": 9998",
                        "claims the bound 10007, but its prices prove only 10006"),
                Arguments.of(
                        "",
                        "\"tuesday\": 9999",
                        "\"tuesday\": 19999",
                        "pool 'ent': claimed proven, but its prices prove"),
                Arguments.of(
                        "",
                        """
                        "bound": 10007, "proven": true,
                              "prices": {"tuesday": 9999""",
                        """
                        "proven": true,
                              "prices": {"tuesday": 9998""",
                        "pool 'ent': claimed proven, but its prices prove 10006"),
                Arguments.of(
                        "",
                        "\"tuesday\": 9999",
                        "\"tuesday\": 9998",
                        "Trust 'north': claimed proven, but its prices prove 10013 and the plan costs 10014"),
                Arguments.of(
                        "",
                        "\"id\": \"north\", \"cost\": 10014",
                        "\"id\": \"north\", \"cost\": 10015",
                        "says it costs 10015, but its pools cost 10014"),
                Arguments.of("", "\"tuesday\": 9999", "\"tuesday\": -1", "group 'tuesday' has a price below zero: -1"),
                Arguments.of("", "\"tuesday\": 9999", "\"friday\": 9999", "a price is given for group 'friday'"),
                Arguments.of(
                        "",
                        "\"bound\": 10007",
                        "\"bound\": 10008",
                        "claims the bound 10008, but its prices prove only 10007"),
                Arguments.of(
                        "",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true,",
                        "\"cost\": 10014, \"bound\": 10015, \"proven\": true,",
                        "claims the bound 10015, but its prices prove only 10014"),
                Arguments.of(
                        "",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true\n}",
                        "\"cost\": 10014, \"bound\": 10015, \"proven\": true\n}",
                        "claims the bound 10015, but its trusts' bounds add up to 10014"),
                Arguments.of(
                        "",
                        "[\"child\", \"monday\"], [\"hernia\", \"monday\"]",
                        "[\"child\", \"wednesday\"], [\"hernia\", \"wednesday\"]",
                        "list 'wednesday' runs over with a chance of"),
                Arguments.of(
                        "",
                        "[\"child\", \"monday\"], [\"hernia\", \"monday\"]",
                        "[\"hernia\", \"monday\"], [\"child\", \"monday\"]",
                        "'hernia' (order 1000000) comes before 'child' (order 0)"),
                Arguments.of(
                        "", "[\"hip\", \"wednesday\"]", "[\"hip\", \"monday\"]", "'hip' may not go on list 'monday'"),
                Arguments.of(
                        "",
                        "\"cost\": 7, \"bound\": 7",
                        "\"cost\": 7, \"bound\": 8",
                        "the bound 8 is above the cost 7"),
                Arguments.of(
                        "",
                        "\"cost\": 7, \"bound\": 7",
                        "\"cost\": 7, \"bound\": 6",
                        "claimed proven, but the bound is 6 and the cost 7"),
                Arguments.of(
                        "",
                        "\"bound\": 10007",
                        "\"bound\": 10006",
                        "pool 'ent': claimed proven, but the bound is 10006 and the cost 10007"),
                Arguments.of(
                        "",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true,",
                        "\"cost\": 10014, \"bound\": 10013, \"proven\": true,",
                        "Trust 'north': claimed proven, but the bound is 10013 and the cost 10014"),
                Arguments.of(
                        "",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true\n}",
                        "\"cost\": 10014, \"bound\": 10013, \"proven\": true\n}",
                        "The plan is claimed proven, but the bound is 10013 and the cost 10014"),
                Arguments.of(
                        "",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": true,",
                        "\"cost\": 10014, \"bound\": 10014, \"proven\": false,",
                        "The plan is claimed proven, but not every trust of it is"),
                Arguments.of(
                        "",
                        "\"proof\": {\"bound\": 7",
                        "\"proof\": {\"bound\": 8",
                        "the proof claims the bound 8, but its offers prove only 7"),
                Arguments.of("", "[\"hip\", 4]", "[\"hip\", 3]", "claims the bound 7, but its offers prove only 6"),
                Arguments.of("", "[\"child\", 2]", "[\"child\", 4]", "claims the bound 7, but its offers prove only 6"),
                Arguments.of("", ", [\"hip\", 4]", "", "claims the bound 7, but its offers prove only 3"),
                Arguments.of("", "[\"hip\", 4]", "[\"hip\", 30001]", "30001 is offered for 'hip', more than the 30000"),
                Arguments.of("", "[\"hip\", 4]", "[\"knee\", 4]", "an offer names 'knee', which it does not have"),
                Arguments.of(
                        "", "[\"hip\", 4]", "[\"child\", 2]", "'child', which it does not have or has named before"),
                Arguments.of(
                        "",
                        "[\"hip\", 4]]",
                        "[\"hip\", 4]], \"limits\": [[\"bed\", 3, 1]]",
                        "claims the bound 7, but its offers prove only 6"),
                Arguments.of(
                        "",
                        "[\"hip\", 4]]",
                        "[\"hip\", 4]], \"limits\": [[\"bed\", 4, 1]]",
                        "prices 'bed' on day 4, which has no limit"),
                Arguments.of("", "\"parts\": 1", "\"parts\": 2", "claims the bound 7, but its offers prove only 4"),
                Arguments.of("", "\"id\": \"ent\"", "\"id\": \"eye\"", "'ent' has no plan"),
                Arguments.of("", "\"id\": \"ent\"", "\"id\": \"eye\"", "there is no 'eye' to be planned"),
                Arguments.of("", "\"id\": \"north\"", "\"id\": \"west\"", "Trust 'north' has no plan"),
                Arguments.of("", "\"id\": \"north\"", "\"id\": \"west\"", "There is no trust 'west' to be planned"),
                Arguments.of(
                        "",
                        "\"version\": 1,",
                        "\"version\": 1, \"fingerprint\": \"sha256:00\",",
                        "with the fingerprint sha256:00"));
    }

    static Stream<Arguments> inTheProofByCases() {
        return Stream.of(
                Arguments.of(
                        "cases-",
                        "\"split\": \"ann-ct\", \"day\": 1",
                        "\"split\": \"ann-ct\", \"day\": 0",
                        "prove only 3"),
                Arguments.of("cases-", "\"minute\": 540", "\"minute\": 539", "prove only 3"),
                Arguments.of("cases-", "\"day\": 1, \"minute\"", "\"day\": 8, \"minute\"", "prove only 3"),
                Arguments.of("cases-", "\"split\": \"ann-ct\"", "\"split\": \"ben-mri\"", "prove only 3"),
                Arguments.of(
                        "cases-", "\"split\": \"ann-ct\"", "\"split\": \"zoe\"", "'zoe', which is not tied to anybody"),
                Arguments.of("cases-", "\"clinic\": {\"early\": 2}", "\"clinic\": {\"early\": 3}", "prove only 3"),
                Arguments.of(
                        "cases-", "\"ct\": {\"early\": 2}", "\"ct\": {\"early\": -2}", "has a price below zero: -2"),
                Arguments.of(
                        "cases-",
                        "\"ct\": {\"early\": 2}",
                        "\"ct\": {\"noon\": 2}",
                        "a price is given for group 'noon'"),
                Arguments.of(
                        "cases-",
                        "\"ct\": {\"early\": 2}",
                        "\"xray\": {\"early\": 2}",
                        "prices 'xray', which is no pool"),
                Arguments.of(
                        "cases-",
                        "\"clinic\": {}}}",
                        "\"clinic\": {}}, \"charged\": {\"main\": {\"bound\": 9, \"charges\": []}}}",
                        "charges 'main', which is no theatre"),
                Arguments.of("cases-", "\"cost\": 4, \"bound\": 4", "\"cost\": 4, \"bound\": 5", "claims the bound 5"));
    }

    static Stream<Arguments> inTheTies() {
        return Stream.of(
                Arguments.of(
                        "tied-",
                        "[\"eve-visit\", \"first\"]",
                        "[\"eve-visit\", \"second\"]",
                        "'eve-scan' and 'eve-visit' are 8 days apart, not 1 to 7"),
                Arguments.of(
                        "tied-",
                        "[\"eve-scan\", \"early\"]",
                        "[\"eve-scan\", null]",
                        "the second needs the first, which has no place"),
                Arguments.of(
                        "tied-",
                        "\"cost\": 13, \"bound\": 13",
                        "\"cost\": 13, \"bound\": 14",
                        "claims the bound 14, but its prices prove only 13"),
                Arguments.of(
                        "tied-",
                        "\"prices\": {\"early\": 10},",
                        "",
                        "claims the bound 13, but its prices prove only 3"),
                Arguments.of(
                        "tied-",
                        "\"prices\": {\"early\": 10},",
                        "",
                        "claimed proven, but its prices prove 3 and the plan costs 13"),
                Arguments.of(
                        "tied-",
                        "\"untiedBound\": 10",
                        "\"untiedBound\": 14",
                        "the bound without ties, 14, is above the cost 13"));
    }
}
