package org.rebook.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SMART scopes of version 2: {@code system/Appointment.rs}. */
final class Scope {

    private static final Pattern SYSTEM = Pattern.compile("system/([A-Za-z]+|\\*)\\.(c?r?u?d?s?)");

    private Scope() {}

    /** Whether what is asked for lies within what is held. */
    static boolean covers(List<String> held, String asked) {
        return held.stream().anyMatch(one -> covers(one, asked));
    }

    private static boolean covers(String held, String asked) {
        if (held.equals(asked)) {
            return true;
        }
        Matcher mine = SYSTEM.matcher(held);
        Matcher theirs = SYSTEM.matcher(asked);
        return mine.matches()
                && theirs.matches()
                && (mine.group(1).equals("*") || mine.group(1).equals(theirs.group(1)))
                && theirs.group(2).chars().allMatch(action -> mine.group(2).indexOf(action) >= 0);
    }
}
