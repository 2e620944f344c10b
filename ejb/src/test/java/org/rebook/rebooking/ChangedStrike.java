package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A strike, its plan, and changes of all kinds that were accepted one by one. */
final class ChangedStrike {

    private static final int CHANGES = 12;

    final PlanInputs inputs;
    final List<Placed> first;
    final List<List<PlanStep>> accepted = new ArrayList<>();
    final List<PlanStep> earlier = new ArrayList<>();
    final List<Replan.Result> results = new ArrayList<>();
    List<Placed> placed;

    ChangedStrike(long seed) {
        inputs = RandomStrike.of(seed);
        first = StrikePlanner.plan(inputs, 1).placed();
        placed = first;
        Random random = new Random(seed);
        for (int i = 0; i < CHANGES; i++) {
            accept(random);
        }
    }

    private void accept(Random random) {
        try {
            List<PlanStep> steps = List.of(PlanStep.of(change(random)));
            Replan.Result result = Replan.of(1, new StandingPlan(inputs, Wishes.of(earlier), placed), earlier, steps);
            if (result.revision().supposed()) {
                return;
            }
            accepted.add(result.kept());
            earlier.addAll(result.kept());
            results.add(result);
            placed = result.placements();
        } catch (ChangeRefused refused) {
            assertThat(refused.getMessage()).matches("[a-z]+: .+\\.");
        }
    }

    private PlanChange change(Random random) {
        String appointment =
                placed.get(random.nextInt(placed.size())).affected().appointment();
        OfferedSlot slot =
                inputs.openings().get(random.nextInt(inputs.openings().size())).sample();
        return switch (random.nextInt(8)) {
            case 0, 1 -> PlanChange.decline(appointment);
            case 2 -> PlanChange.pin(appointment, slot.session());
            case 3 -> new PlanChange(PlanChange.Kind.FORBID, appointment, null, slot.day(), null);
            case 4 -> new PlanChange(PlanChange.Kind.LEAVE_OUT, appointment, null, null, null);
            case 5 -> new PlanChange(PlanChange.Kind.LOSE_SESSION, null, slot.session(), null, null);
            case 6 -> new PlanChange(PlanChange.Kind.LOSE_PLACES, null, slot.session(), null, 1);
            default -> new PlanChange(PlanChange.Kind.ADD_PLACES, null, slot.session(), null, 2);
        };
    }
}
