package org.rebook.rebooking.planfile;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import org.rebook.rebooking.plan.AssignmentProblem;

/** The oracle: Google's min-cost flow on the same graph with the same costs. */
final class OrTools {

    /** What it found and how long the solving alone took. */
    record Solved(long cost, long solvingNanos) {}

    static {
        Loader.loadNativeLibraries();
    }

    private OrTools() {}

    /** Patients, then groups, then one end for all; to stay unplaced is an arc to the end. */
    static Solved solve(AssignmentProblem problem) {
        int patients = problem.patients();
        int end = patients + problem.groups();
        MinCostFlow flow = new MinCostFlow();
        try {
            for (int patient = 0; patient < patients; patient++) {
                flow.setNodeSupply(patient, 1);
                flow.addArcWithCapacityAndUnitCost(patient, end, 1, problem.unplacedCost()[patient]);
                for (int arc = problem.firstArc()[patient]; arc < problem.firstArc()[patient + 1]; arc++) {
                    flow.addArcWithCapacityAndUnitCost(
                            patient, patients + problem.arcGroup()[arc], 1, problem.arcCost()[arc]);
                }
            }
            for (int group = 0; group < problem.groups(); group++) {
                flow.addArcWithCapacityAndUnitCost(patients + group, end, problem.capacity()[group], 0);
            }
            flow.setNodeSupply(end, -patients);
            long start = System.nanoTime();
            MinCostFlowBase.Status status = flow.solve();
            long nanos = System.nanoTime() - start;
            if (status != MinCostFlowBase.Status.OPTIMAL) {
                throw new IllegalStateException("OR-Tools answers %s.".formatted(status));
            }
            return new Solved(flow.getOptimalCost(), nanos);
        } finally {
            flow.delete();
        }
    }
}
