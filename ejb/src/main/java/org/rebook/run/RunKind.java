package org.rebook.run;

import java.util.Arrays;

/** What a run does; its code is the name of the job. */
public enum RunKind {
    IMPORT_FEED,
    ASSESS_IMPACT,
    PLAN_STRIKE,
    CARRY_OUT_PLAN,
    PUSH_TO_EHR,
    RECONCILE_EHR,
    CHECK_ORPHANS,
    OVERNIGHT;

    public String code() {
        return name().toLowerCase().replace('_', '-');
    }

    /** @throws IllegalArgumentException when no kind has the code; the message lists those there are */
    public static RunKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind: there is no run '%s'. Maybe one of %s?"
                        .formatted(
                                code, Arrays.stream(values()).map(RunKind::code).toList())));
    }
}
