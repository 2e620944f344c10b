package org.rebook.batch.overnight;

import org.jspecify.annotations.Nullable;
import org.rebook.run.RunItem;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;

/** One step of a night: a run of a kind, for a strike where the kind is about one. */
record NightStep(RunKind kind, @Nullable Long strike) {

    private static final String FOR_STRIKE = " for strike ";
    private static final String GENERAL = "all";

    static NightStep of(RunItem item) {
        int strike = item.item().indexOf(FOR_STRIKE);
        return strike < 0
                ? new NightStep(RunKind.of(item.item()), null)
                : new NightStep(
                        RunKind.of(item.item().substring(0, strike)),
                        Long.valueOf(item.item().substring(strike + FOR_STRIKE.length())));
    }

    String name() {
        return strike == null ? kind.code() : kind.code() + FOR_STRIKE + strike;
    }

    Runs.NewItem item() {
        return new Runs.NewItem(name(), strike == null ? GENERAL : "strike " + strike);
    }

    boolean isDoneBy(RunProgress run) {
        return run.kind() == kind && (strike == null || strike.equals(run.strikeId()));
    }

    /** Whether it makes no sense after the other has failed: nobody is moved on old news or half a plan. */
    boolean buildsOn(NightStep other) {
        return strike != null && (other.kind == RunKind.IMPORT_FEED || strike.equals(other.strike));
    }
}
