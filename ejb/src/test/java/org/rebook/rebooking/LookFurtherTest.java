package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Operations that take the place of one that moves on, when somebody asks for it (hazards H03, H07). */
class LookFurtherTest {

    private static final int THEATRES = 400;
    private static final PlanStep LOOK_FURTHER =
            PlanStep.of(new PlanChange(PlanChange.Kind.LOOK_FURTHER, null, null, null, null));

    @Test
    void findsTheCheapestWayInWhichOneMovesOn() {
        int found = 0;
        int none = 0;
        for (long seed = 0; seed < THEATRES; seed++) {
            CrowdedTheatre day = new CrowdedTheatre(seed);
            List<Placed> onLists = day.plan.placed().stream()
                    .filter(each -> each.decision() == Decision.MOVE)
                    .toList();
            if (onLists.isEmpty()) {
                continue;
            }
            String declines = onLists.get(day.random.nextInt(onLists.size())).appointment();
            PlanStep decline = PlanStep.of(PlanChange.decline(declines));
            Replan.Result plain = Replan.of(1, day.plan, List.of(), List.of(decline));
            Replan.Result further = Replan.of(1, day.plan, List.of(), List.of(decline, LOOK_FURTHER));
            List<Placed> without = plain.placements().stream()
                    .filter(each -> each.decision() == Decision.UNPLACED)
                    .toList();
            holds(day, further);
            assertThat(cost(day, further)).isLessThanOrEqualTo(cost(day, plain));
            if (without.size() == 1) {
                long least = leastWith(day, plain, without.get(0), declines, day.plan.placementOf(declines));
                assertThat(cost(day, further)).as("seed %d", seed).isEqualTo(least);
                found += least < cost(day, plain) ? 1 : 0;
                none += least == cost(day, plain) ? 1 : 0;
                assertThat(further.revision().further().gained()).isEqualTo(least < cost(day, plain) ? 1 : 0);
            }
        }
        assertThat(found).isGreaterThan(10);
        assertThat(none).isGreaterThan(30);
    }

    private static void holds(CrowdedTheatre day, Replan.Result result) {
        result.placements().stream()
                .filter(each -> each.decision() == Decision.MOVE)
                .collect(Collectors.groupingBy(Placed::sessionNow))
                .forEach((list, on) -> assertThat(day.fits(list, on)).isTrue());
    }

    /** Every list for the one without, and every list for every other that would make room, tried in turn. */
    private static long leastWith(
            CrowdedTheatre day, Replan.Result plain, Placed without, String declines, Placed declined) {
        Map<String, String> at = new HashMap<>();
        plain.placements().forEach(each -> at.put(each.appointment(), each.sessionNow()));
        Map<String, String> before = new HashMap<>();
        day.plan.placed().forEach(each -> before.put(each.appointment(), each.sessionNow()));
        long least = costOf(day, at, before);
        for (String list : day.listMinutes.keySet()) {
            if (without.appointment().equals(declines) && list.equals(declined.sessionNow())) {
                continue;
            }
            Map<String, String> alone = new HashMap<>(at);
            alone.put(without.appointment(), list);
            least = Math.min(least, costOf(day, alone, before));
            for (Placed other : plain.placements()) {
                boolean asPlanned = list.equals(at.get(other.appointment()))
                        && list.equals(before.get(other.appointment()))
                        && !other.appointment().equals(declines);
                for (String onwards : asPlanned ? day.listMinutes.keySet() : List.<String>of()) {
                    Map<String, String> moved = new HashMap<>(alone);
                    moved.put(other.appointment(), onwards);
                    least = Math.min(least, costOf(day, moved, before));
                }
            }
        }
        return least;
    }

    private static long costOf(CrowdedTheatre day, Map<String, String> at, Map<String, String> before) {
        MoveCosts costs = day.plan.costsFor("110 theatre");
        long cost = 0;
        for (Placed each : day.plan.placed()) {
            String list = at.get(each.appointment());
            String was = before.get(each.appointment());
            Displaced patient = each.affected().displaced();
            cost += list == null
                    ? costs.unplaced(patient)
                    : costs.move(
                            patient,
                            day.plan
                                    .openings()
                                    .filter(one -> one.sample().session().equals(list))
                                    .findFirst()
                                    .orElseThrow());
            cost += was != null && !was.equals(list) ? costs.upheaval() : 0;
        }
        boolean fits = day.listMinutes.keySet().stream()
                .allMatch(list -> day.fits(
                        list,
                        day.plan.placed().stream()
                                .filter(each -> list.equals(at.get(each.appointment())))
                                .toList()));
        return fits ? cost : Long.MAX_VALUE;
    }

    private static long cost(CrowdedTheatre day, Replan.Result result) {
        Map<String, String> at = new HashMap<>();
        result.placements().forEach(each -> at.put(each.appointment(), each.sessionNow()));
        Map<String, String> before = new HashMap<>();
        day.plan.placed().forEach(each -> before.put(each.appointment(), each.sessionNow()));
        return costOf(day, at, before);
    }

    @Test
    void movesNobodyOnWhoHasAgreedToADateAndNobodyTwice() {
        int movedOn = 0;
        for (long seed = 0; seed < THEATRES; seed++) {
            CrowdedTheatre day = new CrowdedTheatre(seed);
            List<PlanStep> steps = new ArrayList<>();
            List<String> chosen = day.plan.placed().stream()
                    .filter(each -> each.decision() == Decision.MOVE && day.random.nextBoolean())
                    .map(Placed::appointment)
                    .toList();
            chosen.forEach(each -> steps.add(
                    PlanStep.of(PlanChange.pin(each, day.plan.placementOf(each).sessionNow()))));
            day.plan.placed().stream()
                    .filter(each -> each.decision() == Decision.MOVE && !chosen.contains(each.appointment()))
                    .findFirst()
                    .ifPresent(each -> steps.add(PlanStep.of(PlanChange.decline(each.appointment()))));
            steps.add(LOOK_FURTHER);
            Replan.Result result = Replan.of(1, day.plan, List.of(), steps);
            holds(day, result);
            assertThat(result.revision().placements())
                    .extracting(PlacementChange::appointment)
                    .doesNotHaveDuplicates()
                    .noneMatch(chosen::contains);
            movedOn += result.revision().further().movedOn();
        }
        assertThat(movedOn).isGreaterThan(10);
    }

    @Test
    void isMadeAgainAsItWasKept() {
        for (long seed = 0; seed < 50; seed++) {
            CrowdedTheatre day = new CrowdedTheatre(seed);
            List<Placed> first = List.copyOf(day.plan.placed());
            Replan.Result result = Replan.of(1, day.plan, List.of(), List.of(LOOK_FURTHER));
            List<List<PlanStep>> kept = PlanSteps.read(PlanSteps.write(List.of(result.kept())));
            List<Placed> again = Replan.again(day.plan.inputs(), first, kept);
            assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(result.placements()));
        }
    }

    @Test
    void isOfferedWhereAChangeLeavesAnOperationWithoutAListAndNotOnceItWasMade() {
        int offered = 0;
        for (long seed = 0; seed < 50; seed++) {
            CrowdedTheatre day = new CrowdedTheatre(seed);
            for (Placed each : day.plan.placed()) {
                if (each.decision() != Decision.MOVE) {
                    continue;
                }
                PlanStep decline = PlanStep.of(PlanChange.decline(each.appointment()));
                PlanRevision plain =
                        Replan.of(1, day.plan, List.of(), List.of(decline)).revision();
                boolean left = plain.placements().stream()
                        .anyMatch(change -> change.to().decision() == Decision.UNPLACED
                                || change.effect().limitsMissed() > 0);
                assertThat(plain.operationsToLookFor() > 0).isEqualTo(left);
                assertThat(plain.further()).isNull();
                assertThat(Replan.of(1, day.plan, List.of(), List.of(decline, LOOK_FURTHER))
                                .revision()
                                .operationsToLookFor())
                        .isZero();
                offered += left ? 1 : 0;
            }
        }
        assertThat(offered).isGreaterThan(20);
    }
}
