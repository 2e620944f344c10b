package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries every way to place the outpatients of a plan after one change, and knows the cheapest. Whoever has agreed to
 * a date keeps it, unless the change is about them or takes it away.
 */
final class EveryPlacement {

    private final StandingPlan plan;
    private final PlanStep step;
    private final PlanChange change;
    private final boolean apart;
    private final List<Opening> extra = new ArrayList<>();
    private final Map<String, StandingPool> pools = new HashMap<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<Affected> patients = new ArrayList<>();
    private final List<List<Place>> places = new ArrayList<>();
    private final Map<String, Place> chosen = new HashMap<>();
    private long best = Long.MAX_VALUE;

    /** Where one patient could be, and at what cost; without a session for nowhere. */
    private record Place(String session, LocalDate day, long cost) {}

    private EveryPlacement(StandingPlan plan, PlanStep step, boolean apart) {
        this.plan = plan;
        this.apart = apart;
        this.step = step;
        this.change = step.change();
        if (change.kind() == PlanChange.Kind.COPY_SESSION) {
            plan.openings()
                    .filter(opening -> opening.sample().session().equals(change.session()))
                    .findFirst()
                    .ifPresent(opening -> extra.add(RepeatedSession.of(opening, change.day())));
        }
        if (step.found() != null) {
            extra.addAll(step.found());
        }
    }

    /** The pool, with the places that the change adds. */
    private StandingPool poolOf(Affected patient) {
        return pools.computeIfAbsent(StrikePlanner.poolOf(patient), name -> {
            List<Opening> own = extra.stream()
                    .filter(opening -> TouchedPools.poolOf(opening).equals(name))
                    .toList();
            boolean joined = step.patient() != null
                    && StrikePlanner.poolOf(step.patient()).equals(name);
            return own.isEmpty() && !joined
                    ? plan.pool(name)
                    : new StandingPool(
                            name,
                            plan,
                            plan.linked(),
                            joined ? Set.of(step.patient().session()) : Set.of(),
                            own);
        });
    }

    /**
     * What everybody costs together at the least, with the price for each who had a date and has another; {@link
     * Long#MAX_VALUE} where there is no way.
     *
     * @param apart whether two of one patient may not both be in the session that the change is about
     */
    static long leastAfter(StandingPlan plan, PlanStep step, boolean apart) {
        EveryPlacement every = new EveryPlacement(plan, step, apart);
        plan.placed().stream()
                .map(Placed::affected)
                .filter(each -> plan.isMovable(each) && !every.hasLeft(each))
                .forEach(each -> {
                    every.patients.add(each);
                    every.places.add(every.placesOf(each));
                });
        if (step.patient() != null) {
            every.patients.add(step.patient());
            every.places.add(every.placesOf(step.patient()));
        }
        boolean has = step.change().kind() != PlanChange.Kind.LOSE_PLACES
                || (!plan.wishes().isLost(step.change().session())
                        && every.placesIn(step.change().session()) >= 0);
        if (has) {
            every.place(0, 0);
        }
        return every.best;
    }

    private boolean hasLeft(Affected patient) {
        return change.kind() == PlanChange.Kind.LEAVE_OUT
                && plan.linked().linkedWith(patient).stream()
                        .anyMatch(each -> each.appointment().equals(change.appointment()));
    }

    private List<Place> placesOf(Affected patient) {
        Placed standing = plan.knows(patient.appointment()) ? plan.placementOf(patient.appointment()) : null;
        boolean isAsked = patient.appointment().equals(change.appointment());
        boolean stays =
                !isAsked && plan.wishes().hasChosen(patient.appointment()) && standing.decision() == Decision.MOVE;
        StandingPool pool = poolOf(patient);
        boolean had = standing != null && standing.decision() != Decision.UNPLACED;
        StandingPool.Arcs arcs = pool.arcsOf(patient, standing);
        boolean lost = change.kind() == PlanChange.Kind.LOSE_SESSION && standing.isIn(change.session());
        List<Place> open = new ArrayList<>();
        for (int arc = 0; arc < arcs.group().length; arc++) {
            PlaceChoice choice = pool.choice(arcs.group()[arc]);
            String session = StandingPool.sessionOf(choice);
            LocalDate day = StandingPool.dayOf(patient, choice);
            boolean has = arc == arcs.held();
            boolean isOpen =
                    switch (change.kind()) {
                        case DECLINE -> !isAsked || !standing.isIn(session);
                        case FORBID -> !isAsked || !day.equals(change.day());
                        case PIN -> !isAsked || session.equals(change.session());
                        case LOSE_SESSION -> !session.equals(change.session());
                        default -> true;
                    };
            if (isOpen && (has || !stays || lost)) {
                long upheaval = !had || has ? 0 : pool.upheaval();
                open.add(new Place(session, day, arcs.cost()[arc] + upheaval));
            }
        }
        boolean mustHave = isAsked && change.kind() == PlanChange.Kind.PIN || stays && !lost && arcs.held() != UNPLACED;
        if (!mustHave) {
            long upheaval = had ? pool.upheaval() : 0;
            open.add(new Place(null, null, pool.costs().unplaced(patient.displaced()) + upheaval));
        }
        return open;
    }

    private void place(int next, long cost) {
        if (cost >= best) {
            return;
        }
        if (next == patients.size()) {
            best = cost;
            return;
        }
        Affected patient = patients.get(next);
        for (Place place : places.get(next)) {
            if (keepsLinks(patient, place) && take(place)) {
                chosen.put(patient.appointment(), place);
                place(next + 1, cost + place.cost());
                chosen.remove(patient.appointment());
                giveBack(place);
            }
        }
    }

    private boolean take(Place place) {
        if (place.session() == null) {
            return true;
        }
        if (taken.getOrDefault(place.session(), 0) >= placesIn(place.session())) {
            return false;
        }
        taken.merge(place.session(), 1, Integer::sum);
        return true;
    }

    private void giveBack(Place place) {
        if (place.session() != null) {
            taken.merge(place.session(), -1, Integer::sum);
        }
    }

    private int placesIn(String session) {
        if (plan.wishes().isLost(session)) {
            return 0;
        }
        int added = placesAdded(session);
        if (added > 0) {
            return added + slotsIn(session);
        }
        int left = slotsIn(session) - plan.wishes().lostPlacesOf(session);
        return !session.equals(change.session())
                ? left
                : switch (change.kind()) {
                    case ADD_PLACES -> left + change.places();
                    case LOSE_PLACES -> left - change.places();
                    default -> left;
                };
    }

    /** Only where the change is to copy a session, or to take places in. */
    private int placesAdded(String session) {
        return extra.stream()
                .filter(opening -> opening.sample().session().equals(session))
                .mapToInt(opening -> !opening.slots().isEmpty()
                        ? opening.slots().size()
                        : change.places() == null ? slotsIn(change.session()) : change.places())
                .sum();
    }

    private int slotsIn(String session) {
        return plan.openings()
                .filter(opening -> opening.sample().session().equals(session))
                .mapToInt(opening -> opening.slots().size())
                .sum();
    }

    private String supposed() {
        return change.kind() == PlanChange.Kind.COPY_SESSION
                ? RepeatedSession.idOf(change.session(), change.day())
                : change.session();
    }

    private boolean keepsLinks(Affected patient, Place place) {
        for (Linked.Days link : plan.linked().days()) {
            boolean first = link.first().equals(patient.appointment());
            Place other = first || link.second().equals(patient.appointment())
                    ? chosen.get(first ? link.second() : link.first())
                    : null;
            if (other == null) {
                continue;
            }
            if (other.session() == null || place.session() == null) {
                if (other.session() != place.session()) {
                    return false;
                }
                continue;
            }
            if (apart
                    && other.session().equals(place.session())
                    && place.session().equals(supposed())) {
                return false;
            }
            long days = first
                    ? other.day().toEpochDay() - place.day().toEpochDay()
                    : place.day().toEpochDay() - other.day().toEpochDay();
            if (days < link.least() || days > link.most()) {
                return false;
            }
        }
        return true;
    }
}
