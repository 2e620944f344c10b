package org.rebook.batch.overnight;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;

/** Works through the steps of a night, one run after another. What is settled stands in the items, so it goes on from there. */
@Named
@Dependent
public class Overnight implements Batchlet {

    private static final long LOOK_EVERY_SECONDS = 1;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    Chain chain;

    @Inject
    JobContext job;

    @Inject
    @BatchProperty
    String run;

    @Override
    public String process() throws InterruptedException {
        long night = Long.parseLong(run);
        chain.list(night);
        for (NightStep step : chain.left(night)) {
            if (isStopped() || !work(night, step)) {
                return "STOPPED";
            }
        }
        List<NightStep> brokenDown = chain.brokenDown(night);
        if (!brokenDown.isEmpty()) {
            throw new IllegalStateException("%d steps did not end well: %s. Restart the night to try them again."
                    .formatted(
                            brokenDown.size(),
                            brokenDown.stream().map(NightStep::name).collect(Collectors.joining(", "))));
        }
        job.setTransientUserData("Every step ended well.");
        return "WORKED_THROUGH";
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    /** False when the night was stopped, by a person or with its server, before the step was settled. */
    private boolean work(long night, NightStep step) throws InterruptedException {
        Chain.Begun begun = chain.begin(night, step);
        if (begun instanceof Chain.Begun.Settled settled) {
            chain.settle(night, step, settled.status(), settled.reason());
            return true;
        }
        RunProgress ended = awaitEnd(night, ((Chain.Begun.Under) begun).run());
        if (isStopped() && (ended.status() == RunStatus.STOPPED || ended.status() == RunStatus.INTERRUPTED)) {
            return false;
        }
        chain.settle(night, step, outcome(ended.status()), said(ended));
        return true;
    }

    private RunProgress awaitEnd(long night, long child) throws InterruptedException {
        RunProgress progress = chain.progress(child);
        boolean told = false;
        while (!progress.status().isOver()) {
            if (isStopped() && !told) {
                chain.stop(night, child);
                told = true;
            }
            waitALittle(told);
            progress = chain.progress(child);
        }
        return progress;
    }

    private void waitALittle(boolean told) throws InterruptedException {
        if (told) {
            TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
        } else {
            stopped.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private static ItemStatus outcome(RunStatus status) {
        return switch (status) {
            case COMPLETED -> ItemStatus.DONE;
            case STOPPED -> ItemStatus.HELD_BACK;
            default -> ItemStatus.FAILED;
        };
    }

    private static String said(RunProgress run) {
        @Nullable String message = run.message();
        return "Run %d: %s".formatted(run.id(), message == null ? run.status().name() : message);
    }
}
