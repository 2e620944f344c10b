package org.rebook.rebooking.plan;

/** Finds the cheapest plan of a pool, patient by patient, each by one shortest path; equal problems get equal plans. */
public final class AssignmentSolver {

    private AssignmentSolver() {}

    public static Assignment solve(AssignmentProblem problem) {
        return seated(problem).toAssignment();
    }

    static Seating seated(AssignmentProblem problem) {
        Seating seating = new Seating(problem);
        CheapestChain chain = new CheapestChain(seating);
        for (int patient = 0; patient < problem.patients(); patient++) {
            chain.seat(patient);
        }
        return seating;
    }
}
