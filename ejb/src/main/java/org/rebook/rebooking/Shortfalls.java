package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Setting;

/**
 * Groups those whom a plan leaves without a date by what they lack, and finds the fewest extra sessions that would help.
 * What is promised is not an estimate: the whole strike is planned again with the sessions, and counted.
 */
final class Shortfalls {

    // Nobody opens more than a quarter's sessions for one group of patients at once.
    private static final int MOST_SESSIONS = 12;
    // A further session is worth it when a quarter of it is used.
    private static final int LEAST_USE = 4;
    private static final int MOST_PATTERNS = 12;

    private final PlanInputs inputs;
    private final List<SessionPattern> patterns;
    private final Commitments commitments = new Commitments();
    private final Map<String, Map<String, Boolean>> suiting = new HashMap<>();

    private Shortfalls(PlanInputs inputs, List<SessionPattern> patterns, Proposal proposal) {
        this.inputs = inputs;
        this.patterns = patterns;
        proposal.placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE)
                .forEach(placed -> commitments.add(
                        placed.affected().patient(),
                        placed.slot() == null
                                ? placed.opening().sample().time()
                                : placed.slot().time()));
    }

    /** The largest group of each specialty first. */
    static List<Shortfall> of(PlanInputs inputs, List<SessionPattern> patterns, Proposal proposal, long seed) {
        List<Placed> unplaced = unplacedIn(proposal);
        return unplaced.isEmpty() ? List.of() : new Shortfalls(inputs, patterns, proposal).of(unplaced, seed);
    }

    private static List<Placed> unplacedIn(Proposal proposal) {
        return proposal.placed().stream()
                .filter(placed -> placed.decision() == Decision.UNPLACED)
                .toList();
    }

    private List<Shortfall> of(List<Placed> unplaced, long seed) {
        Map<String, List<Affected>> pools = unplaced.stream()
                .collect(Collectors.groupingBy(
                        Shortfalls::kindOf, TreeMap::new, Collectors.mapping(Placed::affected, Collectors.toList())));
        List<Help> helps = new ArrayList<>();
        pools.forEach((kind, patients) -> helpPool(patients, kind.startsWith(Linked.POOL), helps));
        return counted(helps, seed);
    }

    /** A group, and the sessions that are suggested for it. */
    private record Help(Shortfall shortfall, List<Opening> sessions) {

        Help without() {
            return new Help(shortfall.without(), List.of());
        }
    }

    // Linked appointments are settled in a pool of their own, whatever their specialties.
    private static String kindOf(Placed placed) {
        Displaced patient = placed.affected().displaced();
        return "%s %s %s".formatted(placed.pool(), patient.specialty(), patient.isOperation());
    }

    // One more session gives a date to one appointment, not to several that must be kept together.
    private void helpPool(List<Affected> patients, boolean linked, List<Help> helps) {
        Map<Bottleneck, List<Affected>> groups = patients.stream()
                .sorted(Comparator.comparing(Affected::appointment))
                .collect(Collectors.groupingBy(patient -> bottleneckOf(patient, linked)));
        List<Affected> considered = new ArrayList<>();
        List<Opening> held = new ArrayList<>();
        groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Bottleneck, List<Affected>> group) ->
                                -group.getValue().size())
                        .thenComparing(group -> group.getValue().get(0).appointment()))
                .forEach(group -> {
                    considered.addAll(group.getValue());
                    Suggestion best = linked ? null : bestFor(group.getValue(), considered, held);
                    List<Opening> sessions = best == null ? List.of() : best.openings();
                    held.addAll(sessions);
                    helps.add(new Help(shortfall(group.getKey(), group.getValue(), best), sessions));
                });
    }

    private static Shortfall shortfall(Bottleneck bottleneck, List<Affected> group, @Nullable Suggestion best) {
        return new Shortfall(
                String.valueOf(group.get(0).displaced().specialty()),
                group.stream().map(Affected::appointment).toList(),
                bottleneck.need(),
                bottleneck.why(),
                best == null ? null : ExtraSessions.of(best.pattern(), best.days()),
                0);
    }

    private Bottleneck bottleneckOf(Affected patient, boolean linked) {
        Set<Set<Refusal>> refusals = new HashSet<>();
        inputs.openings().stream()
                .filter(opening -> isOfPool(opening, patient))
                .forEach(opening -> refusals.add(toSet(refusalsOf(opening, patient))));
        return Bottleneck.of(patient.displaced(), refusals, linked);
    }

    private static boolean isOfPool(Opening opening, Affected patient) {
        String specialty = opening.sample().specialty();
        return opening.isList() == patient.isOperation()
                && specialty != null
                && specialty.equals(patient.displaced().specialty());
    }

    private static Set<Refusal> toSet(List<Refusal> refusals) {
        return refusals.isEmpty() ? EnumSet.noneOf(Refusal.class) : EnumSet.copyOf(refusals);
    }

    private List<Refusal> refusalsOf(Opening opening, Affected patient) {
        return PlanRules.refusalsOf(opening.sample(), patient, inputs.now(), commitments);
    }

    // Asked for every pattern, day and patient, again and again; the answer stays the same.
    private boolean suits(Opening session, Affected patient) {
        return suiting.computeIfAbsent(session.sample().session(), any -> new HashMap<>())
                .computeIfAbsent(patient.appointment(), any -> refusalsOf(session, patient)
                        .isEmpty());
    }

    /** Some days of a pattern, and how many of those considered have a place with them. */
    private record Suggestion(SessionPattern pattern, List<LocalDate> days, int placed) {

        List<Opening> openings() {
            return days.stream().map(pattern::on).toList();
        }
    }

    private @Nullable Suggestion bestFor(List<Affected> group, List<Affected> considered, List<Opening> held) {
        int before = placeable(considered, held);
        return patterns.stream()
                .filter(pattern ->
                        pattern.specialty().equals(group.get(0).displaced().specialty())
                                && pattern.isList() == group.get(0).isOperation())
                .sorted(Comparator.comparing((SessionPattern pattern) -> -promise(pattern, group, held))
                        .thenComparing(SessionPattern::toString))
                .limit(MOST_PATTERNS)
                .map(pattern -> suggestion(pattern, group, considered, held, before))
                .filter(suggestion -> suggestion.placed() > before)
                .min(Comparator.comparing((Suggestion suggestion) -> -suggestion.placed())
                        .thenComparing(suggestion -> suggestion.days().size())
                        .thenComparing(suggestion ->
                                suggestion.days().get(suggestion.days().size() - 1))
                        .thenComparing(suggestion -> suggestion.pattern().toString()))
                .orElse(null);
    }

    // How often somebody of the group could come; only the most promising patterns are looked at closely.
    private long promise(SessionPattern pattern, List<Affected> group, List<Opening> held) {
        return daysFor(pattern, group, held).stream()
                .mapToLong(day -> Math.min(
                        pattern.isList() ? Integer.MAX_VALUE : pattern.places(),
                        group.stream()
                                .filter(patient -> suits(pattern.on(day), patient))
                                .count()))
                .sum();
    }

    private Suggestion suggestion(
            SessionPattern pattern, List<Affected> group, List<Affected> considered, List<Opening> held, int before) {
        List<LocalDate> left = daysFor(pattern, group, held);
        List<LocalDate> days = new ArrayList<>();
        int placed = before;
        while (!left.isEmpty() && days.size() < MOST_SESSIONS) {
            int most = placed;
            LocalDate best = null;
            for (LocalDate day : left) {
                int with = placeable(considered, with(held, pattern, days, day));
                if (with > most) {
                    most = with;
                    best = day;
                }
            }
            boolean worthIt = best != null && (days.isEmpty() || (most - placed) * LEAST_USE >= pattern.places());
            if (!worthIt) {
                break;
            }
            days.add(best);
            left.remove(best);
            placed = most;
        }
        return withoutSuperfluous(new Suggestion(pattern, days, placed), considered, held);
    }

    // A day that was taken first may no longer be needed beside those taken later.
    private Suggestion withoutSuperfluous(Suggestion all, List<Affected> considered, List<Opening> held) {
        List<LocalDate> days = new ArrayList<>(all.days());
        for (LocalDate day : all.days()) {
            List<LocalDate> fewer =
                    days.stream().filter(other -> !other.equals(day)).toList();
            if (placeable(considered, with(held, all.pattern(), fewer, null)) == all.placed()) {
                days = new ArrayList<>(fewer);
            }
        }
        return new Suggestion(all.pattern(), days.stream().sorted().toList(), all.placed());
    }

    /** The weekdays of the pattern on which at least one of the group could come, up to the longest delay. */
    private List<LocalDate> daysFor(SessionPattern pattern, List<Affected> group, List<Opening> held) {
        Set<String> taken =
                held.stream().map(opening -> opening.sample().session()).collect(Collectors.toSet());
        LocalDate first = inputs.now().today().plusDays(1);
        LocalDate last = group.stream()
                .map(patient -> patient.displaced().lostOn())
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plusDays(inputs.now().number(Setting.GREATEST_DELAY_DAYS));
        return first.datesUntil(last.plusDays(1))
                .filter(day -> day.getDayOfWeek() == pattern.weekday())
                .filter(day -> !taken.contains(pattern.on(day).sample().session()))
                .filter(day -> group.stream().anyMatch(patient -> suits(pattern.on(day), patient)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Opening> with(
            List<Opening> held, SessionPattern pattern, List<LocalDate> days, @Nullable LocalDate day) {
        return Stream.concat(
                        held.stream(),
                        Stream.concat(days.stream(), Stream.ofNullable(day)).map(pattern::on))
                .toList();
    }

    /** How many of the patients can have a place in these sessions at once. */
    private int placeable(List<Affected> patients, List<Opening> sessions) {
        return sessions.isEmpty() ? 0 : Seats.most(patients, sessions, (patient, session) -> suits(session, patient));
    }

    // Sessions that come to nothing once everybody is planned again are not suggested; then it is counted again.
    private List<Shortfall> counted(List<Help> helps, long seed) {
        Map<String, Decision> decisions = decisionsWith(helps, seed);
        List<Help> counted = helps.stream()
                .map(help -> new Help(
                        help.shortfall().placing((int) help.shortfall().appointments().stream()
                                .filter(appointment ->
                                        decisions.getOrDefault(appointment, Decision.UNPLACED) != Decision.UNPLACED)
                                .count()),
                        help.sessions()))
                .toList();
        List<Help> useful = counted.stream()
                .map(help -> help.shortfall().placed() == 0 ? help.without() : help)
                .toList();
        return useful.equals(counted) ? counted.stream().map(Help::shortfall).toList() : counted(useful, seed);
    }

    private Map<String, Decision> decisionsWith(List<Help> helps, long seed) {
        List<Opening> extra =
                helps.stream().flatMap(help -> help.sessions().stream()).toList();
        if (extra.isEmpty()) {
            return Map.of();
        }
        return StrikePlanner.plan(inputs.with(extra), seed).placed().stream()
                .collect(Collectors.toMap(placed -> placed.affected().appointment(), Placed::decision));
    }
}
