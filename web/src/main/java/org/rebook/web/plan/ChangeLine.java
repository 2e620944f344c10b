package org.rebook.web.plan;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.ChangeRefused;
import org.rebook.rebooking.PlanChange;

/** A change as it stands in an address: its kind and fields, in one parameter, ids only. */
final class ChangeLine {

    // No id of a feed has them.
    private static final String BETWEEN = "~";
    private static final String NEXT = "|";

    // And the mode, where it is said.
    private static final int FIELDS = 5;

    private ChangeLine() {}

    static String of(List<PlanChange> changes) {
        return changes.stream().map(ChangeLine::of).collect(Collectors.joining(NEXT));
    }

    /** @throws ChangeRefused when one of them is no change */
    static List<PlanChange> readAll(@Nullable String lines) {
        return lines == null
                ? List.of()
                : Arrays.stream(lines.split(Pattern.quote(NEXT)))
                        .map(ChangeLine::read)
                        .toList();
    }

    private static String of(PlanChange change) {
        String line = String.join(
                BETWEEN,
                change.kind().name(),
                text(change.appointment()),
                text(change.session()),
                text(change.day()),
                text(change.places()));
        return change.mode() == null ? line : line + BETWEEN + change.mode();
    }

    private static PlanChange read(String line) {
        String[] parts = line.split(BETWEEN, -1);
        if (parts.length != FIELDS && parts.length != FIELDS + 1) {
            throw new ChangeRefused("change: it cannot be read, '%s'.".formatted(line));
        }
        PlanChange change = of(parts[0], parts[1], parts[2], parts[3], parts[4]);
        return parts.length == FIELDS ? change : change.seenAs(PlanChange.Mode.of(parts[FIELDS]));
    }

    static PlanChange of(
            @Nullable String kind,
            @Nullable String appointment,
            @Nullable String session,
            @Nullable String day,
            @Nullable String places) {
        PlanChange.Kind known = Arrays.stream(PlanChange.Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ChangeRefused("kind: there is no '%s'.".formatted(kind)));
        return new PlanChange(known, orNull(appointment), orNull(session), dayOf(day), numberOf(places));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate dayOf(@Nullable String text) {
        try {
            return orNull(text) == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new ChangeRefused("day: it must be a day like 2026-05-12, not '%s'.".formatted(text));
        }
    }

    private static @Nullable Integer numberOf(@Nullable String text) {
        try {
            return orNull(text) == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new ChangeRefused("places: it must be a whole number, not '%s'.".formatted(text));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
