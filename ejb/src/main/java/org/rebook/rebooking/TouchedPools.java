package org.rebook.rebooking;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pools of outpatients that a list of changes touches, and who and what the changes are about. */
final class TouchedPools {

    private final StandingPlan plan;
    private final List<PlanStep> steps;
    private final Linked linked;
    private final Map<String, PoolChange> pools = new LinkedHashMap<>();
    private final Map<String, PoolChange> besides = new HashMap<>();

    /** @throws ChangeRefused when a change is about something that the plan does not know */
    TouchedPools(StandingPlan plan, List<PlanStep> steps) {
        this.plan = plan;
        this.steps = steps;
        this.linked = plan.linkedWith(steps.stream()
                .map(PlanStep::patient)
                .filter(Objects::nonNull)
                .filter(patient -> patient.protection(plan.now()).isEmpty())
                .toList());
        steps.forEach(step -> poolsOf(step).forEach(name -> pools.computeIfAbsent(name, this::newChange)));
        plan.tied().stream()
                .map(together -> poolsAround(together.get(0)).toList())
                .filter(around -> around.stream().anyMatch(pools::containsKey))
                .forEach(around -> around.forEach(this::ready));
    }

    /** Others are made ready where their patients may be offered what is freed in these. */
    private PoolChange ready(String name) {
        PoolChange touched = pools.get(name);
        return touched != null ? touched : besides.computeIfAbsent(name, this::newChange);
    }

    /** From now on the pools of the outpatients among them are touched too. */
    void touch(List<Affected> moved) {
        moved.stream()
                .filter(each -> !each.isOperation())
                .map(StrikePlanner::poolOf)
                .forEach(name -> pools.putIfAbsent(name, ready(name)));
    }

    private PoolChange newChange(String name) {
        Set<String> moreSessions = moreSessions().getOrDefault(name, Set.of());
        return new PoolChange(
                moreSessions().isEmpty() && extraOf(name).isEmpty()
                        ? plan.pool(name)
                        : new StandingPool(name, plan, linked, moreSessions, extraOf(name)));
    }

    private Map<String, Set<String>> moreSessions() {
        return steps.stream()
                .map(PlanStep::patient)
                .filter(Objects::nonNull)
                .filter(patient -> !patient.isOperation())
                .collect(Collectors.groupingBy(
                        StrikePlanner::poolOf, Collectors.mapping(Affected::session, Collectors.toSet())));
    }

    /** Sessions that are held once more, and places that the diary has gained. */
    private Stream<Opening> extraOpenings() {
        Map<String, Opening> copies = new LinkedHashMap<>();
        steps.stream()
                .map(PlanStep::change)
                .filter(change -> change.kind() == PlanChange.Kind.COPY_SESSION)
                .forEach(change -> copies.put(
                        RepeatedSession.idOf(change.session(), change.day()),
                        RepeatedSession.of(openingOf(change.session()), change.day())));
        return Stream.concat(copies.values().stream(), steps.stream().flatMap(TouchedPools::found));
    }

    private static Stream<Opening> found(PlanStep step) {
        return Stream.ofNullable(step.found()).flatMap(List::stream);
    }

    private List<Opening> extraOf(String pool) {
        return extraOpenings().filter(opening -> poolOf(opening).equals(pool)).toList();
    }

    static String poolOf(Opening clinic) {
        return StrikePlanner.poolOf(clinic.sample().specialty(), false);
    }

    private Stream<String> poolsOf(PlanStep step) {
        PlanChange change = step.change();
        if (step.patient() != null) {
            return poolsAround(step.patient());
        }
        if (step.found() != null) {
            return found(step).map(TouchedPools::poolOf);
        }
        if (change.kind() == PlanChange.Kind.LOOK_FURTHER) {
            return Stream.empty();
        }
        return change.kind().isOfPatient()
                ? poolsAround(affected(change.appointment()))
                : poolsAround(change.session());
    }

    private Stream<String> poolsAround(Affected patient) {
        return Stream.concat(Stream.of(patient), linked.togetherWith(patient).stream())
                .filter(each -> !each.isOperation())
                .map(StrikePlanner::poolOf)
                .distinct();
    }

    private Stream<String> poolsAround(String session) {
        List<String> names = Stream.concat(
                        plan.openings()
                                .filter(opening -> opening.sample().session().equals(session) && !opening.isList())
                                .map(opening ->
                                        StrikePlanner.poolOf(opening.sample().specialty(), false)),
                        plan.placed().stream()
                                .filter(each -> each.affected().session().equals(session) || each.isIn(session))
                                .flatMap(each -> poolsAround(each.affected())))
                .distinct()
                .toList();
        if (names.isEmpty()
                && plan.openings().noneMatch(list -> list.sample().session().equals(session))) {
            throw new ChangeRefused("session: the plan knows no places in a session '%s'.".formatted(session));
        }
        return names.stream();
    }

    Opening openingOf(String session) {
        return plan.openings()
                .filter(opening -> opening.sample().session().equals(session))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(
                        "session: the plan knows no free places in a session '%s'.".formatted(session)));
    }

    /** @throws ChangeRefused when the plan has no such appointment, or may not move it */
    Affected affected(String appointment) {
        Optional<Affected> joining = steps.stream()
                .map(PlanStep::patient)
                .filter(patient -> patient != null && patient.appointment().equals(appointment))
                .findFirst();
        if (joining.isPresent()) {
            return joining.get();
        }
        if (!plan.knows(appointment)) {
            throw new ChangeRefused("appointment: the plan has no appointment '%s'.".formatted(appointment));
        }
        Affected patient = plan.placementOf(appointment).affected();
        if (!plan.isMovable(patient)) {
            throw new ChangeRefused("appointment: %s is protected, and no plan moves it. A named person decides."
                    .formatted(appointment));
        }
        return patient;
    }

    Linked linked() {
        return linked;
    }

    PoolChange of(Affected patient) {
        return named(StrikePlanner.poolOf(patient));
    }

    boolean touch(Affected patient) {
        return pools.containsKey(StrikePlanner.poolOf(patient));
    }

    /** @throws ChangeRefused when the session is a theatre list */
    PoolChange ofClinic(String session, String whatThen) {
        Opening opening = openingOf(session);
        if (opening.isList()) {
            throw new ChangeRefused("session: %s is a theatre list%s".formatted(session, whatThen));
        }
        return named(StrikePlanner.poolOf(opening.sample().specialty(), false));
    }

    PoolChange named(String pool) {
        return ready(pool);
    }

    List<PoolChange> all() {
        return List.copyOf(pools.values());
    }
}
