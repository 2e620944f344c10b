package org.rebook.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;

/** How the console says dates, numbers and codes. */
@Named
@ApplicationScoped
public class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("P1A", "P1a"),
            Map.entry("P1B", "P1b"),
            Map.entry("PRE_OP", "Pre-op"),
            Map.entry("FOLLOW_UP", "Follow-up"),
            Map.entry("TELEPHONE", "Phone"),
            Map.entry("SMS", "Text message"),
            Map.entry("APP", "NHS App"),
            Map.entry("EMAIL", "Email"),
            Map.entry("PROTECT_95", "Protect 95%"),
            Map.entry("CHRISTMAS_DAY", "Christmas Day cover"),
            Map.entry("LOCAL", "Local decision"),
            Map.entry("SAS_DOCTOR", "SAS doctor"),
            Map.entry("ALLIED_HEALTH", "Allied health professional"),
            Map.entry("PUSH_TO_EHR", "Push to EHR"),
            Map.entry("RECONCILE_EHR", "Reconcile with EHR"),
            Map.entry("UNPLACED", "To a clerk"),
            Map.entry("STAY", "Keeps the place"),
            Map.entry("CONVERT", "Phone or video"),
            Map.entry("MOVE", "Moves"),
            Map.entry("PROTECTED", "Protected, to decide"),
            Map.entry("FULL", "Runs in full"),
            Map.entry("REDUCED", "Runs reduced"),
            Map.entry("NONE", "Does not run"),
            Map.entry("P2", "P2"),
            Map.entry("P3", "P3"),
            Map.entry("P4", "P4"),
            Map.entry("D1", "D1"),
            Map.entry("D2", "D2"),
            Map.entry("D3", "D3"),
            Map.entry("D4", "D4"));

    /** "Tue 26 Apr 2016", for tables. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    public String dayOf(@Nullable Instant instant) {
        return instant == null ? "" : DAY.format(inLondon(instant));
    }

    /** "Tuesday 26 April 2016", for sentences. */
    public String longDay(@Nullable LocalDate day) {
        return day == null ? "" : LONG_DAY.format(day);
    }

    public String longDayOf(@Nullable Instant instant) {
        return instant == null ? "" : LONG_DAY.format(inLondon(instant));
    }

    /** "08:00". */
    public String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(inLondon(instant));
    }

    /** "Tue 26 Apr 2016, 08:00". */
    public String moment(@Nullable Instant instant) {
        return instant == null ? "" : dayOf(instant) + ", " + time(instant);
    }

    /** An NHS number as it is read aloud: 999 000 0018. */
    public String nhsNumber(@Nullable String number) {
        return number == null || number.length() != 10
                ? "not known"
                : number.substring(0, 3) + "\u00a0" + number.substring(3, 6) + "\u00a0" + number.substring(6);
    }

    /** What is wrong, with the beginning of what was typed where that is long. */
    public String problem(@Nullable String message) {
        return message == null ? "" : LongValues.cutIn(message);
    }

    /** "1 patient", "1,204 patients". */
    public String count(int number, String one, String many) {
        return number == 1 ? "1 " + one : "%,d %s".formatted(number, many);
    }

    /** "in 5 days", "today", "3 days ago". */
    public String daysAway(@Nullable Integer days) {
        if (days == null) {
            return "";
        }
        return switch (days) {
            case 0 -> "today";
            case 1 -> "tomorrow";
            case -1 -> "yesterday";
            default -> days > 0 ? "in %,d days".formatted(days) : "%,d days ago".formatted(-days);
        };
    }

    /** A code as a clerk says it: FOLLOW_UP is "Follow-up". */
    public String code(@Nullable Object code) {
        if (code == null) {
            return "";
        }
        String text = code.toString();
        String known = CODES.get(text);
        if (known != null) {
            return known;
        }
        String lower = text.toLowerCase(Locale.UK).replace('_', ' ');
        return lower.isEmpty() ? "" : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }

    private static ZonedDateTime inLondon(Instant instant) {
        return instant.atZone(London.ZONE);
    }
}
