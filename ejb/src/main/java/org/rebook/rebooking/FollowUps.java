package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;
import org.rebook.strike.Strikes;

/**
 * Plans what is still to change once a plan was carried out: a patient declines the date they were told, a session is lost, an
 * appointment is affected only now. Nobody else is in such a plan, so nobody else who was told a date is moved; those who
 * are in it have the best of the places that are free now, under the rules.
 */
@ApplicationScoped
class FollowUps {

    @Inject
    PlanInputReader reader;

    @Inject
    AffectedReader affectedReader;

    @Inject
    ToldPatients told;

    @Inject
    Strikes strikes;

    @Inject
    RuleSets ruleSets;

    @Inject
    Runs runs;

    /** What was planned, of what, and what it comes to. */
    record Drawn(PlanInputs inputs, Proposal proposal, PlanRevision revision) {}

    /**
     * @throws ChangeRefused when a change makes no sense once patients are told
     * @throws PlanRefused while the plan is being carried out
     */
    Drawn draw(PlanView plan, List<PlanChange> changes) {
        RunProgress run = runs.find(Objects.requireNonNull(plan.run())).orElseThrow();
        if (!run.status().isOver()) {
            throw new PlanRefused(
                    "plan: plan %d is being carried out just now. Wait until its run has ended, or stop it."
                            .formatted(plan.id()));
        }
        RuleSet rules = ruleSets.version(plan.ruleVersion()).orElseThrow();
        Instant asOf = Instant.now();
        Circumstances now = new Circumstances(asOf, Circumstances.StrikeTime.toKeepClear(strikes.all()), rules);
        Gathered gathered = new Gathered(plan, now);
        changes.forEach(gathered::add);
        PlanInputs inputs = gathered.inputs();
        long start = System.nanoTime();
        Proposal proposal = StrikePlanner.plan(inputs, Plans.SEED);
        long micros = (System.nanoTime() - start) / 1_000;
        return new Drawn(inputs, proposal, revision(plan, gathered, proposal, run.done(), micros));
    }

    /** All that the changes are about, as it stands now. */
    private final class Gathered {

        private final PlanView plan;
        private final Circumstances now;
        private final Map<String, Affected> affected = new TreeMap<>();
        private final Map<String, Remainder> remainders = new HashMap<>();
        private final Map<String, String> why = new LinkedHashMap<>();
        private final Set<String> joining = new HashSet<>();
        private final Set<String> lost = new HashSet<>();

        private Gathered(PlanView plan, Circumstances now) {
            this.plan = plan;
            this.now = now;
        }

        private void add(PlanChange change) {
            switch (change.kind()) {
                case DECLINE -> giveUp(change, null);
                case FORBID -> giveUp(change, change.day());
                case LOSE_SESSION -> lose(change.session());
                case ADD_PATIENT -> join(change.appointment());
                default ->
                    throw new ChangeRefused(
                            "kind: plan %d is carried out, so DECLINE, FORBID, LOSE_SESSION and ADD_PATIENT can be planned on top, not %s."
                                    .formatted(plan.id(), change.kind()));
            }
        }

        private void giveUp(PlanChange change, @Nullable LocalDate day) {
            String booked = told.bookingOf(plan.id(), change.appointment())
                    .orElseThrow(() -> new ChangeRefused(
                            "appointment: plan %d has told nobody a date for '%s' that is still booked."
                                    .formatted(plan.id(), change.appointment())));
            Affected patient = read(Chosen.one(booked)).get(0);
            LocalDate has = patient.displaced().lostOn();
            if (change.session() != null
                    ? !patient.session().equals(change.session())
                    : day != null && !has.equals(day)) {
                throw new ChangeRefused("%s: appointment %s is on %s in session %s, so nothing has to change."
                        .formatted(
                                change.session() == null ? "day" : "session",
                                booked,
                                Wording.day(has),
                                patient.session()));
            }
            Affected other = patient.with(patient.displaced().givenUpByThePatient(has));
            put(other, day == null ? "Declines the date." : "Cannot come on %s.".formatted(Wording.day(has)));
            close(other, "The patient does not take the date.");
        }

        private void lose(String session) {
            List<String> booked = told.bookedIn(session);
            if (booked.isEmpty()) {
                throw new ChangeRefused("session: nobody is booked in a session '%s'.".formatted(session));
            }
            lost.add(session);
            read(Chosen.these(booked)).forEach(patient -> {
                put(patient, "The session does not take place.");
                close(patient, "It does not take place.");
            });
        }

        private void join(String appointment) {
            PlanInputs today = reader.read(plan.strikeId(), now.now(), now.rules());
            Affected patient = today.affected().stream()
                    .filter(each -> each.appointment().equals(appointment))
                    .findFirst()
                    .orElseThrow(() -> new ChangeRefused(
                            "appointment: the strike does not affect an appointment '%s'.".formatted(appointment)));
            put(patient, "Affected since the plan was made.");
            joining.add(appointment);
            Remainder left = Objects.requireNonNull(today.remainders().get(patient.session()));
            int kept = today.affected().stream()
                    .filter(each -> each.session().equals(patient.session()) && !joining.contains(each.appointment()))
                    .mapToInt(left::takenBy)
                    .sum();
            leave(new Remainder(
                    left.session(),
                    left.theatre(),
                    left.staffed(),
                    left.booked(),
                    Remainder.after(left.capacity(), kept),
                    left.reason()));
        }

        private List<Affected> read(Chosen chosen) {
            return affectedReader.of(plan.strikeId(), chosen, now.now(), now.rules());
        }

        private void put(Affected patient, String words) {
            affected.put(patient.appointment(), patient);
            why.put(patient.appointment(), words);
        }

        private void close(Affected patient, String reason) {
            leave(new Remainder(patient.session(), patient.isOperation(), false, 1, 0, reason));
        }

        private void leave(Remainder left) {
            Remainder known = remainders.put(left.session(), left);
            if (known != null && known.capacity() != left.capacity()) {
                throw new ChangeRefused(
                        "session: somebody leaves session %s while another joins the plan in it. Make the two changes one after the other."
                                .formatted(left.session()));
            }
        }

        private PlanInputs inputs() {
            Instant from = PlanInputReader.startOf(affected.values(), now.now());
            List<Opening> openings = affected.values().stream()
                    .map(patient -> patient.displaced().specialty())
                    .distinct()
                    .flatMap(specialty -> reader.allOpeningsOf(specialty, from, now).stream())
                    .filter(opening -> !lost.contains(opening.sample().session()))
                    .toList();
            List<Affected> all = List.copyOf(affected.values());
            KitAndBeds counted = reader.kitAndBedsBesides(affected.keySet(), from);
            return new PlanInputs(
                    now.with(counted),
                    all,
                    remainders,
                    openings,
                    Fingerprint.of(Fingerprint.of(all, remainders.values(), openings), counted));
        }
    }

    private static PlanRevision revision(PlanView plan, Gathered gathered, Proposal proposal, int told, long micros) {
        MoveCosts costs = new MoveCosts(proposal.placed().size(), gathered.now);
        List<PlacementChange> changes = new ArrayList<>();
        CostEffect effect = CostEffect.NONE;
        int without = 0;
        for (Placed to : proposal.placed()) {
            Affected patient = to.affected();
            PlacementChange.Place from = gathered.joining.contains(to.appointment())
                    ? null
                    : new PlacementChange.Place(
                            Decision.MOVE, patient.displaced().lost().startsAt(), patient.session());
            CostEffect own = CostEffect.of(costs.scale(), 0, costs.of(to));
            effect = effect.plus(own);
            without += to.decision() == Decision.UNPLACED ? 1 : 0;
            changes.add(new PlacementChange(
                    to.appointment(),
                    true,
                    from,
                    PlacementChange.Place.of(to),
                    own,
                    Objects.requireNonNull(gathered.why.get(to.appointment()))));
        }
        return new PlanRevision(plan.id(), changes, without, effect, 0, told, micros, false, 0, null);
    }
}
