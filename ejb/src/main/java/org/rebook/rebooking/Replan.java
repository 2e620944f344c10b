package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries a list of changes out on a plan in memory, one after another, and says what they come to. */
final class Replan {

    private final StandingPlan plan;
    private final Wishes wishes;
    private final Map<String, PoolChange> pools = new LinkedHashMap<>();
    private final TheatreChange theatres;
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, @Nullable Placed> placed = new LinkedHashMap<>();
    private final List<PlanStep> steps;
    private final List<PlanStep> kept = new ArrayList<>();

    private Replan(StandingPlan plan, List<PlanStep> earlier, List<PlanStep> steps) {
        this.plan = plan;
        this.wishes = Wishes.of(earlier);
        this.theatres = new TheatreChange(plan);
        this.steps = steps;
    }

    /**
     * What became of the changes.
     *
     * @param kept the changes as they are kept
     * @param placements of everybody afterwards
     */
    record Result(PlanRevision revision, List<PlanStep> kept, List<Placed> placements, List<PoolChange> pools) {

        List<PoolBound> bounds() {
            return pools.stream().map(PoolChange::bound).toList();
        }
    }

    /** What a changed pool costs, and what no plan under the rules and wishes can cost less than. */
    record PoolBound(long cost, long bound) {}

    /** @throws ChangeRefused when one of the changes cannot be, and then none is made */
    static Result of(long id, StandingPlan plan, List<PlanStep> earlier, List<PlanStep> steps) {
        return new Replan(plan, earlier, steps).result(id);
    }

    /** Everybody's placement once the changes that were accepted together have been made again, list by list. */
    static List<Placed> again(PlanInputs inputs, List<Placed> first, List<List<PlanStep>> accepted) {
        List<Placed> placed = first;
        List<PlanStep> earlier = new ArrayList<>();
        for (List<PlanStep> together : accepted) {
            placed = of(0, new StandingPlan(inputs, Wishes.of(earlier), placed), earlier, together)
                    .placements();
            earlier.addAll(together);
        }
        return placed;
    }

    private Result result(long id) {
        steps.stream()
                .map(PlanStep::change)
                .filter(change -> change.appointment() != null && change.kind() != PlanChange.Kind.ADD_PATIENT)
                .forEach(change -> poolOf(change.appointment()));
        // Pools are made ready before the clock starts, as they are kept in memory from one change to the next.
        prepare();
        long start = System.nanoTime();
        steps.forEach(this::make);
        List<PlacementChange> changes = new ArrayList<>();
        CostEffect effect = CostEffect.NONE;
        for (PoolChange pool : pools.values()) {
            PoolOutcome outcome = new PoolOutcome(plan, pool, asked);
            placed.putAll(outcome.placed());
            changes.addAll(outcome.changes());
            effect = effect.plus(outcome.effect());
        }
        long micros = (System.nanoTime() - start) / 1_000;
        for (Map.Entry<String, Optional<Placed>> each : theatres.changed().entrySet()) {
            PlacementChange change = inTheatre(each.getKey(), each.getValue().orElse(null));
            placed.put(each.getKey(), each.getValue().orElse(null));
            if (!Objects.equals(change.from(), change.to())) {
                changes.add(change);
            }
            effect = effect.plus(change.effect());
        }
        int others = (int) changes.stream()
                .filter(change -> !change.asked()
                        && change.from() != null
                        && change.from().decision() != Decision.UNPLACED)
                .count();
        return new Result(
                new PlanRevision(
                        id,
                        changes,
                        withoutDate(changes),
                        effect,
                        others,
                        wishes.chosen(),
                        micros,
                        wishes.isSupposed()),
                kept,
                placementsNow(),
                List.copyOf(pools.values()));
    }

    private static int withoutDate(List<PlacementChange> changes) {
        return changes.stream()
                .mapToInt(change -> (isWithout(change.to()) ? 1 : 0) - (isWithout(change.from()) ? 1 : 0))
                .sum();
    }

    private static boolean isWithout(PlacementChange.@Nullable Place place) {
        return place != null && place.decision() == Decision.UNPLACED;
    }

    private void prepare() {
        Set<String> extraOf = extraSessions().keySet();
        steps.forEach(step -> poolsOf(step)
                .forEach(name -> pools.computeIfAbsent(
                        name,
                        any -> new PoolChange(
                                extraOf.isEmpty() && moreSessions().isEmpty()
                                        ? plan.pool(name)
                                        : new StandingPool(
                                                name,
                                                plan,
                                                moreSessions().getOrDefault(name, Set.of()),
                                                extraOf(name))))));
    }

    private Map<String, Set<String>> moreSessions() {
        return steps.stream()
                .map(PlanStep::patient)
                .filter(Objects::nonNull)
                .filter(patient -> !patient.isOperation())
                .collect(Collectors.groupingBy(
                        StrikePlanner::poolOf, Collectors.mapping(Affected::session, Collectors.toSet())));
    }

    private Map<String, Opening> extraSessions() {
        Map<String, Opening> extra = new LinkedHashMap<>();
        steps.stream()
                .map(PlanStep::change)
                .filter(change -> change.kind() == PlanChange.Kind.COPY_SESSION)
                .forEach(change -> extra.put(
                        RepeatedSession.idOf(change.session(), change.day()),
                        RepeatedSession.of(openingOf(change.session()), change.day())));
        return extra;
    }

    private List<Opening> extraOf(String pool) {
        return extraSessions().values().stream()
                .filter(opening -> StrikePlanner.poolOf(opening.sample().specialty(), false)
                        .equals(pool))
                .toList();
    }

    private Stream<String> poolsOf(PlanStep step) {
        PlanChange change = step.change();
        if (step.patient() != null) {
            return step.patient().isOperation() ? Stream.empty() : Stream.of(StrikePlanner.poolOf(step.patient()));
        }
        if (change.kind().isOfPatient()) {
            Affected patient = affected(change.appointment());
            return patient.isOperation() ? Stream.empty() : Stream.of(StrikePlanner.poolOf(patient));
        }
        return sessionPools(change.session());
    }

    private Stream<String> sessionPools(String session) {
        List<String> names = Stream.concat(
                        plan.openings()
                                .filter(opening -> opening.sample().session().equals(session) && !opening.isList())
                                .map(opening ->
                                        StrikePlanner.poolOf(opening.sample().specialty(), false)),
                        plan.placed().stream()
                                .map(Placed::affected)
                                .filter(patient -> patient.session().equals(session) && !patient.isOperation())
                                .map(StrikePlanner::poolOf))
                .distinct()
                .toList();
        if (names.isEmpty()
                && plan.openings().noneMatch(list -> list.sample().session().equals(session))) {
            throw new ChangeRefused("session: the plan knows no places in a session '%s'.".formatted(session));
        }
        return names.stream();
    }

    private Opening openingOf(String session) {
        return plan.openings()
                .filter(opening -> opening.sample().session().equals(session))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(
                        "session: the plan knows no free places in a session '%s'.".formatted(session)));
    }

    private Affected affected(String appointment) {
        Optional<Affected> joining = steps.stream()
                .map(PlanStep::patient)
                .filter(patient -> patient != null && patient.appointment().equals(appointment))
                .findFirst();
        if (joining.isPresent()) {
            return joining.get();
        }
        if (!plan.knows(appointment)) {
            throw new ChangeRefused("appointment: plan has no appointment '%s'.".formatted(appointment));
        }
        Affected patient = plan.placementOf(appointment).affected();
        if (!plan.isMovable(patient)) {
            throw new ChangeRefused("appointment: %s is protected, and no plan moves it. A named person decides."
                    .formatted(appointment));
        }
        if (plan.isTied(patient)) {
            throw new ChangeRefused(
                    "appointment: %s is linked to another that the strike affects. Make a new plan, which moves them together."
                            .formatted(appointment));
        }
        return patient;
    }

    private void poolOf(String appointment) {
        affected(appointment);
    }

    private void make(PlanStep step) {
        PlanChange change = step.change();
        PlanStep made = step;
        switch (change.kind()) {
            case DECLINE -> made = decline(change);
            case PIN -> pin(change);
            case FORBID -> forbid(change);
            case LEAVE_OUT -> leaveOut(change);
            case ADD_PATIENT -> join(step);
            case ADD_PLACES -> clinic(change).addPlaces(change.session(), change.places());
            case LOSE_PLACES -> clinic(change).losePlaces(change.session(), change.places());
            case COPY_SESSION -> copy(change);
            case LOSE_SESSION -> lose(change.session());
        }
        wishes.add(made);
        kept.add(made);
    }

    private PlanStep decline(PlanChange change) {
        Affected patient = affected(change.appointment());
        String session = sessionNow(patient);
        if (session == null) {
            throw new ChangeRefused(
                    "appointment: %s has no date in this plan that could be declined.".formatted(change.appointment()));
        }
        asked.put(change.appointment(), "Declines the date.");
        if (patient.isOperation()) {
            theatres.place(patient, list -> !list.sample().session().equals(session) && isOpen(patient, list));
        } else {
            poolFor(patient).decline(change.appointment(), session);
        }
        return PlanStep.declined(change, session);
    }

    private @Nullable String sessionNow(Affected patient) {
        if (patient.isOperation()) {
            return theatres.sessionOf(patient.appointment());
        }
        PlaceChoice place = poolFor(patient).placeOf(patient.appointment());
        return place == null ? null : StandingPool.sessionOf(place);
    }

    private void pin(PlanChange change) {
        Affected patient = affected(change.appointment());
        asked.put(change.appointment(), "The patient has chosen this date.");
        if (!patient.isOperation()) {
            poolFor(patient).pin(change.appointment(), change.session());
        } else if (theatres.place(patient, list -> list.sample().session().equals(change.session()))
                        .decision()
                != Decision.MOVE) {
            throw new ChangeRefused("session: list %s has no room for appointment %s under the rules."
                    .formatted(change.session(), change.appointment()));
        }
    }

    private void forbid(PlanChange change) {
        Affected patient = affected(change.appointment());
        asked.put(
                change.appointment(),
                change.day() == null
                        ? "Cannot come to this session."
                        : "Cannot come on %s.".formatted(Wording.day(change.day())));
        if (!patient.isOperation()) {
            poolFor(patient).forbid(change.appointment(), change.session(), change.day());
            return;
        }
        Placed now = theatres.placementOf(change.appointment());
        boolean hit = now.opening() != null
                && (now.opening().sample().session().equals(change.session())
                        || now.opening().sample().day().equals(change.day()));
        if (hit) {
            theatres.place(
                    patient,
                    list -> !list.sample().session().equals(change.session())
                            && !list.sample().day().equals(change.day())
                            && isOpen(patient, list));
        }
    }

    private boolean isOpen(Affected patient, Opening list) {
        return !wishes.isLost(list.sample().session())
                && !wishes.refuses(
                        patient.appointment(),
                        list.sample().session(),
                        list.sample().day());
    }

    private void leaveOut(PlanChange change) {
        Affected patient = affected(change.appointment());
        asked.put(change.appointment(), "Left out of the plan: nothing is changed for this patient.");
        if (patient.isOperation()) {
            theatres.leaveOut(change.appointment());
        } else {
            poolFor(patient).leaveOut(change.appointment());
        }
    }

    private void join(PlanStep step) {
        Affected patient = Objects.requireNonNull(step.patient());
        asked.put(patient.appointment(), "Affected since the plan was made.");
        if (patient.protection(plan.now()).isPresent()) {
            String why = patient.protection(plan.now()).orElseThrow();
            placed.put(
                    patient.appointment(),
                    Placed.where(
                            patient,
                            StrikePlanner.poolOf(patient),
                            Decision.PROTECTED,
                            0,
                            Wording.protectedToDecide(why, Objects.requireNonNull(step.remainder()))));
        } else if (patient.isOperation()) {
            throw new ChangeRefused(
                    "appointment: %s is an operation, which joins with a new plan.".formatted(patient.appointment()));
        } else {
            poolFor(patient).join(patient);
        }
    }

    private void copy(PlanChange change) {
        String copy = RepeatedSession.idOf(change.session(), change.day());
        Opening opening = openingOf(change.session());
        if (opening.isList()) {
            throw new ChangeRefused(
                    "session: %s is a theatre list. Make a new plan to use another list.".formatted(change.session()));
        }
        int places = change.places() == null ? opening.slots().size() : change.places();
        clinicNamed(StrikePlanner.poolOf(opening.sample().specialty(), false)).addPlaces(copy, places);
    }

    private void lose(String session) {
        plan.placed().stream()
                .map(Placed::affected)
                .filter(patient -> plan.isTied(patient) && isIn(plan.placementOf(patient.appointment()), session))
                .findFirst()
                .ifPresent(patient -> {
                    throw new ChangeRefused(
                            "session: linked appointments are in session %s. Make a new plan, which moves them together."
                                    .formatted(session));
                });
        pools.values().forEach(pool -> pool.lose(session));
        wishes.loseSession(session);
        plan.placed().stream()
                .filter(each -> each.affected().isOperation() && isIn(each, session) && plan.isMovable(each.affected()))
                .filter(each -> !theatres.isChanged(each.affected().appointment()))
                .forEach(each -> theatres.place(each.affected(), list -> isOpen(each.affected(), list)));
        plan.placed().stream()
                .filter(each -> each.decision() == Decision.STAY
                        && !plan.isMovable(each.affected())
                        && each.affected().session().equals(session))
                .forEach(each -> placed.put(each.affected().appointment(), toDecide(each, session)));
    }

    private Placed toDecide(Placed each, String session) {
        return Placed.where(
                each.affected(),
                each.pool(),
                Decision.PROTECTED,
                0,
                "Protected, and session %s does not take place. A named person decides.".formatted(session));
    }

    private static boolean isIn(Placed each, String session) {
        return each.decision() == Decision.MOVE
                ? Objects.requireNonNull(each.opening()).sample().session().equals(session)
                : each.decision() != Decision.UNPLACED
                        && each.decision() != Decision.PROTECTED
                        && each.affected().session().equals(session);
    }

    private PoolChange poolFor(Affected patient) {
        return clinicNamed(StrikePlanner.poolOf(patient));
    }

    private PoolChange clinic(PlanChange change) {
        Opening opening = openingOf(change.session());
        if (opening.isList()) {
            throw new ChangeRefused("session: %s is a theatre list, which has no places to count. Lose it whole."
                    .formatted(change.session()));
        }
        return clinicNamed(StrikePlanner.poolOf(opening.sample().specialty(), false));
    }

    private PoolChange clinicNamed(String name) {
        return Objects.requireNonNull(pools.get(name), name);
    }

    private PlacementChange inTheatre(String appointment, @Nullable Placed to) {
        Placed from = plan.knows(appointment) ? plan.placementOf(appointment) : null;
        Affected patient = from == null ? Objects.requireNonNull(to).affected() : from.affected();
        MoveCosts costs = new MoveCosts(1, plan.now());
        return new PlacementChange(
                appointment,
                asked.containsKey(appointment),
                from == null ? null : PlacementChange.Place.of(from),
                to == null ? null : PlacementChange.Place.of(to),
                CostEffect.of(costs.scale(), costOf(from, patient, costs), costOf(to, patient, costs)),
                asked.getOrDefault(appointment, "The list does not take place."));
    }

    private static long costOf(@Nullable Placed placed, Affected patient, MoveCosts costs) {
        if (placed == null) {
            return 0;
        }
        return switch (placed.decision()) {
            case MOVE -> costs.move(patient.displaced(), Objects.requireNonNull(placed.opening()));
            case UNPLACED -> costs.unplaced(patient.displaced());
            default -> 0;
        };
    }

    private List<Placed> placementsNow() {
        List<Placed> all = new ArrayList<>();
        plan.placed().forEach(each -> {
            String appointment = each.affected().appointment();
            Placed now = placed.containsKey(appointment) ? placed.get(appointment) : each;
            if (now != null) {
                all.add(now);
            }
        });
        placed.forEach((appointment, now) -> {
            if (!plan.knows(appointment) && now != null) {
                all.add(now);
            }
        });
        return all;
    }
}
