package org.rebook.rebooking.planfile;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The opponent: the best known open-source planner of this kind, given the same arcs and costs and a time limit. */
final class Timefold {

    private Timefold() {}

    /** Answers what its plan costs each pool. */
    static long[] costsAfter(List<Clinic> clinics, Duration time) {
        Plan problem = new Plan();
        for (Clinic clinic : clinics) {
            problem.add(clinic);
        }
        Plan best = SolverFactory.<Plan>create(new SolverConfig()
                        .withSolutionClass(Plan.class)
                        .withEntityClasses(Patient.class)
                        .withConstraintProviderClass(Rules.class)
                        .withTerminationSpentLimit(time))
                .buildSolver()
                .solve(problem);
        if (best.score == null || best.score.hardScore() < 0) {
            throw new IllegalStateException("Timefold's plan is not feasible: %s.".formatted(best.score));
        }
        long[] costs = new long[clinics.size()];
        best.patients.forEach(patient -> costs[patient.pool] += patient.cost());
        return costs;
    }

    /** A group of identical places. */
    public record Group(int number, int open) {}

    /** One who needs a place, and what each group would cost. */
    @PlanningEntity
    public static class Patient {

        @PlanningId
        private Integer number;

        private int pool;
        private long unplaced;
        private Map<Group, Long> costs = Map.of();

        @ValueRangeProvider
        private List<Group> groups = List.of();

        @PlanningVariable(allowsUnassigned = true)
        private Group group;

        public Group getGroup() {
            return group;
        }

        public void setGroup(Group group) {
            this.group = group;
        }

        public Integer getNumber() {
            return number;
        }

        public List<Group> getGroups() {
            return groups;
        }

        long cost() {
            return group == null ? unplaced : costs.get(group);
        }
    }

    /** Everybody and their places. */
    @PlanningSolution
    public static class Plan {

        @PlanningEntityCollectionProperty
        private List<Patient> patients = new ArrayList<>();

        @PlanningScore
        private HardSoftLongScore score;

        private int groups;
        private int pools;

        private void add(Clinic clinic) {
            List<Group> own = new ArrayList<>();
            for (Clinic.Group group : clinic.groups()) {
                own.add(new Group(groups++, group.open()));
            }
            for (int number = 0; number < clinic.patients().size(); number++) {
                Patient patient = new Patient();
                patient.number = patients.size();
                patient.pool = pools;
                patient.unplaced = clinic.unplaced()[number];
                patient.costs = new HashMap<>();
                for (int arc = clinic.firstArc()[number]; arc < clinic.firstArc()[number + 1]; arc++) {
                    patient.costs.put(own.get(clinic.arcGroup()[arc]), clinic.arcCost()[arc]);
                }
                patient.groups = List.copyOf(patient.costs.keySet());
                patients.add(patient);
            }
            pools++;
        }

        public List<Patient> getPatients() {
            return patients;
        }

        public HardSoftLongScore getScore() {
            return score;
        }

        public void setScore(HardSoftLongScore score) {
            this.score = score;
        }
    }

    /** No group overfull; the least cost. */
    public static class Rules implements ConstraintProvider {

        @Override
        public Constraint[] defineConstraints(ConstraintFactory factory) {
            return new Constraint[] {
                factory.forEach(Patient.class)
                        .groupBy(Patient::getGroup, ConstraintCollectors.count())
                        .filter((group, taken) -> taken > group.open())
                        .penalizeLong(HardSoftLongScore.ONE_HARD, (group, taken) -> taken - group.open())
                        .asConstraint("places"),
                factory.forEachIncludingUnassigned(Patient.class)
                        .penalizeLong(HardSoftLongScore.ONE_SOFT, Patient::cost)
                        .asConstraint("cost")
            };
        }
    }
}
