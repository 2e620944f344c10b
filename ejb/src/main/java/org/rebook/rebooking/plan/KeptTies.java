package org.rebook.rebooking.plan;

/** Says whether a tie is kept, for the checks; the solver has its own way to tell. */
final class KeptTies {

    private final TiedProblem problem;

    KeptTies(TiedProblem problem) {
        this.problem = problem;
    }

    /** Places are numbers in the pool, or {@link Assignment#UNPLACED}. */
    boolean holds(Tie tie, int firstPlace, int secondPlace) {
        boolean first = firstPlace != Assignment.UNPLACED;
        boolean second = secondPlace != Assignment.UNPLACED;
        if (first && second) {
            long days = (long) day(tie.second(), secondPlace) - day(tie.first(), firstPlace);
            return tie.least() <= days && days <= tie.most();
        }
        return switch (tie.without()) {
            case FREE -> true;
            case NEEDS_FIRST -> !second;
            case TOGETHER -> !first && !second;
        };
    }

    boolean holds(Clash clash, int firstPlace, int secondPlace) {
        if (firstPlace == Assignment.UNPLACED || secondPlace == Assignment.UNPLACED) {
            return true;
        }
        PlaceTimes first = problem.times().get(clash.first().pool());
        PlaceTimes second = problem.times().get(clash.second().pool());
        return first.day()[firstPlace] != second.day()[secondPlace]
                || first.to()[firstPlace] <= second.from()[secondPlace]
                || second.to()[secondPlace] <= first.from()[firstPlace];
    }

    private int day(Member who, int place) {
        return problem.times().get(who.pool()).day()[place];
    }
}
