package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check says of those who are tied, or one person, and do not go together. */
class TieCheckTest {

    @TempDir
    private Path folder;

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
    void findsWhoIsNotTogether() {
        Path file = SampleFiles.write(
                folder, "instance.json", SampleFiles.documented("tied-instance").replace("needs-first", "together"));
        Path plan = SampleFiles.write(
                folder,
                "plan.json",
                SampleFiles.documented("tied-plan").replace("[\"eve-visit\", \"first\"]", "[\"eve-visit\", null]"));
        assertThat(SampleFiles.run("--check", file, plan).said()).contains("must both have a place or neither");
    }

    /** Dear places together are still a way, which no case may leave out. */
    @Test
    void countsTheDearestWayAsAWay() {
        assertThat(claimedOfAll(1, FormatLimits.PRICE, FormatLimits.PRICE, FormatLimits.PRICE))
                .contains("the plan claims the bound 3, but its prices prove only 0.");
    }

    /** A price on many places takes off more than a long can hold. */
    @Test
    void aPriceOnManyPlacesProvesLess() {
        assertThat(claimedOfAll(1_000_000, FormatLimits.PRICE, 0, 0))
                .contains("the plan claims the bound 3, but its prices prove only 0.");
    }

    /**
     * What the check says when three appointments that belong together could be early for nothing, and a plan leaves them out
     * and claims by cases that this is best.
     *
     * @param prices of the early places in the case that all are early
     */
    private String claimedOfAll(int places, long... prices) {
        StringBuilder pools = new StringBuilder();
        StringBuilder plans = new StringBuilder();
        StringBuilder early = new StringBuilder();
        for (int pool = 0; pool < prices.length; pool++) {
            String comma = pool == 0 ? "" : ", ";
            pools.append(comma)
                    .append(
                            """
                            {"id": "p%1$d", "groups": [{"id": "g", "day": 1, "from": 540, "to": 600, "places": %2$d}],
                             "patients": [{"id": "a%1$d", "unplaced": 1, "arcs": [["g", 0]]}]}"""
                                    .formatted(pool, places));
            plans.append(comma)
                    .append("{\"id\": \"p%1$d\", \"cost\": 1, \"placements\": [[\"a%1$d\", null]]}".formatted(pool));
            early.append(comma).append("\"p%d\": {\"g\": %d}".formatted(pool, prices[pool]));
        }
        Path instance = SampleFiles.write(
                folder,
                "instance.json",
                """
                {"format": "rebook-instance", "version": 1, "name": "together", "trusts": [{"id": "t", "pools": [%s], "ties": [
                 {"first": "a0", "second": "a1", "without": "together"}, {"first": "a1", "second": "a2", "without": "together"}]}]}"""
                        .formatted(pools));
        Path plan = SampleFiles.write(
                folder,
                "plan.json",
                """
                {"format": "rebook-plan", "version": 1, "cost": 3, "trusts": [{"id": "t", "cost": 3, "bound": 3, "proven": true,
                 "pools": [%s], "cases": {"split": "a0", "day": 1, "minute": 540, "early": {"prices": {%s}}, "later": {"prices": {}}}}]}"""
                        .formatted(plans, early));
        return SampleFiles.run("--check", instance, plan).said();
    }
}
