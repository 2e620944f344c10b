package org.rebook.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rule sets that Rebook is shipped with, by the day from which national policy was so. */
public final class ShippedRuleSets {

    private static final String SHIPPED = "shipped with Rebook";

    // Before the pandemic there were no clinical priorities P1a to D4, before 2021 no faster diagnosis standard, and
    // the
    // two-week wait was a standard until October 2023. Unions gave 7 days' notice until March 2017, 14 until 18
    // February
    // 2026, 10 since.
    private static final RuleSet OF_2015 = RuleSet.of(
            "2015.1",
            LocalDate.of(2015, 4, 1),
            SHIPPED,
            Map.ofEntries(
                    Map.entry(Setting.STRIKE_NOTICE_DAYS, "7"),
                    Map.entry(Setting.PARTICIPATION_LOW, "60"),
                    Map.entry(Setting.PARTICIPATION_LIKELY, "78"),
                    Map.entry(Setting.PARTICIPATION_HIGH, "88"),
                    Map.entry(Setting.CLINICAL_PRIORITIES, "0"),
                    Map.entry(Setting.FASTER_DIAGNOSIS, "0"),
                    Map.entry(Setting.TWO_WEEK_WAIT, "1"),
                    Map.entry(Setting.PIFU_SUGGESTED, "0")));

    private static final RuleSet OF_2017 = since(OF_2015, "2017.1", LocalDate.of(2017, 3, 1))
            .with("14", Setting.STRIKE_NOTICE_DAYS)
            .set();

    private static final RuleSet OF_2020 = since(OF_2017, "2020.1", LocalDate.of(2020, 10, 1))
            .with("1", Setting.CLINICAL_PRIORITIES)
            .set();

    private static final RuleSet OF_2021 = since(OF_2020, "2021.1", LocalDate.of(2021, 10, 1))
            .with("1", Setting.FASTER_DIAGNOSIS)
            .with("1", Setting.PIFU_SUGGESTED)
            .set();

    private static final RuleSet OF_2023 = since(OF_2021, "2023.1", LocalDate.of(2023, 10, 1))
            .with("0", Setting.TWO_WEEK_WAIT)
            .with(Setting.PARTICIPATION_LOW.usual(), Setting.PARTICIPATION_LOW)
            .with(Setting.PARTICIPATION_LIKELY.usual(), Setting.PARTICIPATION_LIKELY)
            .with(Setting.PARTICIPATION_HIGH.usual(), Setting.PARTICIPATION_HIGH)
            .set();

    static final RuleSet CURRENT = since(OF_2023, "2026.1", LocalDate.of(2026, 2, 18))
            .with("10", Setting.STRIKE_NOTICE_DAYS)
            .set();

    private static final List<RuleSet> ALL = List.of(OF_2015, OF_2017, OF_2020, OF_2021, OF_2023, CURRENT);

    private ShippedRuleSets() {}

    /** All of them, the oldest first. */
    public static List<RuleSet> all() {
        return ALL;
    }

    /** The set in force on a day; before the first, the first. */
    public static RuleSet on(LocalDate day) {
        return ALL.stream()
                .filter(set -> !set.validFrom().isAfter(day))
                .max(Comparator.comparing(RuleSet::validFrom))
                .orElse(OF_2015);
    }

    static Optional<RuleSet> version(String version) {
        return ALL.stream().filter(set -> set.version().equals(version)).findFirst();
    }

    private static Change since(RuleSet before, String version, LocalDate validFrom) {
        return new Change(before, version, validFrom);
    }

    private record Change(RuleSet before, String version, LocalDate validFrom) {

        Change with(String value, Setting setting) {
            return new Change(before.with(setting, value), version, validFrom);
        }

        RuleSet set() {
            return RuleSet.of(
                    version,
                    validFrom,
                    SHIPPED,
                    Arrays.stream(Setting.values()).collect(Collectors.toMap(setting -> setting, before::value)));
        }
    }
}
