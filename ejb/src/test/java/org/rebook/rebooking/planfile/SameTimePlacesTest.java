package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of one time that differ: no time tells them apart, but who gets which matters to the others. */
class SameTimePlacesTest {

    /** Two scans at one time, of which one has a single place; the single one and the other are wanted by four who are tied. */
    @Test
    void whereOneHasASinglePlaceTheTiedAreSettledPlaceByPlace() {
        assertThatIsOptimal(
                """
                {"format": "rebook-instance", "version": 1, "name": "single", "trusts": [{"id": "t", "pools": [
                  {"id": "scan", "groups": [
                    {"id": "both", "day": 5, "from": 720, "to": 780, "places": 2},
                    {"id": "single", "day": 5, "from": 720, "to": 780, "places": 1},
                    {"id": "next", "day": 6, "from": 600, "to": 660, "places": 2}],
                   "patients": [
                    {"id": "a", "unplaced": 3, "arcs": [["both", 0], ["single", 1]]},
                    {"id": "b", "unplaced": 0, "arcs": []},
                    {"id": "c", "unplaced": 1, "arcs": [["next", 1]]},
                    {"id": "d", "unplaced": 3, "arcs": [["next", 2]]},
                    {"id": "e", "unplaced": 3, "arcs": [["single", 2], ["next", 2]]},
                    {"id": "f", "unplaced": 2, "arcs": [["single", 1], ["next", 2], ["both", 3]]}]},
                  {"id": "clinic", "groups": [{"id": "only", "day": 3, "from": 540, "to": 960, "places": 2}],
                   "patients": [
                    {"id": "g", "unplaced": 4, "arcs": [["only", 3]]},
                    {"id": "h", "unplaced": 2, "arcs": [["only", 1]]}]}],
                 "ties": [
                  {"first": "a", "second": "b", "without": "needs-first", "most": -3},
                  {"first": "b", "second": "c", "without": "free", "least": 2, "most": 2},
                  {"first": "e", "second": "h", "without": "needs-first", "least": 0, "most": 0},
                  {"first": "f", "second": "g", "without": "needs-first", "least": 3, "most": 3},
                  {"first": "g", "second": "b", "without": "needs-first", "least": 3}]}]}
                """,
                12);
    }

    @Test
    void bundlesThatWantTheSamePlacesAreSettledTogether() {
        assertThatIsOptimal(
                """
                {"format": "rebook-instance", "version": 1, "name": "together", "trusts": [{"id": "t", "pools": [
                  {"id": "scan", "groups": [
                    {"id": "noon", "day": 1001, "from": 720, "to": 780, "places": 1},
                    {"id": "long", "day": 1001, "from": 540, "to": 960, "places": 1}],
                   "patients": [
                    {"id": "a", "unplaced": 89, "arcs": [["long", 26]]},
                    {"id": "b", "unplaced": 68, "arcs": []},
                    {"id": "c", "unplaced": 113, "arcs": [["noon", 5], ["long", 4]]},
                    {"id": "d", "unplaced": 134, "arcs": [["noon", 32]]},
                    {"id": "e", "unplaced": 109, "arcs": [["noon", 86]]}]},
                  {"id": "clinic", "groups": [
                    {"id": "first", "day": 1000, "from": 600, "to": 660, "places": 2},
                    {"id": "second", "day": 1000, "from": 600, "to": 660, "places": 2}],
                   "patients": [
                    {"id": "f", "unplaced": 55, "arcs": [["second", 100], ["first", 22]]},
                    {"id": "g", "unplaced": 43, "arcs": []}]}],
                 "ties": [
                  {"first": "e", "second": "a", "without": "free", "least": -1, "most": 3},
                  {"first": "f", "second": "d", "without": "free", "least": 0, "most": 0},
                  {"first": "g", "second": "d", "without": "needs-first", "least": 0, "most": 0}],
                 "samePerson": [["b", "c"]]}]}
                """,
                407);
    }

    private static void assertThatIsOptimal(String instance, long least) {
        List<Trust> trusts = SampleFiles.read(instance);
        Trust trust = trusts.get(0);
        assertThat(EveryTrustPlan.leastCost(trust)).isEqualTo(least);
        Faults faults = new Faults();
        TrustPlan plan = TrustPlanning.plan(trust, 2016);
        TrustCheck.check(trust, plan, faults);
        assertThat(faults.kept()).isEmpty();
        assertThat(plan.cost()).isEqualTo(least);
    }
}
