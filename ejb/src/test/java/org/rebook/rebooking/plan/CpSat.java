package org.rebook.rebooking.plan;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The oracle for clinics with ties that are too large for every plan to be tried: Google's CP-SAT. */
final class CpSat {

    static {
        Loader.loadNativeLibraries();
    }

    private final TiedProblem problem;
    private final CpModel model = new CpModel();
    private final LinearExprBuilder cost = LinearExpr.newBuilder();
    /** By patient, one for each arc, and last one for no place. */
    private final Map<Member, BoolVar[]> chosen = new HashMap<>();

    private CpSat(TiedProblem problem) {
        this.problem = problem;
    }

    static long leastCost(TiedProblem problem) {
        return new CpSat(problem).solve();
    }

    private long solve() {
        IntStream.range(0, problem.clinics().size()).forEach(this::addClinic);
        KeptTies kept = new KeptTies(problem);
        for (Tie tie : problem.ties()) {
            addTie(tie.first(), tie.second(), (one, other) -> kept.holds(tie, one, other));
        }
        for (Clash clash : problem.clashes()) {
            addTie(clash.first(), clash.second(), (one, other) -> kept.holds(clash, one, other));
        }
        model.minimize(cost);
        CpSolver solver = new CpSolver();
        solver.getParameters().setRandomSeed(1).setNumWorkers(2);
        CpSolverStatus status = solver.solve(model);
        if (status != CpSolverStatus.OPTIMAL) {
            throw new IllegalStateException("CP-SAT answers %s.".formatted(status));
        }
        return Math.round(solver.objectiveValue());
    }

    private void addClinic(int pool) {
        AssignmentProblem clinic = problem.clinics().get(pool);
        List<List<Literal>> taken = Stream.generate(() -> (List<Literal>) new ArrayList<Literal>())
                .limit(clinic.groups())
                .toList();
        for (int patient = 0; patient < clinic.patients(); patient++) {
            int from = clinic.firstArc()[patient];
            BoolVar[] own = new BoolVar[clinic.firstArc()[patient + 1] - from + 1];
            for (int option = 0; option < own.length; option++) {
                own[option] = model.newBoolVar("");
                boolean isNone = option == own.length - 1;
                cost.addTerm(own[option], isNone ? clinic.unplacedCost()[patient] : clinic.arcCost()[from + option]);
                if (!isNone) {
                    taken.get(clinic.arcGroup()[from + option]).add(own[option]);
                }
            }
            model.addExactlyOne(own);
            chosen.put(new Member(pool, patient), own);
        }
        for (int group = 0; group < clinic.groups(); group++) {
            model.addLessOrEqual(LinearExpr.sum(taken.get(group).toArray(Literal[]::new)), clinic.capacity()[group]);
        }
    }

    private interface Holds {
        boolean at(int place, int otherPlace);
    }

    private void addTie(Member one, Member other, Holds tie) {
        BoolVar[] ways = chosen.get(one);
        BoolVar[] otherWays = chosen.get(other);
        for (int way = 0; way < ways.length; way++) {
            List<Literal> fits = new ArrayList<>(List.of(ways[way].not()));
            for (int otherWay = 0; otherWay < otherWays.length; otherWay++) {
                if (tie.at(place(one, way), place(other, otherWay))) {
                    fits.add(otherWays[otherWay]);
                }
            }
            model.addBoolOr(fits.toArray(Literal[]::new));
        }
    }

    private int place(Member who, int option) {
        AssignmentProblem clinic = problem.clinics().get(who.pool());
        int arc = clinic.firstArc()[who.patient()] + option;
        return arc == clinic.firstArc()[who.patient() + 1] ? Assignment.UNPLACED : clinic.arcGroup()[arc];
    }
}
