package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries every way to place the outpatients of a plan after one change, and knows the cheapest. Whoever has agreed to
 * a date keeps it, unless the change is about them or takes it away.
 */
final class EveryPlacement {

    private final StandingPlan plan;
    private final PlanChange change;
    private final boolean apart;
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<Affected> patients = new ArrayList<>();
    private final List<List<Place>> places = new ArrayList<>();
    private final Map<String, Place> chosen = new HashMap<>();
    private long best = Long.MAX_VALUE;

    /** Where one patient could be, and at what cost; without a session for nowhere. */
    private record Place(String session, LocalDate day, long cost) {}

    private EveryPlacement(StandingPlan plan, PlanChange change, boolean apart) {
        this.plan = plan;
        this.apart = apart;
        this.change = change;
    }

    /**
     * What everybody costs together at the least, with the price for each who had a date and has another.
     *
     * @param apart whether two of one patient may not both be in the session that the change is about
     */
    static long leastAfter(StandingPlan plan, PlanChange change, boolean apart) {
        EveryPlacement every = new EveryPlacement(plan, change, apart);
        plan.placed().stream()
                .map(Placed::affected)
                .filter(each -> plan.isMovable(each) && !every.hasLeft(each))
                .forEach(each -> {
                    every.patients.add(each);
                    every.places.add(every.placesOf(each));
                });
        every.place(0, 0);
        return every.best;
    }

    private boolean hasLeft(Affected patient) {
        return change.kind() == PlanChange.Kind.LEAVE_OUT
                && plan.linked().linkedWith(patient).stream()
                        .anyMatch(each -> each.appointment().equals(change.appointment()));
    }

    private List<Place> placesOf(Affected patient) {
        Placed standing = plan.placementOf(patient.appointment());
        boolean isAsked = patient.appointment().equals(change.appointment());
        boolean stays =
                !isAsked && plan.wishes().hasChosen(patient.appointment()) && standing.decision() == Decision.MOVE;
        StandingPool pool = plan.pool(StrikePlanner.poolOf(patient));
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
                long upheaval = standing.decision() == Decision.UNPLACED || has ? 0 : pool.upheaval();
                open.add(new Place(session, day, arcs.cost()[arc] + upheaval));
            }
        }
        boolean mustHave = isAsked && change.kind() == PlanChange.Kind.PIN || stays && !lost && arcs.held() != UNPLACED;
        if (!mustHave) {
            long upheaval = standing.decision() == Decision.UNPLACED ? 0 : pool.upheaval();
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
        int left = slotsIn(session) - plan.wishes().lostPlacesOf(session);
        return !session.equals(change.session())
                ? left
                : switch (change.kind()) {
                    case ADD_PLACES -> left + change.places();
                    case LOSE_PLACES -> left - change.places();
                    default -> left;
                };
    }

    private int slotsIn(String session) {
        return plan.openings()
                .filter(opening -> opening.sample().session().equals(session))
                .mapToInt(opening -> opening.slots().size())
                .sum();
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
                    && place.session().equals(change.session())) {
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
