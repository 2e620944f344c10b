package org.rebook.batch.run;

import org.rebook.run.RunKind;

/** The jobs there are: one file for each kind of run, named as the kind is. */
public final class Jobs {

    private Jobs() {}

    public static boolean isBuilt(RunKind kind) {
        return Jobs.class.getResource("/META-INF/batch-jobs/" + kind.code() + ".xml") != null;
    }
}
