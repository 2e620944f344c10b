package org.rebook.web.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Cascades;
import org.rebook.rebooking.PlanFigures;
import org.rebook.rebooking.PlanStatus;
import org.rebook.rebooking.PlanView;

/** A plan as scripts read it. */
public record PlanJson(
        long id,
        long strike,
        PlanStatus status,
        String fingerprint,
        String ruleVersion,
        int changes,
        PlanFigures figures,
        PlanFigures baseline,
        Instant createdAt,
        String createdBy,
        @Nullable Instant approvedAt,
        @Nullable String approvedBy,
        @Nullable Long run,
        PlanView.@Nullable Derivation derived,
        @Nullable Cascades cascades) {

    static PlanJson of(PlanView plan) {
        return new PlanJson(
                plan.id(),
                plan.strikeId(),
                plan.status(),
                plan.fingerprint(),
                plan.ruleVersion(),
                plan.changes(),
                plan.figures(),
                plan.baseline(),
                plan.createdAt(),
                plan.createdBy(),
                plan.approvedAt(),
                plan.approvedBy(),
                plan.run(),
                plan.derived(),
                plan.cascades());
    }
}
