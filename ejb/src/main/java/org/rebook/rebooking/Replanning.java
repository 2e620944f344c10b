package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    AuditTrail audit;

    /**
     * What the changes would come to; nothing is kept.
     *
     * @throws ChangeRefused when a change makes no sense for this plan
     * @throws PlanRefused when the plan is over, or already being carried out
     */
    public PlanRevision tryOut(long planId, List<PlanChange> changes) {
        return resultOf(changeable(planId), changes).revision();
    }

    /**
     * Makes a plan of its own of the changes; it takes the place of the one changed and has to be approved.
     *
     * @return the new plan's id
     * @throws PlanRefused when the plan was changed by somebody else, or no diary has the places
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public long keep(long planId, List<PlanChange> changes) {
        PlanView plan = changeable(planId);
        Replan.Result result = resultOf(plan, changes);
        if (result.revision().supposed()) {
            throw new PlanRefused(
                    "changes: places that no diary has cannot be given to patients. Add them in the EHR, take its feed in, and plan again.");
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
        long kept = table.keep(
                plan.strikeId(),
                inputs,
                PlanArchive.write(inputs),
                Plans.SEED,
                who,
                proposal(plan, result, inputs, wishes));
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

    /**
     * Drops a changed plan and takes up the one it was made from, as a proposal.
     *
     * @throws PlanRefused when it was not made from another, or is being carried out
     */
    @RolesAllowed({Role.SERVICE_MANAGER, Role.OPERATOR})
    public long takeUpFormer(long planId) {
        PlanView plan = changeable(planId);
        PlanView.Derivation derived = plan.derived();
        if (derived == null) {
            throw new PlanRefused("plan: plan %d was not made from another.".formatted(planId));
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
        if (changes.isEmpty() || changes.size() > MOST_CHANGES) {
            throw new ChangeRefused(
                    "changes: from 1 to %d can be made together, not %d.".formatted(MOST_CHANGES, changes.size()));
        }
        List<PlanStep> steps =
                changes.stream().map(change -> stepOf(plan, change)).toList();
        return Replan.of(plan.id(), standing.of(plan), standing.earlier(plan.id()), steps);
    }

    private PlanStep stepOf(PlanView plan, PlanChange change) {
        if (change.kind() != PlanChange.Kind.ADD_PATIENT) {
            return PlanStep.of(change);
        }
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
                        new PlanStep(change, null, patient, today.remainders().get(patient.session())))
                .orElseThrow(() -> new ChangeRefused("appointment: the strike does not affect an appointment '%s'."
                        .formatted(change.appointment())));
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

    private Proposal proposal(PlanView plan, Replan.Result result, PlanInputs inputs, Wishes wishes) {
        List<Placed> placed =
                new StandingPlan(inputs, wishes, result.placements()).withOtherDatesIn(result.changedPools());
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
        return new Proposal(placed, RevisedFigures.of(placed, inputs.now()), plan.baseline(), proof, null);
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
        if (plan.status() == PlanStatus.CARRIED_OUT || plan.run() != null) {
            throw new PlanRefused(
                    "plan: plan %d is carried out, and its patients are told. Whoever declines now is in the worklist, with the dates that cost others least."
                            .formatted(planId));
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
