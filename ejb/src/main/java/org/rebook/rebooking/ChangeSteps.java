package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one change after another on a plan in memory: each leaves the pools it touches the cheapest again. */
final class ChangeSteps {

    private final StandingPlan plan;
    private final Wishes wishes;
    private final TouchedPools pools;
    private final TheatreChange theatres;
    private final LinkedChange linked;
    private final WhereNow where;
    private final MovingTogether together;
    private final FreedPlaces freed;
    private final FreedLists freedLists;
    private final Map<String, String> why = new HashMap<>();
    private final Set<String> askedPatients = new HashSet<>();
    private final Set<String> left = new HashSet<>();
    private final Set<Affected> movedTogether = new LinkedHashSet<>();
    private final Set<Affected> settled = new LinkedHashSet<>();
    private final Map<String, @Nullable Placed> placed = new LinkedHashMap<>();
    private boolean lookingFurther;
    private PlanRevision.@Nullable Further further;

    ChangeSteps(StandingPlan plan, Wishes wishes, TouchedPools pools, Clashes clashes) {
        this.plan = plan;
        this.wishes = wishes;
        this.pools = pools;
        this.theatres = new TheatreChange(plan, pools.linked());
        this.where = new WhereNow(pools, theatres);
        this.linked = new LinkedChange(pools.linked(), pools::named, theatres, clashes.whole());
        this.together = new MovingTogether(linked, pools.linked(), where, wishes, clashes);
        this.freed = new FreedPlaces(plan, pools, theatres, where, linked, together);
        this.freedLists = new FreedLists(plan, theatres, pools.linked());
    }

    /**
     * Makes a change, and answers with how it is kept.
     *
     * @throws ChangeRefused when it cannot be made
     */
    PlanStep make(PlanStep step) {
        PlanChange change = step.change();
        PlanStep made = step;
        settled.clear();
        switch (change.kind()) {
            case DECLINE -> made = decline(change);
            case PIN -> pin(change);
            case FORBID -> forbid(change);
            case LEAVE_OUT -> leaveOut(change);
            case ADD_PATIENT -> join(step);
            case ADD_PLACES -> clinic(change).addPlaces(change.session(), change.places());
            case LOSE_PLACES -> losePlaces(change);
            case TAKE_IN ->
                step.found().forEach(opening -> pools.named(TouchedPools.poolOf(opening))
                        .takeIn(opening));
            case COPY_SESSION -> copy(change);
            case LOSE_SESSION -> lose(change.session());
            case LOOK_FURTHER -> lookingFurther = true;
        }
        wishes.add(made);
        return made;
    }

    /**
     * Offers what all the changes have freed: to appointments that hang together, with dates or without, and then to the
     * other operations; and looks further for those if that is asked for.
     */
    void offerWhatIsFreed() {
        freed.offer(movedTogether, settled, left, why);
        freedLists.offer(
                (operation, list, day) -> !wishes.isLost(list) && !wishes.refuses(operation.appointment(), list, day),
                why);
        if (lookingFurther) {
            further = new LookFurther(plan, theatres, pools.linked(), wishes).look(why);
        }
    }

    /** What was found by whoever asked to look further; null where nobody did. */
    PlanRevision.@Nullable Further further() {
        return further;
    }

    private PlanStep decline(PlanChange change) {
        Affected patient = affected(change, "Declines the date.");
        String session = where.sessionOf(patient);
        if (session == null) {
            throw new ChangeRefused(
                    "appointment: %s has no date in this plan that could be declined.".formatted(change.appointment()));
        }
        if (isTied(patient)) {
            moveTogether(patient, (member, at, day) -> isAnother(member, patient) || !at.equals(session));
        } else if (patient.isOperation()) {
            theatres.place(patient, list -> !list.sample().session().equals(session) && isOpen(patient, list));
        } else {
            pools.of(patient).decline(change.appointment(), session);
        }
        return PlanStep.declined(change, session);
    }

    private void pin(PlanChange change) {
        Affected patient = affected(change, "The patient has chosen this date.");
        String session = change.session();
        if (patient.isOperation() && !change.isFor(PlanChange.Mode.IN_PERSON)) {
            throw new ChangeRefused("mode: appointment %s is an operation, so it cannot be %s."
                    .formatted(change.appointment(), change.mode()));
        }
        if (isTied(patient)) {
            moveTogether(patient, new ChosenPlace(change));
            if (!session.equals(where.sessionOf(patient))) {
                throw new ChangeRefused(
                        "session: no place%s in session %s is open to appointment %s that goes with its linked appointments."
                                .formatted(Wording.seen(change.mode()), session, change.appointment()));
            }
        } else if (!patient.isOperation()) {
            pools.of(patient).pin(change);
        } else if (!session.equals(where.sessionOf(patient))
                && theatres.place(patient, list -> list.sample().session().equals(session))
                                .decision()
                        != Decision.MOVE) {
            throw new ChangeRefused("session: list %s has no room for appointment %s under the rules."
                    .formatted(session, change.appointment()));
        }
    }

    private void forbid(PlanChange change) {
        Affected patient = affected(
                change,
                change.day() == null
                        ? "Cannot come to this session."
                        : "Cannot come on %s.".formatted(Wording.day(change.day())));
        JointLimits.Where allowed = (member, at, day) ->
                isAnother(member, patient) || !(at.equals(change.session()) || day.equals(change.day()));
        if (!isTied(patient) && !patient.isOperation()) {
            pools.of(patient).forbid(change.appointment(), change.session(), change.day());
        } else if (isHit(patient, allowed)) {
            if (isTied(patient)) {
                moveTogether(patient, allowed);
            } else {
                theatres.place(
                        patient,
                        list -> allowed.isOpen(
                                        patient,
                                        list.sample().session(),
                                        list.sample().day())
                                && isOpen(patient, list));
            }
        }
    }

    private boolean isHit(Affected patient, JointLimits.Where allowed) {
        String session = where.sessionOf(patient);
        return session != null && !allowed.isOpen(patient, session, where.dayOf(patient));
    }

    private void leaveOut(PlanChange change) {
        Affected patient = affected(change, "Left out of the plan: nothing is changed for this patient.");
        for (Affected each : pools.linked().linkedWith(patient)) {
            why.putIfAbsent(each.appointment(), "Left out with the appointment it is linked with: nothing is changed.");
            left.add(each.appointment());
            if (each.isOperation()) {
                theatres.leaveOut(each.appointment());
            } else {
                pools.of(each).leaveOut(each.appointment());
            }
        }
    }

    private void join(PlanStep step) {
        Affected patient = Objects.requireNonNull(step.patient());
        asked(patient, "Affected since the plan was made.");
        if (patient.protection(plan.now()).isPresent()) {
            String reason = patient.protection(plan.now()).orElseThrow();
            placed.put(
                    patient.appointment(),
                    Placed.where(
                            patient,
                            StrikePlanner.poolOf(patient),
                            Decision.PROTECTED,
                            0,
                            Wording.protectedToDecide(reason, Objects.requireNonNull(step.remainder()))));
        } else if (patient.isOperation()) {
            throw new ChangeRefused(
                    "appointment: %s is an operation, which joins with a new plan.".formatted(patient.appointment()));
        } else {
            pools.of(patient).join(patient);
            if (isTied(patient)) {
                moveTogether(patient, (member, at, day) -> true);
            }
        }
    }

    private void copy(PlanChange change) {
        LocalDate planned = plan.now().today();
        if (!change.day().isAfter(planned)) {
            throw new ChangeRefused("day: a session can take place once more only after %s, not on '%s'."
                    .formatted(Wording.day(planned), change.day()));
        }
        String copy = RepeatedSession.idOf(change.session(), change.day());
        int free = pools.openingOf(change.session()).slots().size();
        int places = change.places() == null ? free : change.places();
        pools.ofClinic(change.session(), ". Make a new plan to use another list.")
                .addPlaces(copy, places);
    }

    private void losePlaces(PlanChange change) {
        PoolChange clinic = clinic(change);
        List<Affected> tied = clinic.patients().stream()
                .filter(each -> isTied(each) && isNowIn(change.session(), each))
                .filter(each -> !wishes.hasChosen(each.appointment()))
                .toList();
        if (clinic.losePlaces(change.session(), change.places(), tied)) {
            tied.forEach(each -> why.putIfAbsent(each.appointment(), "The session has fewer places."));
            moveTogether(
                    tied,
                    tied.stream().map(Affected::appointment).collect(Collectors.toSet()),
                    (member, at, day) -> true);
        }
    }

    private void lose(String session) {
        List<Affected> tied = plan.placed().stream()
                .map(Placed::affected)
                .filter(each -> plan.isMovable(each) && isTied(each) && isNowIn(session, each))
                .toList();
        plan.placed().stream()
                .map(Placed::affected)
                .filter(each -> plan.isMovable(each) && !each.isOperation() && isNowIn(session, each))
                .forEach(each -> why.putIfAbsent(each.appointment(), "The session does not take place."));
        pools.all().forEach(pool -> pool.lose(session));
        wishes.loseSession(session);
        if (!tied.isEmpty()) {
            tied.forEach(each -> why.putIfAbsent(each.appointment(), "The list does not take place."));
            moveTogether(tied, Set.of(), (member, at, day) -> true);
        }
        List<Affected> operations = plan.placed().stream()
                .map(Placed::affected)
                .filter(each -> each.isOperation() && plan.isMovable(each) && !isTied(each) && isNowIn(session, each))
                .toList();
        operations.forEach(each -> why.putIfAbsent(each.appointment(), "The list does not take place."));
        theatres.placeAll(operations, this::isOpen);
        plan.placed().stream()
                .filter(each ->
                        !plan.isMovable(each.affected()) && each.decision() == Decision.STAY && each.isIn(session))
                .forEach(each -> placed.put(each.appointment(), toDecide(each, session)));
    }

    private boolean isNowIn(String session, Affected patient) {
        return !left.contains(patient.appointment())
                && (patient.isOperation() || pools.touch(patient))
                && session.equals(where.sessionOf(patient));
    }

    private static Placed toDecide(Placed each, String session) {
        return Placed.where(
                each.affected(),
                each.pool(),
                Decision.PROTECTED,
                0,
                "Protected, and session %s does not take place. A named person decides.".formatted(session));
    }

    private void moveTogether(Affected patient, JointLimits.Where allowed) {
        moveTogether(List.of(patient), Set.of(patient.appointment()), allowed);
    }

    private void moveTogether(List<Affected> some, Set<String> about, JointLimits.Where allowed) {
        together.move(some, about, allowed, left, why);
        settled.addAll(linked.togetherWith(some));
        movedTogether.addAll(settled);
    }

    private boolean isTied(Affected patient) {
        return pools.linked().isTied(patient);
    }

    private static boolean isAnother(Affected member, Affected patient) {
        return !member.appointment().equals(patient.appointment());
    }

    private boolean isOpen(Affected patient, Opening list) {
        return !wishes.isLost(list.sample().session())
                && !wishes.refuses(
                        patient.appointment(),
                        list.sample().session(),
                        list.sample().day());
    }

    private Affected affected(PlanChange change, String words) {
        Affected patient = pools.affected(change.appointment());
        asked(patient, words);
        return patient;
    }

    private void asked(Affected patient, String words) {
        why.put(patient.appointment(), words);
        askedPatients.add(patient.patient());
    }

    private PoolChange clinic(PlanChange change) {
        return pools.ofClinic(change.session(), ", which has no places to count. Lose it whole.");
    }

    /** Whether the changes are about the patient; the others make room or gain by it. */
    boolean areAbout(Affected patient) {
        return askedPatients.contains(patient.patient());
    }

    /** For each appointment that a change is about, or that moves with one, why. */
    Map<String, String> why() {
        return why;
    }

    /** Those whom no pool places: protected, or joining so. */
    Map<String, @Nullable Placed> placed() {
        return placed;
    }

    Linked linked() {
        return pools.linked();
    }

    TheatreChange theatres() {
        return theatres;
    }

    List<Replan.PoolBound> boundsOfLinked() {
        return linked.bounds();
    }
}
