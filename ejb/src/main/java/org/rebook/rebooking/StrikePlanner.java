package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Setting;

/**
 * Plans a strike: the protected keep what their sessions can still do, then each pool of a specialty decides together who
 * stays, who is seen by phone and who moves. Pure: it reads no clock and no database.
 */
final class StrikePlanner {

    private PlanInputs inputs;
    private final long seed;
    private final Map<String, List<Opening>> openings;
    private final Map<String, Integer> stayCapacity = new HashMap<>();
    private final Map<String, Integer> remoteCapacity = new HashMap<>();
    private final List<Placed> protectedOnes = new ArrayList<>();
    private int protectedKept;

    private StrikePlanner(PlanInputs inputs, long seed) {
        this.inputs = inputs;
        this.seed = seed;
        openings = inputs.openings().stream()
                .collect(
                        Collectors.groupingBy(opening -> poolOf(opening.sample().specialty(), opening.isList())));
        inputs.remainders().forEach((session, left) -> {
            stayCapacity.put(session, left.capacity());
            remoteCapacity.put(session, RemoteCapacity.of(left));
        });
    }

    /** The best plan under the rules; where they let some give way, the best with that. */
    static Proposal plan(PlanInputs inputs, long seed) {
        return plan(inputs, seed, PlanningProgress.UNWATCHED);
    }

    /** The same; each pool is told when it is planned. */
    static Proposal plan(PlanInputs inputs, long seed, PlanningProgress progress) {
        Proposal plan = new StrikePlanner(inputs.giving(Giving.NONE), seed).plan(progress);
        boolean cascades =
                inputs.now().isOn(Setting.CASCADES) && !inputs.giving().places().isEmpty();
        return cascades ? new CascadePlanner(inputs, seed, plan).plan() : plan;
    }

    /** One plan in which all those named may give way. */
    static Proposal planOnce(PlanInputs inputs, long seed) {
        return new StrikePlanner(inputs, seed).plan(PlanningProgress.UNWATCHED);
    }

    private Proposal plan(PlanningProgress progress) {
        List<Affected> movable = new ArrayList<>();
        inputs.affected().stream()
                .sorted(Comparator.comparing((Affected patient) -> RiskTier.of(
                                patient.displaced(),
                                inputs.now().today(),
                                inputs.now().rules()))
                        .thenComparing(Affected::appointment))
                .forEach(patient -> patient.protection(inputs.now())
                        .ifPresentOrElse(why -> settleProtected(patient, why), () -> movable.add(patient)));
        inputs = inputs.counting(inputs.now().kitAndBeds().with(protectedOnes));
        return Proposal.of(
                protectedOnes,
                protectedKept,
                inputs.keptForUrgent(),
                plansOf(movable, Linked.among(movable, inputs.now()), progress));
    }

    /**
     * Plans the pools as if none shared kit or beds with another. Where that takes more than there is, those that do are
     * planned together: what is best for each alone is best for all, as long as there is enough for all.
     */
    private List<PoolPlan> plansOf(List<Affected> movable, Linked linked, PlanningProgress progress) {
        ListLimits shared = new ListLimits(
                movable.stream().filter(Affected::isOperation).toList(),
                inputs.openings().stream().filter(Opening::isList).toList(),
                inputs.now().kitAndBeds());
        Map<String, Integer> stays = Map.copyOf(stayCapacity);
        Map<String, Integer> remotes = Map.copyOf(remoteCapacity);
        Set<String> scarce = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        Set<String> done = new TreeSet<>();
        while (true) {
            List<PoolPlan> plans = new ArrayList<>();
            List<List<List<Affected>>> together = poolsThatHangTogether(poolsOf(movable, shared, scarce), linked);
            progress.has(together.stream()
                    .map(StrikePlanner::partOf)
                    .filter(told::add)
                    .toList());
            together.forEach(pools -> {
                plans.add(afterwards(planOf(pools, linked)));
                if (done.add(partOf(pools))) {
                    progress.done(partOf(pools));
                }
            });
            Set<String> overused = shared.overused(
                    plans.stream().flatMap(plan -> plan.placed().stream()).toList());
            if (overused.isEmpty()) {
                return plans;
            }
            if (!scarce.addAll(overused)) {
                throw new IllegalStateException(
                        "Planned together, they still take too much of %s.".formatted(overused));
            }
            stayCapacity.putAll(stays);
            remoteCapacity.putAll(remotes);
        }
    }

    /** The patients of each pool; specialties that share what is left of a session, or something scarce, are one. */
    private static List<List<Affected>> poolsOf(List<Affected> movable, ListLimits shared, Set<String> scarce) {
        Map<String, List<Affected>> pools = movable.stream()
                .sorted(Comparator.comparing(Affected::appointment))
                .collect(Collectors.groupingBy(StrikePlanner::poolOf, TreeMap::new, Collectors.toList()));
        Joined<String> joined = new Joined<>(pools.keySet());
        Map<String, String> poolOfSession = new HashMap<>();
        pools.forEach((pool, patients) -> patients.forEach(patient -> {
            String first = poolOfSession.putIfAbsent(patient.session() + patient.isOperation(), pool);
            if (first != null) {
                joined.join(first, pool);
            }
        }));
        shared.join(scarce, joined);
        return joined.groups().stream()
                .map(names -> names.stream()
                        .flatMap(name -> pools.get(name).stream())
                        .sorted(Comparator.comparing(Affected::appointment))
                        .toList())
                .toList();
    }

    private static List<List<List<Affected>>> poolsThatHangTogether(List<List<Affected>> pools, Linked linked) {
        Map<String, Integer> poolOf = new HashMap<>();
        List<Integer> numbers = new ArrayList<>();
        for (List<Affected> pool : pools) {
            int number = numbers.size();
            pool.forEach(patient -> poolOf.put(patient.appointment(), number));
            numbers.add(number);
        }
        Joined<Integer> joined = new Joined<>(numbers);
        linked.pairs().forEach(two -> joined.join(poolOf.get(two.get(0)), poolOf.get(two.get(1))));
        return joined.groups().stream()
                .map(group -> group.stream().map(pools::get).toList())
                .toList();
    }

    private PoolPlan planOf(List<List<Affected>> pools, Linked linked) {
        boolean tied = pools.stream().flatMap(List::stream).anyMatch(linked::isTied);
        if (!tied) {
            List<Affected> alone = pools.get(0);
            MoveCosts costs = costsOf(alone.size());
            return alone.get(0).isOperation()
                    ? theatre(alone, linked, costs, new Commitments()).plan(seed)
                    : clinic(alone, linked, costs, new Commitments()).plan();
        }
        return tied(pools, linked, false).or(() -> tied(pools, linked, true)).orElseThrow();
    }

    private Optional<PoolPlan> tied(List<List<Affected>> pools, Linked linked, boolean whole) {
        MoveCosts costs = costsOf(pools.stream().mapToInt(List::size).sum());
        Commitments commitments = new Commitments();
        List<OutpatientPool> clinics = new ArrayList<>();
        List<TheatrePool> theatres = new ArrayList<>();
        for (List<Affected> pool : pools) {
            if (pool.get(0).isOperation()) {
                theatres.add(theatre(pool, linked, costs, commitments));
            } else {
                clinics.add(clinic(pool, linked, costs, commitments));
            }
        }
        return new TiedPools(clinics, theatres, linked).plan(seed, whole);
    }

    private MoveCosts costsOf(int patients) {
        return new MoveCosts(patients + inputs.giving().places().size(), inputs.now());
    }

    private OutpatientPool clinic(List<Affected> pool, Linked linked, MoveCosts costs, Commitments commitments) {
        return new OutpatientPool(
                nameOf(pool),
                pool,
                stayCapacity,
                remoteCapacity,
                inputs,
                openingsFor(pool),
                linked,
                costs,
                commitments);
    }

    private TheatrePool theatre(List<Affected> pool, Linked linked, MoveCosts costs, Commitments commitments) {
        return new TheatrePool(nameOf(pool), pool, stayCapacity, inputs, openingsFor(pool), linked, costs, commitments);
    }

    // By the first pool, because a bundle of all of them has no name that anybody would read.
    private static String partOf(List<List<Affected>> pools) {
        String others = pools.size() == 1 ? "" : " and %d linked with it".formatted(pools.size() - 1);
        int patients = pools.stream().mapToInt(List::size).sum();
        return "Plan %s%s, %,d %s"
                .formatted(nameOf(pools.get(0)), others, patients, patients == 1 ? "patient" : "patients");
    }

    private static String nameOf(List<Affected> pool) {
        return pool.stream().map(StrikePlanner::poolOf).distinct().sorted().collect(Collectors.joining(", "));
    }

    private List<Opening> openingsFor(List<Affected> pool) {
        return pool.stream()
                .map(StrikePlanner::poolOf)
                .distinct()
                .flatMap(name -> openings.getOrDefault(name, List.of()).stream())
                .toList();
    }

    // A session may have outpatients and operations: what one pool keeps of it, the next does not have.
    private PoolPlan afterwards(PoolPlan plan) {
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

    /** Whether the opening is one of the patient's own specialty and kind. */
    static boolean isOfPool(Opening opening, Affected patient) {
        return poolOf(opening.sample().specialty(), opening.isList()).equals(poolOf(patient));
    }

    static String poolOf(Affected patient) {
        return poolOf(patient.displaced().specialty(), patient.isOperation());
    }

    static String poolOf(@Nullable String specialty, boolean operations) {
        return (specialty == null ? "none" : specialty) + (operations ? " theatre" : "");
    }
}
