package org.rebook.rebooking;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Modality;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.Standing;

/** The outpatients of one specialty in a plan that stands: where each is, where each could be, and what that costs. */
final class StandingPool {

    private final String name;
    private final StandingPlan plan;
    private final Linked linked;
    private final List<Affected> patients;
    private final MoveCosts costs;
    private final List<PlaceChoice> groups = new ArrayList<>();
    private final List<Integer> capacity = new ArrayList<>();
    private final Map<Held, Integer> groupOf = new HashMap<>();
    private final Map<Held, Integer> holders = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> takenSlots;
    private final AssignmentProblem problem;
    private final int[] arcOf;
    private final boolean[] pinned;
    private final Map<Long, Standing> standings = new HashMap<>();

    /** @param extra openings that nobody has yet, each with no place to begin with */
    StandingPool(String name, StandingPlan plan, Linked linked, Set<String> moreSessions, List<Opening> extra) {
        this.name = name;
        this.plan = plan;
        this.linked = linked;
        this.patients = plan.outpatientsOf(name);
        this.costs = plan.costsFor(name);
        this.takenSlots = plan.slotsOfOthers(name);
        patients.stream()
                .map(patient -> Held.of(plan.placementOf(patient.appointment())))
                .filter(Objects::nonNull)
                .forEach(held -> holders.merge(held, 1, Integer::sum));
        addKeptPlaces(moreSessions);
        addOpenings(extra);
        this.arcOf = new int[patients.size()];
        this.pinned = new boolean[patients.size()];
        this.problem = problem();
    }

    private void addKeptPlaces(Set<String> moreSessions) {
        Set<String> sessions = new HashSet<>(moreSessions);
        patients.forEach(patient -> sessions.add(patient.session()));
        sessions.stream().sorted().forEach(session -> {
            Remainder left = plan.remainder(session);
            boolean lost = plan.wishes().isLost(session);
            add(new PlaceChoice.Stay(left), lost ? 0 : plan.stayPlacesFor(name, left));
            add(new PlaceChoice.Convert(left), lost ? 0 : plan.remotePlacesFor(name, left));
        });
    }

    private void addOpenings(List<Opening> extra) {
        plan.openingsOf(name).stream()
                .sorted(Comparator.comparing(
                                (Opening opening) -> opening.sample().time().startsAt())
                        .thenComparing(opening -> opening.sample().id()))
                .forEach(opening -> add(new PlaceChoice.Move(opening), placesIn(opening)));
        extra.forEach(opening -> add(new PlaceChoice.Move(opening), 0));
    }

    private int placesIn(Opening opening) {
        String session = opening.sample().session();
        if (plan.wishes().isLost(session)) {
            return 0;
        }
        int free = (int) freeSlotsOf(opening).count();
        return Math.max(0, free - plan.wishes().lostPlacesOf(session));
    }

    private void add(PlaceChoice choice, int places) {
        Held held = Held.of(choice);
        groupOf.put(held, groups.size());
        groups.add(choice);
        capacity.add(Math.max(places, holders.getOrDefault(held, 0)));
    }

    /** What somebody has a place in: for a new date the session and which of its places that are alike. */
    private record Held(Decision decision, String session, String alike) {

        static Held of(PlaceChoice choice) {
            if (choice instanceof PlaceChoice.Move move) {
                return of(move.opening());
            }
            Decision decision = choice instanceof PlaceChoice.Stay ? Decision.STAY : Decision.CONVERT;
            return new Held(decision, sessionOf(choice), "");
        }

        private static Held of(Opening opening) {
            return new Held(
                    Decision.MOVE, opening.sample().session(), opening.sample().id());
        }

        /** Null for whoever has no place. */
        static @Nullable Held of(Placed placed) {
            return switch (placed.decision()) {
                case MOVE -> placed.opening() == null ? null : of(placed.opening());
                case STAY, CONVERT ->
                    new Held(placed.decision(), placed.affected().session(), "");
                case UNPLACED, PROTECTED -> null;
            };
        }
    }

    static String sessionOf(PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Stay stay) {
            return stay.session().session();
        }
        return choice instanceof PlaceChoice.Convert convert
                ? convert.session().session()
                : ((PlaceChoice.Move) choice).opening().sample().session();
    }

    private AssignmentProblem problem() {
        int[] firstArc = new int[patients.size() + 1];
        List<int[]> arcGroup = new ArrayList<>();
        List<long[]> arcCost = new ArrayList<>();
        long[] unplaced = new long[patients.size()];
        for (int i = 0; i < patients.size(); i++) {
            Affected patient = patients.get(i);
            numbers.put(patient.appointment(), i);
            Arcs arcs = arcsOf(patient, plan.placementOf(patient.appointment()));
            unplaced[i] = costs.unplaced(patient.displaced());
            arcOf[i] = arcs.held() == UNPLACED ? UNPLACED : firstArc[i] + arcs.held();
            // Whoever hangs together with others has no place but with them, so no change of another moves them alone.
            pinned[i] = linked.isTied(patient)
                    || (plan.wishes().hasChosen(patient.appointment()) && arcs.held() != UNPLACED);
            arcGroup.add(arcs.group());
            arcCost.add(arcs.cost());
            firstArc[i + 1] = firstArc[i] + arcs.group().length;
        }
        return new AssignmentProblem(
                capacity.stream().mapToInt(Integer::intValue).toArray(),
                firstArc,
                arcGroup.stream().flatMapToInt(IntStream::of).toArray(),
                arcCost.stream().flatMapToLong(LongStream::of).toArray(),
                unplaced);
    }

    /**
     * Where one patient could be.
     *
     * @param held which of them the patient has, or {@link org.rebook.rebooking.plan.Assignment#UNPLACED}
     */
    record Arcs(int[] group, long[] cost, int held) {}

    /** What the patient has stays open to them, whatever the rules would say of it today. */
    synchronized Arcs arcsOf(Affected patient, @Nullable Placed standing) {
        Commitments commitments = plan.commitmentsOf(patient);
        Affected loose = linked.loose(patient);
        int[] group = new int[groups.size()];
        long[] cost = new long[groups.size()];
        int count = 0;
        Held holding = standing == null ? null : Held.of(standing);
        int own = holding == null ? UNPLACED : groupOf.getOrDefault(holding, UNPLACED);
        int held = UNPLACED;
        for (int i = 0; i < groups.size(); i++) {
            PlaceChoice choice = groups.get(i);
            boolean has = i == own;
            long price = has ? costOfHeld(patient, choice) : costOf(loose, choice, commitments);
            if (price >= 0) {
                held = has ? count : held;
                group[count] = i;
                cost[count++] = price;
            }
        }
        return new Arcs(java.util.Arrays.copyOf(group, count), java.util.Arrays.copyOf(cost, count), held);
    }

    private long costOf(Affected patient, PlaceChoice choice, Commitments commitments) {
        return plan.wishes().refuses(patient.appointment(), sessionOf(choice), dayOf(patient, choice))
                ? -1
                : choice.costFor(patient, costs, plan.now(), commitments);
    }

    private long costOfHeld(Affected patient, PlaceChoice choice) {
        if (choice instanceof PlaceChoice.Move move) {
            return costs.move(patient.displaced(), move.opening());
        }
        return choice instanceof PlaceChoice.Stay ? costs.stay() : costs.convert();
    }

    static java.time.LocalDate dayOf(Affected patient, PlaceChoice choice) {
        return choice instanceof PlaceChoice.Move move
                ? move.opening().sample().day()
                : patient.displaced().lostOn();
    }

    /** How the patient would be seen there: where the place is kept, as before. */
    static PlanChange.Mode modeOf(Affected patient, PlaceChoice choice) {
        Modality own = patient.displaced().modality();
        boolean remote = choice instanceof PlaceChoice.Move move
                ? move.opening().sample().modality().isRemote()
                : choice instanceof PlaceChoice.Convert || own.isRemote();
        return remote ? PlanChange.Mode.PHONE_OR_VIDEO : PlanChange.Mode.IN_PERSON;
    }

    /** Proven once for each price of the upheaval, then kept. */
    synchronized Standing standing(long price) {
        return standings.computeIfAbsent(price, any -> Standing.of(problem, arcOf, price, pinned));
    }

    long upheaval() {
        return costs.upheaval();
    }

    Stream<Opening.Slot> freeSlotsOf(Opening opening) {
        return opening.slots().stream().filter(slot -> !takenSlots.contains(slot.id()));
    }

    int[] groupsWhere(java.util.function.Predicate<PlaceChoice> wanted) {
        return IntStream.range(0, groups.size())
                .filter(group -> wanted.test(groups.get(group)))
                .toArray();
    }

    String name() {
        return name;
    }

    List<Affected> patients() {
        return patients;
    }

    PlaceChoice choice(int group) {
        return groups.get(group);
    }

    int groups() {
        return groups.size();
    }

    int placesOf(int group) {
        return capacity.get(group);
    }

    Circumstances now() {
        return plan.now();
    }

    MoveCosts costs() {
        return costs;
    }

    AssignmentProblem asProblem() {
        return problem;
    }

    int numberOf(String appointment) {
        return numbers.get(appointment);
    }

    boolean has(String appointment) {
        return numbers.containsKey(appointment);
    }
}
