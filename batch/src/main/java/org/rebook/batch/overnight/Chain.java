package org.rebook.batch.overnight;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.batch.run.Jobs;
import org.rebook.rebooking.PlanStatus;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Plans;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;
import org.rebook.run.Runs;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** What the overnight job asks of the beans, as Rebook itself. Each step becomes a run of its own under the night's. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
public class Chain {

    // The folder that REBOOK_FEED_DIR names, as the import reads its argument.
    private static final String WHOLE_FEED = ".";
    private static final int MOST_STEPS = 1_000;

    @Inject
    Runs runs;

    @Inject
    RunControl control;

    @Inject
    Strikes strikes;

    @Inject
    Plans plans;

    /** What became of the wish to begin a step. */
    sealed interface Begun {

        /** A run is at it. */
        record Under(long run) implements Begun {}

        /** There is nothing to do, or it must not be done. */
        record Settled(ItemStatus status, String reason) implements Begun {}
    }

    /** Lists the night's steps, or, where they are listed already, opens again those that did not end well. */
    public void list(long night) {
        if (!runs.items(night, null, 0, 1).isEmpty()) {
            runs.reopen(night);
            return;
        }
        List<NightStep> steps = new ArrayList<>();
        if (System.getenv("REBOOK_FEED_DIR") != null) {
            steps.add(new NightStep(RunKind.IMPORT_FEED, null));
        }
        Instant now = Instant.now();
        strikes.all().stream()
                .filter(strike ->
                        strike.status().keepsDaysClear() && strike.lastInstant().isAfter(now))
                .map(StrikeView::id)
                .sorted()
                .forEach(strike -> {
                    steps.add(new NightStep(RunKind.ASSESS_IMPACT, strike));
                    steps.add(new NightStep(RunKind.PLAN_STRIKE, strike));
                    steps.add(new NightStep(RunKind.CARRY_OUT_PLAN, strike));
                });
        steps.add(new NightStep(RunKind.PUSH_TO_EHR, null));
        steps.add(new NightStep(RunKind.RECONCILE_EHR, null));
        steps.add(new NightStep(RunKind.CHECK_ORPHANS, null));
        runs.addItems(
                night,
                steps.stream()
                        .filter(step -> Jobs.isBuilt(step.kind()))
                        .map(NightStep::item)
                        .toList());
    }

    public List<NightStep> left(long night) {
        return steps(night, ItemStatus.LEFT);
    }

    /** Begins a step, or goes on with the run that was at it when the night was broken off. */
    public Begun begin(long night, NightStep step) {
        Optional<NightStep> broken =
                brokenDown(night).stream().filter(step::buildsOn).findFirst();
        if (broken.isPresent()) {
            return new Begun.Settled(
                    ItemStatus.HELD_BACK,
                    "Not begun, because %s did not end well."
                            .formatted(broken.get().name()));
        }
        List<RunProgress> before =
                runs.under(night).stream().filter(step::isDoneBy).toList();
        return before.isEmpty() ? beginAnew(night, step) : goOnWith(before.get(before.size() - 1));
    }

    private Begun goOnWith(RunProgress run) {
        if (run.status().canRestart()) {
            control.restart(run.id());
        }
        return new Begun.Under(run.id());
    }

    private Begun beginAnew(long night, NightStep step) {
        return switch (step.kind()) {
            case IMPORT_FEED -> start(night, step, null, WHOLE_FEED);
            case PLAN_STRIKE -> plan(night, step, step.strike());
            case CARRY_OUT_PLAN -> carryOut(night, step, step.strike());
            default -> start(night, step, null, null);
        };
    }

    private Begun plan(long night, NightStep step, long strike) {
        Optional<PlanView> standing = plans.of(strike).stream()
                .filter(plan -> plan.status() == PlanStatus.APPROVED || plan.status() == PlanStatus.PROPOSED)
                .findFirst();
        return standing.isPresent() && plans.isUpToDate(standing.get())
                ? new Begun.Settled(
                        ItemStatus.DONE,
                        "Nothing to do: plan %d was made from the data as they are now."
                                .formatted(standing.get().id()))
                : start(night, step, null, null);
    }

    // Only what a person has approved; a run that a person has stopped stays stopped.
    private Begun carryOut(long night, NightStep step, long strike) {
        Optional<PlanView> approved = plans.of(strike).stream()
                .filter(plan -> plan.status() == PlanStatus.APPROVED)
                .findFirst();
        if (approved.isEmpty()) {
            return new Begun.Settled(ItemStatus.DONE, "Nothing to do: no approved plan is waiting.");
        }
        Long run = approved.get().run();
        if (run == null) {
            return start(night, step, approved.get().id(), null);
        }
        RunProgress earlier = runs.find(run).orElseThrow();
        return earlier.status() == RunStatus.STOPPED
                ? new Begun.Settled(
                        ItemStatus.HELD_BACK, "Run %d, which carries it out, was stopped by a person.".formatted(run))
                : goOnWith(earlier);
    }

    private Begun start(long night, NightStep step, @Nullable Long plan, @Nullable String argument) {
        long run = runs.begin(step.kind(), step.strike(), plan, night, argument);
        control.launch(run);
        return new Begun.Under(run);
    }

    public RunProgress progress(long run) {
        return runs.find(run).orElseThrow();
    }

    /** Stops the run of a step where somebody has asked the night to stop; a server that ends stops all its jobs itself. */
    public void stop(long night, long run) {
        if (progress(night).status() == RunStatus.STOPPING) {
            control.stop(run);
        }
    }

    public void settle(long night, NightStep step, ItemStatus status, String reason) {
        runs.settle(night, step.name(), status, reason);
    }

    /** The steps that did not end well. */
    public List<NightStep> brokenDown(long night) {
        List<NightStep> steps = new ArrayList<>(steps(night, ItemStatus.FAILED));
        steps.addAll(steps(night, ItemStatus.HELD_BACK));
        return steps;
    }

    private List<NightStep> steps(long night, ItemStatus status) {
        return runs.items(night, status, 0, MOST_STEPS).stream()
                .map(NightStep::of)
                .toList();
    }
}
