package org.rebook.web.plan;

import org.rebook.rebooking.PlanRevision;
import org.rebook.rebooking.PlanView;
import org.rebook.web.console.Words;

/** What changes come to for a plan and everybody in it, in sentences. */
public final class Consequences {

    private final PlanView plan;
    private final PlanRevision revision;
    private final Words words;

    Consequences(PlanView plan, PlanRevision revision, Words words) {
        this.plan = plan;
        this.revision = revision;
        this.words = words;
    }

    public String placedOtherwise() {
        return words.count(
                revision.placements().size(), "patient is placed otherwise.", "patients are placed otherwise.");
    }

    public String othersMoved() {
        return revision.othersMoved() == 0
                ? "Nobody else who has a date in the plan is moved."
                : words.count(
                        revision.othersMoved(),
                        "other who has a date in the plan is moved.",
                        "others who have a date in the plan are moved.");
    }

    public String whoKeepsADate() {
        int agreed = revision.agreed();
        if (plan.isBegun()) {
            return "Nobody else who has been told is moved: plan %d told %s, and all but those here keep their dates."
                    .formatted(plan.id(), words.count(agreed, "patient", "patients"));
        }
        String told = "Nobody who has been told is moved: nothing of this plan has been carried out";
        return agreed == 0
                ? told + "."
                : told + ", and "
                        + words.count(
                                agreed,
                                "patient who has chosen a date keeps it.",
                                "patients who have chosen a date keep it.");
    }

    public String forTheWholePlan() {
        int without = revision.withoutDate();
        String dates = without == 0
                ? ""
                : words.count(Math.abs(without), "patient", "patients")
                        + (without > 0 ? " more" : " fewer")
                        + " without a date; ";
        return dates + revision.effect().inWords() + ".";
    }

    public String millis() {
        return "%.1f".formatted(revision.micros() / 1000.0);
    }

    /** Whether somebody may look further, and has not yet. */
    public boolean isWorthLookingFurther() {
        return revision.operationsToLookFor() > 0;
    }

    /** For whom somebody may look further. */
    public String whomToLookFurtherFor() {
        return words.count(
                revision.operationsToLookFor(),
                "operation is left without a list, or past a limit.",
                "operations are left without a list, or past a limit.");
    }

    /** What was found when somebody looked further; nothing where nobody has. */
    public String found() {
        PlanRevision.Further further = revision.further();
        if (further == null) {
            return "";
        }
        if (further.looked() == 0) {
            return "Looked further: no operation that could change lists alone is without one, or past a limit.";
        }
        return "Looked further for %s that had no list, or missed a limit: "
                        .formatted(words.count(further.looked(), "operation", "operations"))
                + (further.gained() == 0 ? "no better way was found." : gained(further));
    }

    private String gained(PlanRevision.Further further) {
        return words.count(further.gained(), "has a list now, or a better one", "have a list now, or a better one")
                + (further.movedOn() == 0
                        ? ", and nobody moves for it."
                        : ", and "
                                + words.count(
                                        further.movedOn(),
                                        "other operation moves to another list for it.",
                                        "other operations move to another list for it."));
    }
}
