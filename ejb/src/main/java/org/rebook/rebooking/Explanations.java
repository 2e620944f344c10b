package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rebook.rebooking.plan.Alternative;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentSession;
import org.rebook.rebooking.plan.CostScale;
import org.rebook.rebooking.plan.OneMorePlace;

/** Explains one pool of a standing plan from its costs: every number is the difference of two plans. */
final class Explanations {

    private static final Comparator<WantedPlace> MOST_WANTED = Comparator.comparingLong(
                    (WantedPlace place) -> place.saving().unplacedWeight())
            .thenComparingLong(place -> place.saving().limitsMissed())
            .thenComparingDouble(place -> place.saving().points())
            .reversed()
            .thenComparing(WantedPlace::session);

    private final StandingPool pool;
    private final AssignmentSession session;
    private final Assignment plan;

    Explanations(StandingPool pool) {
        this.pool = pool;
        this.session = pool.standing(0).session();
        this.plan = session.assignment();
    }

    /** The other places of the patient, the cheapest for the whole plan first. */
    List<PlacementExplanation.Other> othersOf(String appointment, int atMost) {
        int patient = pool.numberOf(appointment);
        if (isFixed(patient)) {
            return List.of();
        }
        return session.alternativesOf(patient, atMost).stream()
                .map(other -> other(patient, other))
                .toList();
    }

    /** The next best new dates of a patient, as they stand beside a placement. */
    List<AlternativeDate> datesOf(String appointment, int atMost) {
        int patient = pool.numberOf(appointment);
        if (isFixed(patient)) {
            return List.of();
        }
        long own = costNow(patient);
        return session.alternativesOf(patient, atMost).stream()
                .filter(other -> other.group() >= 0 && pool.choice(other.group()) instanceof PlaceChoice.Move)
                .map(other -> new AlternativeDate(
                        StandingPool.dayOf(pool.patients().get(patient), pool.choice(other.group())),
                        StandingPool.sessionOf(pool.choice(other.group())),
                        pool.asProblem().arcCost()[other.arc()] - own,
                        other.costToPlan()))
                .toList();
    }

    private boolean isFixed(int patient) {
        return session.isPinned(patient) || session.isHeldWithout(patient);
    }

    private long costNow(int patient) {
        int arc = plan.arcOf(patient);
        return arc == UNPLACED
                ? pool.asProblem().unplacedCost()[patient]
                : pool.asProblem().arcCost()[arc];
    }

    private PlacementExplanation.Other other(int patient, Alternative other) {
        CostScale scale = pool.costs().scale();
        long own = costNow(patient);
        CostEffect forThePatient = CostEffect.of(scale, own, pool.asProblem().arcCost()[other.arc()]);
        CostEffect forAll = CostEffect.of(scale, plan.totalCost(), plan.totalCost() + other.costToPlan());
        CostEffect forOthers = forAll.plus(forThePatient.negated());
        PlaceChoice choice = pool.choice(other.group());
        AssignmentSession trial = pool.standing(0).session();
        int moved = (int) trial.pin(patient, other.arc()).stream()
                .filter(move -> move.patient() != patient)
                .count();
        return new PlacementExplanation.Other(
                decisionOf(choice),
                StandingPool.modeOf(pool.patients().get(patient), choice),
                StandingPool.sessionOf(choice),
                StandingPool.dayOf(pool.patients().get(patient), choice),
                forThePatient,
                forOthers,
                moved,
                "For this patient: %s. For others: %s.".formatted(forThePatient.inWords(), forOthers.inWords()));
    }

    /** Where one more place would save anything, the most wanted first. */
    List<WantedPlace> wanted() {
        List<WantedPlace> wanted = new ArrayList<>();
        for (int group = 0; group < pool.groups(); group++) {
            OneMorePlace more = session.oneMorePlace(group);
            if (more.saving() > 0) {
                wanted.add(wanted(group, more));
            }
        }
        wanted.sort(MOST_WANTED);
        return wanted;
    }

    static Comparator<WantedPlace> mostWanted() {
        return MOST_WANTED;
    }

    private WantedPlace wanted(int group, OneMorePlace more) {
        PlaceChoice choice = pool.choice(group);
        CostEffect saving = CostEffect.of(pool.costs().scale(), plan.totalCost(), plan.totalCost() - more.saving())
                .negated();
        return new WantedPlace(
                pool.name(),
                decisionOf(choice),
                StandingPool.sessionOf(choice),
                choice instanceof PlaceChoice.Move move
                        ? move.opening().sample().day()
                        : null,
                pool.placesOf(group),
                saving,
                wordsOf(saving, more));
    }

    private String wordsOf(CostEffect saving, OneMorePlace more) {
        List<String> parts = new ArrayList<>();
        if (more.seated() != UNPLACED) {
            Displaced patient = pool.patients().get(more.seated()).displaced();
            RiskTier tier = RiskTier.of(patient, pool.now().today(), pool.now().rules());
            parts.add("give a date to a patient who has none (risk: %s)"
                    .formatted(tier.name().toLowerCase(Locale.UK).replace('_', ' ')));
        }
        addPart(parts, saving.limitsMissed(), "keep", "miss", "waiting-time limit");
        if (saving.points() != 0) {
            parts.add("%s %s points of delay and disruption"
                    .formatted(saving.points() > 0 ? "save" : "cost", CostEffect.number(Math.abs(saving.points()))));
        }
        return "One more place would " + String.join(", ", parts) + ".";
    }

    private static void addPart(List<String> parts, long count, String gain, String loss, String what) {
        if (count != 0) {
            parts.add("%s %d %s%s"
                    .formatted(count > 0 ? gain : loss, Math.abs(count), what, Math.abs(count) == 1 ? "" : "s"));
        }
    }

    private static Decision decisionOf(PlaceChoice choice) {
        return choice instanceof PlaceChoice.Move
                ? Decision.MOVE
                : choice instanceof PlaceChoice.Stay ? Decision.STAY : Decision.CONVERT;
    }
}
