package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario comes to, on the same figures for all scenarios of a strike.
 *
 * @param participation the likely one that it was assessed by
 * @param cost in the rules' own points, so that scenarios with more or fewer patients are counted alike
 * @param addedSessions sessions that it holds besides those there are
 * @param usedSessions how many of them give somebody a date
 * @param placedInAdded to how many patients they give one
 * @param lastDate the last of the new dates; null when nobody moves
 */
public record ScenarioFigures(
        int participation,
        PlanFigures plan,
        Proposal.Proof proof,
        Cost cost,
        int addedSessions,
        int usedSessions,
        int placedInAdded,
        @Nullable LocalDate lastDate) {

    /** The three parts of a plan's cost in their order: those without a date by risk, limits missed, delay and disruption. */
    public record Cost(long unplaced, long limits, long points) {

        Cost plus(long[] parts) {
            return new Cost(
                    unplaced + parts[MoveCosts.UNPLACED],
                    limits + parts[MoveCosts.BREACHES],
                    points + parts[MoveCosts.POINTS]);
        }
    }

    static ScenarioFigures of(PlanInputs inputs, Proposal proposal, int participation, int addedSessions) {
        List<Placed> inAdded = proposal.placed().stream()
                .filter(placed -> CopiedSession.isAdded(placed.opening()))
                .toList();
        Set<String> used = new HashSet<>();
        inAdded.forEach(placed -> used.add(placed.opening().sample().session()));
        return new ScenarioFigures(
                participation,
                proposal.figures(),
                proposal.proof(),
                cost(inputs, proposal),
                addedSessions,
                used.size(),
                inAdded.size(),
                proposal.placed().stream()
                        .filter(placed -> placed.time() != null)
                        .map(placed -> placed.time().day())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Cost cost(PlanInputs inputs, Proposal proposal) {
        // Each patient's cost is read back by itself, so one patient's scale is enough.
        MoveCosts costs = new MoveCosts(1, inputs.now());
        Cost sum = new Cost(0, 0, 0);
        for (Placed placed : proposal.placed()) {
            Displaced patient = placed.affected().displaced();
            long cost =
                    switch (placed.decision()) {
                        case STAY, PROTECTED -> 0;
                        case CONVERT -> costs.convert();
                        case UNPLACED -> costs.unplaced(patient);
                        case MOVE -> costs.move(patient, placed.opening());
                    };
            sum = sum.plus(costs.partsOf(cost));
        }
        return sum;
    }
}
