package org.rebook.run;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does; its code is the name of the job. */
public enum RunKind {
    IMPORT_FEED("argument"),
    ASSESS_IMPACT("strike"),
    PLAN_STRIKE("strike"),
    CARRY_OUT_PLAN("plan"),
    PUSH_TO_EHR(null),
    RECONCILE_EHR(null),
    CHECK_ORPHANS(null),
    OVERNIGHT(null),
    PREVIEW_RULES("argument"),
    TRY_SCENARIOS("strike");

    private final @Nullable String needs;

    RunKind(@Nullable String needs) {
        this.needs = needs;
    }

    public String code() {
        return name().toLowerCase().replace('_', '-');
    }

    /** The one of strike, plan and argument that a run of this kind cannot do without and that is absent. */
    public Optional<String> missing(@Nullable Object strike, @Nullable Object plan, @Nullable String argument) {
        return Optional.ofNullable(needs).filter(name -> switch (name) {
            case "strike" -> strike == null;
            case "plan" -> plan == null;
            default -> argument == null || argument.isBlank();
        });
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
