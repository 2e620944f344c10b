package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;

/** Two plans of one strike, or one worklist under two rule sets, patient by patient. Pure. */
final class RuleComparison {

    /** What one set of rules comes to for one patient; whose session runs in full is not in the plan at all. */
    private record Verdict(@Nullable Placed placed, String protection, String limits) {

        static Verdict of(Affected affected, @Nullable Placed placed, Circumstances now) {
            return new Verdict(
                    placed, affected.protection(now).orElse(""), limitsOf(affected.displaced(), now.rules()));
        }

        String decision() {
            if (placed == null) {
                return "is not affected";
            }
            return switch (placed.decision()) {
                case STAY -> "keeps the place";
                case CONVERT -> "keeps the time, by phone or video";
                case MOVE -> "moves to " + Wording.day(placed.time().day());
                case UNPLACED -> "goes to a clerk without a date";
                case PROTECTED -> "is protected, and a person decides";
            };
        }

        @Nullable
        Decision kind() {
            return placed == null ? null : placed.decision();
        }

        String place() {
            return placed == null || placed.time() == null || placed.opening() == null
                    ? ""
                    : placed.time().startsAt() + " " + placed.opening().sample().session();
        }
    }

    private RuleComparison() {}

    /** Those whom the second plan treats otherwise than the first, in the order of the first. */
    static List<RulePreview.Difference> differences(
            Proposal now, Circumstances asNow, Proposal drafted, Circumstances asDrafted) {
        Map<String, Placed> then = byAppointment(drafted);
        Map<String, Placed> all = byAppointment(now);
        then.forEach(all::putIfAbsent);
        Map<String, Placed> today = byAppointment(now);
        List<RulePreview.Difference> differences = new ArrayList<>();
        all.forEach((appointment, placed) -> {
            Verdict before = Verdict.of(placed.affected(), today.get(appointment), asNow);
            Verdict after =
                    Verdict.of(then.getOrDefault(appointment, placed).affected(), then.get(appointment), asDrafted);
            Set<RulePreview.Aspect> aspects = aspectsOf(before, after);
            if (!aspects.isEmpty()) {
                differences.add(difference(
                        placed.affected().displaced(),
                        placed.affected().patient(),
                        aspects,
                        inWords(before, aspects),
                        inWords(after, aspects)));
            }
        });
        return differences;
    }

    private static Map<String, Placed> byAppointment(Proposal proposal) {
        Map<String, Placed> byAppointment = new LinkedHashMap<>();
        proposal.placed().forEach(placed -> byAppointment.put(placed.affected().appointment(), placed));
        return byAppointment;
    }

    private static Set<RulePreview.Aspect> aspectsOf(Verdict before, Verdict after) {
        Set<RulePreview.Aspect> aspects = EnumSet.noneOf(RulePreview.Aspect.class);
        if (before.kind() != after.kind()) {
            aspects.add(RulePreview.Aspect.DECISION);
        } else if (!before.place().equals(after.place())) {
            aspects.add(RulePreview.Aspect.DATE);
        }
        if (!before.protection().equals(after.protection())) {
            aspects.add(RulePreview.Aspect.PROTECTION);
        }
        if (!before.limits().equals(after.limits())) {
            aspects.add(RulePreview.Aspect.LIMITS);
        }
        return aspects;
    }

    private static String inWords(Verdict verdict, Set<RulePreview.Aspect> aspects) {
        List<String> words = new ArrayList<>();
        words.add(verdict.decision());
        if (aspects.contains(RulePreview.Aspect.PROTECTION)) {
            words.add(verdict.protection().isEmpty() ? "not protected" : "protected: " + verdict.protection());
        }
        if (aspects.contains(RulePreview.Aspect.LIMITS)) {
            words.add(verdict.limits().isEmpty() ? "no limit" : verdict.limits());
        }
        return String.join("; ", words);
    }

    /** Those on the worklist whose risk or first date to be missed would be another. */
    static List<RulePreview.Difference> differences(
            List<WorklistRow> rows, LocalDate today, RuleSet inForce, RuleSet draft) {
        List<RulePreview.Difference> differences = new ArrayList<>();
        for (WorklistRow row : rows) {
            Displaced patient = row.displaced();
            RiskTier tier = RiskTier.of(patient, today, inForce);
            RiskTier draftedTier = RiskTier.of(patient, today, draft);
            Optional<DueDate> due = DueDates.first(patient, inForce);
            Optional<DueDate> draftedDue = DueDates.first(patient, draft);
            Set<RulePreview.Aspect> aspects = EnumSet.noneOf(RulePreview.Aspect.class);
            if (tier != draftedTier) {
                aspects.add(RulePreview.Aspect.RISK);
            }
            if (!due.equals(draftedDue)) {
                aspects.add(RulePreview.Aspect.LIMITS);
            }
            if (!aspects.isEmpty()) {
                differences.add(difference(
                        patient, row.person().id(), aspects, inWords(tier, due), inWords(draftedTier, draftedDue)));
            }
        }
        return differences;
    }

    private static String inWords(RiskTier tier, Optional<DueDate> due) {
        return tier.words() + due.map(first -> ", " + inWords(first)).orElse(", no date to be missed");
    }

    /** The ways in which patients change, the most frequent first; the dates themselves are left out. */
    static List<RulePreview.Group> groups(
            List<RulePreview.Difference> differences, Function<RulePreview.Difference, String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        differences.forEach(difference -> counts.merge(words.apply(difference), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new RulePreview.Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(RulePreview.Group::patients).reversed())
                .toList();
    }

    /** "moves, instead of keeps the place: another decision, another protection". */
    static String wayOf(RulePreview.Difference difference) {
        String aspects =
                difference.aspects().stream().map(RulePreview.Aspect::words).collect(Collectors.joining(", "));
        return difference.aspects().contains(RulePreview.Aspect.DECISION)
                ? "%s instead of %s: %s".formatted(head(difference.drafted()), head(difference.now()), aspects)
                : aspects;
    }

    private static String head(String verdict) {
        String decision = verdict.split(";", 2)[0];
        return decision.startsWith("moves to ") ? "moves" : decision;
    }

    private static RulePreview.Difference difference(
            Displaced patient, String person, Set<RulePreview.Aspect> aspects, String now, String drafted) {
        return new RulePreview.Difference(
                patient.appointment(),
                person,
                patient.specialty(),
                patient.priority().name(),
                London.dayOf(patient.lost().startsAt()),
                aspects,
                now,
                drafted);
    }

    private static String limitsOf(Displaced patient, RuleSet rules) {
        return DueDates.all(patient, rules).stream()
                .map(RuleComparison::inWords)
                .collect(Collectors.joining(", "));
    }

    private static String inWords(DueDate due) {
        return "%s %s".formatted(due.standard().words(), Wording.day(due.day()));
    }
}
