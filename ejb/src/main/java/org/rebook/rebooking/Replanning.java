package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rebook.access.Role;
import org.rebook.audit.AuditTrail;

/** Changes plans that stand, without upheaval: tried first, then kept as a plan of its own or dropped; and explains them. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.OPERATOR})
public class Replanning {

    private static final int MOST_CHANGES = 100;

    @Resource
    SessionContext caller;

    @Inject
    PlanTable table;

    @Inject
    StandingPlans standing;

    @Inject
    ChangedPlans changed;

    @Inject
    PlanInputReader reader;

    @Inject
    FollowUps followUps;

    @Inject
    AuditTrail audit;

    /**
     * What the changes would come to; nothing is kept.
     *
     * @throws ChangeRefused when a change makes no sense for this plan
     * @throws PlanRefused when the plan is over, or already being carried out
     */
    public PlanRevision tryOut(long planId, List<PlanChange> changes) {
        PlanView plan = thePlan(planId);
        return plan.isBegun()
                ? followUps.draw(plan, some(changes)).revision()
                : resultOf(changeable(planId), changes).revision();
    }

    /**
     * Makes a plan of its own of the changes; it takes the place of the one changed and has to be approved.
     *
     * @return the new plan's id
     * @throws PlanRefused when the plan was changed by somebody else, or no diary has the places
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public long keep(long planId, List<PlanChange> changes) {
        if (thePlan(planId).isBegun()) {
            return keepFollowUp(thePlan(planId), some(changes));
        }
        PlanView plan = changeable(planId);
        Replan.Result result = resultOf(plan, changes);
        if (result.revision().supposed()) {
            throw new PlanRefused(
                    "changes: places that no diary has cannot be given to patients. Set them up in the EHR, take its feed in, and take those places into the plan then.");
        }
        if (!changed.setAside(plan)) {
            throw new PlanRefused(
                    "plan: plan %d was changed by somebody else just now. Look at it again.".formatted(planId));
        }
        table.supersedeProposals(plan.strikeId());
        String who = caller.getCallerPrincipal().getName();
        List<List<PlanStep>> steps = new ArrayList<>(changed.stepsOf(planId));
        steps.add(result.kept());
        PlanInputs inputs = inputsOf(plan, steps);
        Wishes wishes = Wishes.of(steps.stream().flatMap(List::stream).toList());
        StandingPlan made = new StandingPlan(inputs, wishes, result.placements());
        long kept = table.keep(
                plan.strikeId(), inputs, PlanArchive.write(inputs), Plans.SEED, who, proposal(plan, result, made));
        standing.keep(kept, made);
        String words = wordsOf(changes);
        changed.derive(kept, planId, words, steps);
        audit.write(new AuditTrail.Entry(
                "change",
                "plan",
                Long.toString(kept),
                null,
                "From plan %d by %s: %d placed otherwise."
                        .formatted(planId, words, result.revision().placements().size()),
                plan.ruleVersion(),
                null,
                null));
        return kept;
    }

    private long keepFollowUp(PlanView plan, List<PlanChange> changes) {
        FollowUps.Drawn drawn = followUps.draw(plan, changes);
        table.supersedeProposals(plan.strikeId());
        String who = caller.getCallerPrincipal().getName();
        long kept = table.keep(
                plan.strikeId(), drawn.inputs(), PlanArchive.write(drawn.inputs()), Plans.SEED, who, drawn.proposal());
        String words = wordsOf(changes);
        changed.derive(kept, plan.id(), words, List.of());
        audit.write(new AuditTrail.Entry(
                "follow-up",
                "plan",
                Long.toString(kept),
                null,
                "After plan %d by %s: %d appointments."
                        .formatted(plan.id(), words, drawn.proposal().placed().size()),
                plan.ruleVersion(),
                null,
                null));
        return kept;
    }

    /**
     * Drops a changed plan and takes up the one it was made from, as a proposal.
     *
     * @throws PlanRefused when it was not made from another, or is being carried out
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public long takeUpFormer(long planId) {
        PlanView plan = changeable(planId);
        PlanView.Derivation derived = plan.derived();
        if (derived == null || derived.follows()) {
            throw new PlanRefused("plan: plan %d was not made from another that could be taken up.".formatted(planId));
        }
        if (!changed.setAside(plan) || !changed.takeUpAgain(derived.from())) {
            throw new PlanRefused(
                    "plan: plan %d was changed by somebody else just now. Look at it again.".formatted(planId));
        }
        audit.write(new AuditTrail.Entry(
                "take-up-again",
                "plan",
                Long.toString(derived.from()),
                null,
                "In place of plan %d.".formatted(planId),
                plan.ruleVersion(),
                null,
                null));
        return derived.from();
    }

    /** Why a patient is placed as they are, and the next best places with what each would cost. */
    public PlacementExplanation explain(long planId, String appointment, int atMost) {
        StandingPlan plan = standing.of(thePlan(planId));
        if (!plan.knows(appointment)) {
            throw new ChangeRefused("appointment: plan %d has no appointment '%s'.".formatted(planId, appointment));
        }
        Placed placed = plan.placementOf(appointment);
        Affected patient = placed.affected();
        String fixed = whyFixed(plan, patient);
        PlacementChange.Place place = PlacementChange.Place.of(placed);
        return new PlacementExplanation(
                appointment,
                placed.decision(),
                place.at(),
                place.session(),
                placed.reasonInFull(),
                fixed,
                fixed == null
                        ? new Explanations(plan.pool(StrikePlanner.poolOf(patient))).othersOf(appointment, atMost)
                        : List.of());
    }

    private static @org.jspecify.annotations.Nullable String whyFixed(StandingPlan plan, Affected patient) {
        if (!plan.isMovable(patient)) {
            return "Protected: no plan moves this patient.";
        }
        if (plan.linked().isLinked(patient)) {
            return "Linked to another appointment that the strike affects: the two are placed together. Decline or choose a date to see what that would change.";
        }
        if (plan.linked().isTied(patient)) {
            return "The patient has another appointment that the strike affects: the two are placed together. Decline or choose a date to see what that would change.";
        }
        if (patient.isOperation()) {
            return "Operations are packed onto lists together; decline or choose a list to see what that would change.";
        }
        return plan.wishes().hasChosen(patient.appointment()) ? "The patient has agreed to this date." : null;
    }

    /** Where one more place would help the plan most, exactly; the most wanted first. */
    public List<WantedPlace> wantedPlaces(long planId, int atMost) {
        StandingPlan plan = standing.of(thePlan(planId));
        return plan.clinicPools().stream()
                .flatMap(pool -> plan.wantedIn(pool).stream())
                .sorted(Explanations.mostWanted())
                .limit(atMost)
                .toList();
    }

    private Replan.Result resultOf(PlanView plan, List<PlanChange> changes) {
        List<PlanStep> steps =
                some(changes).stream().map(change -> stepOf(plan, change)).toList();
        return Replan.of(plan.id(), standing.of(plan), standing.earlier(plan.id()), steps);
    }

    private static List<PlanChange> some(List<PlanChange> changes) {
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw new ChangeRefused(
                    "changes: from 1 to %d can be made together, not %d.".formatted(MOST_CHANGES, changes.size()));
        }
        return changes;
    }

    private PlanStep stepOf(PlanView plan, PlanChange change) {
        return switch (change.kind()) {
            case ADD_PATIENT -> joining(plan, change);
            case TAKE_IN -> takenIn(plan, change);
            default -> PlanStep.of(change);
        };
    }

    private PlanStep joining(PlanView plan, PlanChange change) {
        StandingPlan known = standing.of(plan);
        if (known.knows(change.appointment())) {
            throw new ChangeRefused("appointment: %s is in the plan already.".formatted(change.appointment()));
        }
        PlanInputs today =
                reader.read(plan.strikeId(), Instant.now(), known.now().rules());
        return today.affected().stream()
                .filter(patient -> patient.appointment().equals(change.appointment()))
                .findFirst()
                .map(patient ->
                        new PlanStep(change, null, patient, today.remainders().get(patient.session()), null))
                .orElseThrow(() -> new ChangeRefused("appointment: the strike does not affect an appointment '%s'."
                        .formatted(change.appointment())));
    }

    private PlanStep takenIn(PlanView plan, PlanChange change) {
        StandingPlan before = standing.of(plan);
        Set<String> known = before.knownSlots();
        List<Opening> found = reader.openingsIn(change.session(), startOf(before), nowOf(before)).stream()
                .flatMap(opening -> opening.besides(known).stream())
                .toList();
        if (found.isEmpty()) {
            throw new ChangeRefused(
                    "session: the diary has no free places in a session '%s' that the plan does not know. Set them up in the EHR and take its feed in first."
                            .formatted(change.session()));
        }
        return new PlanStep(change, null, null, null, found);
    }

    private static Instant startOf(StandingPlan plan) {
        return PlanInputReader.startOf(plan.inputs().affected(), Instant.now());
    }

    // What is kept for urgent referrals by now, by the plan's own rules.
    private static Circumstances nowOf(StandingPlan plan) {
        Circumstances then = plan.inputs().now();
        return new Circumstances(Instant.now(), then.strikes(), then.rules());
    }

    /** Places that the diary has gained in the plan's specialties since its data were read, by day. */
    public List<GainedPlaces> gainedPlaces(long planId, int atMost) {
        StandingPlan plan = standing.of(thePlan(planId));
        Set<String> known = plan.knownSlots();
        Set<String> pools = Set.copyOf(plan.clinicPools());
        return reader.clinicOpeningsNow(startOf(plan), nowOf(plan)).stream()
                .filter(opening -> pools.contains(TouchedPools.poolOf(opening)))
                .flatMap(opening -> opening.besides(known).stream())
                .collect(Collectors.groupingBy(opening -> opening.sample().session()))
                .values()
                .stream()
                .map(GainedPlaces::of)
                .sorted(Comparator.comparing(GainedPlaces::day).thenComparing(GainedPlaces::session))
                .limit(atMost)
                .toList();
    }

    private PlanInputs inputsOf(PlanView plan, List<List<PlanStep>> steps) {
        PlanInputs inputs = standing.of(plan).inputs();
        return new PlanInputs(
                inputs.now(),
                inputs.affected(),
                inputs.remainders(),
                inputs.openings(),
                Fingerprint.of(plan.fingerprint(), PlanSteps.write(steps)));
    }

    private Proposal proposal(PlanView plan, Replan.Result result, StandingPlan made) {
        List<Placed> placed = made.withOtherDatesIn(result.changedPools());
        List<Replan.PoolBound> bounds = result.bounds();
        int unproven = (int)
                bounds.stream().filter(pool -> pool.cost() != pool.bound()).count();
        double gap = bounds.stream()
                .mapToDouble(pool -> pool.cost() == 0 ? 0 : 100.0 * (pool.cost() - pool.bound()) / pool.cost())
                .max()
                .orElse(0);
        Proposal.Proof proof = new Proposal.Proof(
                plan.proof().pools(),
                Math.max(0, plan.proof().proven() - unproven),
                Math.max(plan.proof().gapPercent(), Math.round(gap * 100) / 100.0),
                false,
                plan.proof().linked());
        return new Proposal(placed, RevisedFigures.of(placed, made.inputs()), plan.baseline(), proof, null);
    }

    private static String wordsOf(List<PlanChange> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(PlanChange::kind, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> "%d × %s"
                        .formatted(
                                kind.getValue(),
                                kind.getKey().name().toLowerCase(Locale.UK).replace('_', ' ')))
                .collect(Collectors.joining(", "));
    }

    private PlanView changeable(long planId) {
        PlanView plan = thePlan(planId);
        if (plan.isBegun()) {
            throw new PlanRefused("plan: plan %d is carried out, and its patients are told.".formatted(planId));
        }
        if (plan.status() == PlanStatus.SUPERSEDED) {
            throw new PlanRefused("plan: plan %d is superseded by a later one.".formatted(planId));
        }
        return plan;
    }

    private PlanView thePlan(long planId) {
        return table.find(planId).orElseThrow(() -> new PlanRefused("plan: there is no plan %d.".formatted(planId)));
    }
}
