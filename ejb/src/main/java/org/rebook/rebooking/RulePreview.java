package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who would be treated differently by a draft of the rules, on the data of the moment at which it was made. It holds ids
 * and words, no names.
 *
 * @param current whether the draft is still as it was then
 */
public record RulePreview(
        String version,
        boolean current,
        Instant madeAt,
        String madeBy,
        LocalDate validFrom,
        List<OfStrike> strikes,
        OfWorklist worklist) {

    /** In what a patient would be treated differently. */
    public enum Aspect {
        DECISION("another decision"),
        DATE("another date or place"),
        PROTECTION("another protection"),
        LIMITS("other limits"),
        RISK("another risk");

        private final String words;

        Aspect(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One patient, with both verdicts in words. */
    public record Difference(
            String appointment,
            String patient,
            @Nullable String specialty,
            String priority,
            LocalDate lostOn,
            Set<Aspect> aspects,
            String now,
            String drafted) {}

    /** How many patients change in the same way. */
    public record Group(String words, int patients) {}

    /** What would change for those a strike affects; {@code reason} says why where the draft would not hold for it. */
    public record OfStrike(
            long strike,
            String name,
            LocalDate firstDay,
            String rulesNow,
            @Nullable String reason,
            int affected,
            int different,
            @Nullable PlanFigures now,
            @Nullable PlanFigures drafted,
            List<Group> groups,
            List<Difference> listed) {

        public int more() {
            return different - listed.size();
        }
    }

    /** What would change for those who are owed a date. */
    public record OfWorklist(int patients, int different, List<Group> groups, List<Difference> listed) {

        public int more() {
            return different - listed.size();
        }
    }

    /** Patients who would be treated differently, each counted once a strike and once on the worklist. */
    public int different() {
        return strikes.stream().mapToInt(OfStrike::different).sum() + worklist.different();
    }
}
