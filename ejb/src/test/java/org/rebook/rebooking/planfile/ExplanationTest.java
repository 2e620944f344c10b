package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;

/** What an explanation says must be what the numbers are. */
class ExplanationTest {

    private static final int NO_MORE = -1;

    @TempDir
    private Path folder;

    @Test
    void saysWhyAndWhatElseWouldCost() {
        assertThat(explain("instance", "plan", "cy"))
                .contains("'cy' of pool 'ent', trust 'north', has no place, for 10000 (unplaced 1).")
                .contains("'thursday' (day 3, minutes 540 to 720): 5 for the patient, the whole plan would cost 10000"
                        + " more (unplaced +1) (everybody else together +19995).")
                .contains("One more place in 'thursday' would save the whole 9995.");
        assertThat(explain("instance", "plan", "ann"))
                .contains("is placed in group 'thursday' (day 3, minutes 540 to 720), for 6 (delay 6).")
                .contains("'tuesday' (day 1, minutes 540 to 720): 2 for the patient, the whole plan would cost 99 more"
                        + " (breaches +1, delay -1) (everybody else together +103).");
    }

    @Test
    void saysWhichTieClosesAPlace() {
        assertThat(explain("tied-instance", "tied-plan", "eve-visit"))
                .contains("'second' is closed to the patient: the tie with 'eve-scan' would be broken.")
                .contains("while all who are tied keep their places");
    }

    @Test
    void saysThatAPlaceIsKeptFree() {
        String reserved = SampleFiles.documented("instance")
                .replace("\"places\": 2, \"reserved\": 1", "\"places\": 2, \"reserved\": 2");
        Path instance = SampleFiles.write(folder, "instance.json", reserved);
        Path plan = folder.resolve("plan.json");
        SampleFiles.run(instance, plan);
        assertThat(SampleFiles.run("--explain", "cy", instance, plan).said())
                .contains("'thursday' is closed to the patient: it has no open place.")
                .contains("One more place in 'thursday' would save the whole");
    }

    @Test
    void saysWhatAListLacks() {
        String moved = SampleFiles.documented("instance").replace("\"minutes\": 240}", "\"minutes\": 200}");
        Path instance = SampleFiles.write(folder, "instance.json", moved);
        Path plan = SampleFiles.write(folder, "plan.json", SampleFiles.documented("plan"));
        assertThat(SampleFiles.run("--explain", "hernia", instance, plan).said())
                .contains(
                        "'wednesday' (day 2): 3 for the operation, but the list would then end late with a chance of");
    }

    @Test
    void refusesToExplainAFaultyPlanOrSomebodyUnknown() {
        assertThat(explain("instance", "plan", "zoe")).contains("has a patient or operation 'zoe'");
        Path instance = SampleFiles.write(folder, "instance.json", SampleFiles.documented("instance"));
        Path plan = SampleFiles.write(
                folder, "plan.json", SampleFiles.documented("plan").replace("\"cost\": 10007", "\"cost\": 1"));
        assertThat(SampleFiles.run("--explain", "ann", instance, plan).complained())
                .contains("A plan with faults cannot be explained.");
    }

    @Test
    void everyChoiceCostsWhatTheBestPlanWithItCosts() {
        for (long seed = 0; seed < 400; seed++) {
            Trust untied = SampleInstances.small(seed, 9, 0);
            Trust trust = seed % 2 == 0
                    ? untied
                    : new Trust(untied.id(), untied.rules(), untied.clinics(), untied.theatres(), List.of(), List.of());
            Placed placed = new Placed(trust, TrustPlanning.plan(trust, seed));
            for (int pool = 0; pool < trust.clinics().size(); pool++) {
                for (int patient = 0;
                        patient < trust.clinics().get(pool).patients().size();
                        patient++) {
                    compare(trust, placed, new Link.Appointment(pool, patient));
                }
            }
        }
    }

    /** Whoever is tied stays; the patient takes the place; all others are planned anew. */
    private static void compare(Trust trust, Placed placed, Link.Appointment who) {
        Clinic clinic = trust.clinics().get(who.pool());
        OtherPlaces others = new OtherPlaces(trust, placed, who);
        int possible = 0;
        for (int group = Seats.NOWHERE; group < clinic.groups().size(); group++) {
            int place = group;
            Long expected = group == placed.placeOf(who) ? null : costWith(trust, placed, who, group, NO_MORE);
            possible += expected == null ? 0 : 1;
            if (expected != null) {
                assertThat(others.choices())
                        .filteredOn(choice -> choice.group() == place)
                        .as("%s %s %d", trust.id(), who, group)
                        .singleElement()
                        .extracting(OtherPlaces.Choice::toPlan)
                        .isEqualTo(expected);
            }
        }
        assertThat(others.choices()).hasSize(possible);
        int arcs = clinic.firstArc()[who.number() + 1] - clinic.firstArc()[who.number()];
        int ownPlace = 1;
        assertThat(others.closed()).as("%s %s", trust.id(), who).hasSize(arcs + 1 - ownPlace - possible);
        for (int arc = clinic.firstArc()[who.number()]; arc < clinic.firstArc()[who.number() + 1]; arc++) {
            int more = clinic.arcGroup()[arc];
            assertThat(others.savingOfOneMore(more))
                    .as("%s %s %d", trust.id(), who, more)
                    .isEqualTo(-leastChange(trust, placed, who, more));
        }
    }

    /** What the best plan of all that the patient's ties allow would cost more, if the group had one more place. */
    private static long leastChange(Trust trust, Placed placed, Link.Appointment who, int more) {
        long least = Long.MAX_VALUE;
        for (int group = Seats.NOWHERE;
                group < trust.clinics().get(who.pool()).groups().size();
                group++) {
            Long change = costWith(trust, placed, who, group, more);
            least = change == null ? least : Math.min(least, change);
        }
        return least;
    }

    private static Long costWith(Trust trust, Placed placed, Link.Appointment who, int group, int more) {
        Clinic clinic = trust.clinics().get(who.pool());
        int[] room = clinic.groups().stream().mapToInt(Clinic.Group::open).toArray();
        if (more != NO_MORE) {
            room[more]++;
        }
        boolean isArc = group == Seats.NOWHERE || clinic.arcTo(who.number(), group) >= 0;
        if (!isArc || !placed.brokenTie(who, group).isEmpty()) {
            return null;
        }
        long before = 0;
        boolean[] out = new boolean[clinic.patients().size()];
        for (int patient = 0; patient < out.length; patient++) {
            Link.Appointment each = new Link.Appointment(who.pool(), patient);
            out[patient] = patient == who.number() || placed.isTied(each);
            int at = placed.placeOf(each);
            if (out[patient] && patient != who.number() && at != Seats.NOWHERE) {
                room[at]--;
            } else if (!out[patient] || patient == who.number()) {
                before += Explanation.cost(clinic, patient, at);
            }
        }
        if (group != Seats.NOWHERE && --room[group] < 0) {
            return null;
        }
        long after = Explanation.cost(clinic, who.number(), group)
                + AssignmentSolver.solve(only(clinic, room, out)).totalCost();
        return after - before;
    }

    private static AssignmentProblem only(Clinic clinic, int[] room, boolean[] out) {
        int[] firstArc = clinic.firstArc().clone();
        long[] unplaced = clinic.unplaced().clone();
        long[] cost = clinic.arcCost().clone();
        for (int patient = 0; patient < out.length; patient++) {
            if (out[patient]) {
                unplaced[patient] = 0;
                Arrays.fill(cost, firstArc[patient], firstArc[patient + 1], 1_000_000);
            }
        }
        return new AssignmentProblem(room, firstArc, clinic.arcGroup(), cost, unplaced);
    }

    private String explain(String instance, String plan, String id) {
        Path instanceFile = SampleFiles.write(folder, "instance.json", SampleFiles.documented(instance));
        Path planFile = SampleFiles.write(folder, "plan.json", SampleFiles.documented(plan));
        SampleFiles.Ended ended = SampleFiles.run("--explain", id, instanceFile, planFile);
        return ended.said() + ended.complained();
    }
}
