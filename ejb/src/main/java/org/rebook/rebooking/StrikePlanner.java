package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans a strike: the protected keep what their sessions can still do, then each pool of a specialty decides together who
 * stays, who is seen by phone and who moves. Pure: it reads no clock and no database.
 */
final class StrikePlanner {

    private final PlanInputs inputs;
    private final long seed;
    private final Commitments commitments = new Commitments();
    private final Map<String, Integer> stayCapacity = new HashMap<>();
    private final Map<String, Integer> remoteCapacity = new HashMap<>();
    private final List<Placed> protectedOnes = new ArrayList<>();
    private int protectedKept;

    private StrikePlanner(PlanInputs inputs, long seed) {
        this.inputs = inputs;
        this.seed = seed;
        inputs.remainders().forEach((session, left) -> {
            stayCapacity.put(session, left.capacity());
            remoteCapacity.put(session, RemoteCapacity.of(left));
        });
    }

    static Proposal plan(PlanInputs inputs, long seed) {
        return new StrikePlanner(inputs, seed).plan();
    }

    private Proposal plan() {
        List<Affected> movable = new ArrayList<>();
        inputs.affected().stream()
                .sorted(Comparator.comparing((Affected patient) -> RiskTier.of(
                                patient.displaced(),
                                inputs.now().today(),
                                inputs.now().rules()))
                        .thenComparing(Affected::appointment))
                .forEach(patient -> patient.protection(inputs.now())
                        .ifPresentOrElse(why -> settleProtected(patient, why), () -> movable.add(patient)));
        Bundles bundles =
                new Bundles(movable, stayCapacity, inputs.remainders(), inputs.openings(), inputs.now(), commitments);
        List<PoolPlan> plans = new ArrayList<>();
        bundles.plan().ifPresent(plans::add);
        Set<String> settled = bundles.settled();
        Map<String, List<Affected>> pools = movable.stream()
                .filter(patient -> !settled.contains(patient.appointment()))
                .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()));
        Map<String, List<Opening>> openings = bundles.openingsLeft().stream()
                .collect(
                        Collectors.groupingBy(opening -> poolOf(opening.sample().specialty(), opening.isList())));
        pools.forEach((pool, patients) -> plans.add(planOf(pool, patients, openings.getOrDefault(pool, List.of()))));
        return Proposal.of(protectedOnes, protectedKept, plans);
    }

    private PoolPlan planOf(String pool, List<Affected> patients, List<Opening> openings) {
        List<Affected> inOrder = patients.stream()
                .sorted(Comparator.comparing(Affected::appointment))
                .toList();
        PoolPlan plan = patients.get(0).isOperation()
                ? new TheatrePool(pool, inOrder, stayCapacity, inputs, openings, commitments).plan(seed)
                : new OutpatientPool(pool, inOrder, stayCapacity, remoteCapacity, inputs, openings, commitments).plan();
        // A session may have patients of two pools: what one pool keeps of it, the next does not have.
        plan.placed().forEach(placed -> {
            String session = placed.affected().session();
            if (placed.decision() == Decision.STAY) {
                stayCapacity.merge(
                        session, inputs.remainders().get(session).takenBy(placed.affected()), Remainder::after);
            } else if (placed.decision() == Decision.CONVERT) {
                remoteCapacity.merge(session, 1, Remainder::after);
            }
        });
        return plan;
    }

    // Those most at risk come first, so that they have what is left of the session.
    private void settleProtected(Affected patient, String why) {
        Remainder session = inputs.remainders().get(patient.session());
        int needed = session.neededBy(patient);
        int left = stayCapacity.get(patient.session());
        // The dead take no place from the living.
        boolean keeps = needed <= left && !patient.displaced().person().hasDied();
        if (keeps) {
            stayCapacity.merge(patient.session(), session.takenBy(patient), Remainder::after);
            protectedKept++;
        }
        protectedOnes.add(Placed.where(
                patient,
                poolOf(patient),
                keeps ? Decision.STAY : Decision.PROTECTED,
                0,
                keeps ? Wording.protectedKept(why) : toDecide(patient, why, session)));
    }

    private static String toDecide(Affected patient, String why, Remainder session) {
        return patient.displaced().person().hasDied() ? Wording.deceased() : Wording.protectedToDecide(why, session);
    }

    private static String poolOf(Affected patient) {
        return poolOf(patient.displaced().specialty(), patient.isOperation());
    }

    private static String poolOf(@Nullable String specialty, boolean operations) {
        return (specialty == null ? "none" : specialty) + (operations ? " theatre" : "");
    }
}
