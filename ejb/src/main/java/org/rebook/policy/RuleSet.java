package org.rebook.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A whole set of the rules' values, as it holds from a day on. It never changes: another value makes another set. */
public final class RuleSet {

    private final String version;
    private final LocalDate validFrom;
    private final @Nullable String approvedBy;
    private final Map<Setting, String> values;
    private final int[] numbers = new int[Setting.values().length];
    private final List<Set<String>> codes = new ArrayList<>();

    private RuleSet(String version, LocalDate validFrom, @Nullable String approvedBy, Map<Setting, String> values) {
        this.version = version;
        this.validFrom = validFrom;
        this.approvedBy = approvedBy;
        this.values = Collections.unmodifiableMap(new EnumMap<>(values));
        for (Setting setting : Setting.values()) {
            String value = values.get(setting);
            boolean ofCodes = setting.kind() == Kind.CODES;
            numbers[setting.ordinal()] = ofCodes ? 0 : Integer.parseInt(value);
            codes.add(ofCodes && !value.isEmpty() ? new TreeSet<>(Arrays.asList(value.split(" "))) : Set.of());
        }
    }

    /**
     * @param values whatever differs from what Rebook is shipped with
     * @throws IllegalArgumentException when a value cannot be; the message names the setting and the value
     */
    static RuleSet of(String version, LocalDate validFrom, @Nullable String approvedBy, Map<Setting, String> values) {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            all.put(setting, setting.normal(values.getOrDefault(setting, setting.usual())));
        }
        return new RuleSet(version, validFrom, approvedBy, all);
    }

    /** What Rebook is shipped with for the present. */
    public static RuleSet current() {
        return ShippedRuleSets.CURRENT;
    }

    /** The same set but for one value, for "what if"; it has nobody's approval. */
    public RuleSet with(Setting setting, String value) {
        Map<Setting, String> changed = new EnumMap<>(values);
        changed.put(setting, setting.normal(value));
        return new RuleSet(version, validFrom, null, changed);
    }

    public RuleSet with(Setting setting, int value) {
        return with(setting, Integer.toString(value));
    }

    public String version() {
        return version;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** Null for a draft. */
    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public String value(Setting setting) {
        return values.get(setting);
    }

    public int number(Setting setting) {
        return numbers[setting.ordinal()];
    }

    public boolean isOn(Setting setting) {
        return numbers[setting.ordinal()] != 0;
    }

    public Set<String> codes(Setting setting) {
        return codes.get(setting.ordinal());
    }

    /** The settings whose values differ from another set's. */
    public List<Setting> differencesFrom(RuleSet other) {
        return Arrays.stream(Setting.values())
                .filter(setting -> !value(setting).equals(other.value(setting)))
                .toList();
    }
}
