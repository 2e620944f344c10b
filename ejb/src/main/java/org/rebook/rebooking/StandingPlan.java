package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/** A plan with all it was made from, kept in memory so that a change is a matter of milliseconds. Nothing here changes. */
final class StandingPlan {

    private final PlanInputs inputs;
    private final Wishes wishes;
    private final Map<String, Placed> placed = new LinkedHashMap<>();
    private final Map<String, List<Placed>> byPatient = new HashMap<>();
    private final Set<String> tied = new HashSet<>();
    private final Map<String, StandingPool> pools = new HashMap<>();
    private final Map<String, List<WantedPlace>> wanted = new HashMap<>();

    StandingPlan(PlanInputs inputs, Wishes wishes, Collection<Placed> placed) {
        this.inputs = inputs;
        this.wishes = wishes;
        // In one order, wherever they were read from: the same changes make the same plan.
        placed.stream()
                .sorted(Comparator.comparing(each -> each.affected().appointment()))
                .forEach(each -> {
                    this.placed.put(each.affected().appointment(), each);
                    byPatient
                            .computeIfAbsent(each.affected().patient(), any -> new ArrayList<>())
                            .add(each);
                });
        placed.stream().map(Placed::affected).forEach(affected -> affected.displaced().links().stream()
                .filter(link -> this.placed.containsKey(link.other()))
                .forEach(link -> {
                    tied.add(affected.appointment());
                    tied.add(link.other());
                }));
    }

    /** The pool, made ready once and then kept. */
    synchronized StandingPool pool(String name) {
        return pools.computeIfAbsent(name, any -> new StandingPool(name, this, Set.of(), List.of()));
    }

    /** The pools of outpatients that the plan has patients in. */
    List<String> clinicPools() {
        return placed.values().stream()
                .map(Placed::affected)
                .filter(this::isFree)
                .map(StrikePlanner::poolOf)
                .distinct()
                .sorted()
                .toList();
    }

    synchronized List<WantedPlace> wantedIn(String pool) {
        return wanted.computeIfAbsent(pool, any -> new Explanations(pool(pool)).wanted());
    }

    /** Those whom no link ties to another and no protection keeps where they are. */
    List<Affected> freeOutpatientsOf(String pool) {
        return placed.values().stream()
                .filter(each -> isFree(each.affected())
                        && StrikePlanner.poolOf(each.affected()).equals(pool))
                .map(Placed::affected)
                .toList();
    }

    private boolean isFree(Affected patient) {
        return !patient.isOperation() && isMovable(patient) && !isTied(patient);
    }

    boolean isMovable(Affected patient) {
        return placed.get(patient.appointment()).decision() != Decision.PROTECTED
                && patient.protection(inputs.now()).isEmpty();
    }

    boolean isTied(Affected patient) {
        return tied.contains(patient.appointment());
    }

    boolean hasSeveral(Affected patient) {
        return byPatient.getOrDefault(patient.patient(), List.of()).size() > 1;
    }

    private boolean isOfPool(Placed each, String pool) {
        return isFree(each.affected()) && StrikePlanner.poolOf(each.affected()).equals(pool);
    }

    Set<String> slotsOfOthers(String pool) {
        return placed.values().stream()
                .filter(each -> each.slot() != null && !isOfPool(each, pool))
                .map(each -> Objects.requireNonNull(each.slot()).id())
                .collect(Collectors.toSet());
    }

    /** Places of the session that nobody outside the pool keeps. */
    int stayPlacesFor(String pool, Remainder session) {
        return Math.max(0, session.capacity() - keptByOthers(pool, session, Decision.STAY));
    }

    int remotePlacesFor(String pool, Remainder session) {
        return Math.max(0, RemoteCapacity.of(session) - keptByOthers(pool, session, Decision.CONVERT));
    }

    private int keptByOthers(String pool, Remainder session, Decision decision) {
        return placed.values().stream()
                .filter(each -> each.decision() == decision
                        && each.affected().session().equals(session.session())
                        && !isOfPool(each, pool))
                .mapToInt(each -> decision == Decision.STAY ? session.takenBy(each.affected()) : 1)
                .sum();
    }

    List<Opening> clinicOpeningsOf(String pool) {
        return openings()
                .filter(opening -> !opening.isList()
                        && StrikePlanner.poolOf(opening.sample().specialty(), false)
                                .equals(pool))
                .toList();
    }

    Stream<Opening> openings() {
        return inputs.openings().stream();
    }

    /** The other times at which the plan has the same person come. */
    Commitments commitmentsOf(Affected patient) {
        Commitments commitments = new Commitments();
        byPatient.getOrDefault(patient.patient(), List.of()).stream()
                .filter(each -> !each.affected().appointment().equals(patient.appointment()))
                .forEach(each ->
                        Optional.ofNullable(timeOf(each)).ifPresent(time -> commitments.add(patient.patient(), time)));
        return commitments;
    }

    private static @Nullable SlotTime timeOf(Placed each) {
        return switch (each.decision()) {
            case MOVE -> each.time();
            case STAY, CONVERT, PROTECTED -> each.affected().displaced().lost();
            case UNPLACED -> null;
        };
    }

    Remainder remainder(String session) {
        Remainder known = inputs.remainders().get(session);
        return known == null ? wishes.remainders().get(session) : known;
    }

    boolean knows(String appointment) {
        return placed.containsKey(appointment);
    }

    Placed placementOf(String appointment) {
        return placed.get(appointment);
    }

    Collection<Placed> placed() {
        return placed.values();
    }

    PlanInputs inputs() {
        return inputs;
    }

    Circumstances now() {
        return inputs.now();
    }

    Wishes wishes() {
        return wishes;
    }
}
