package org.rebook.web.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what somebody has typed, or a feed has sent, from filling the page that says what is wrong with it. */
public final class LongValues {

    /** Longer than any value that can be right, and long enough to know it by. */
    static final int SHOWN = 100;

    /** No message says as much of itself. */
    static final int LONGEST = 2_000;

    // A quote within a word is an apostrophe.
    private static final Pattern QUOTED = Pattern.compile("(?<![\\p{L}\\p{N}])'([^']*)'(?![\\p{L}\\p{N}])");

    private LongValues() {}

    /** The message with the beginning of each long quoted value and its length, and with its middle left out if need be. */
    public static String cutIn(String message) {
        String cut = QUOTED.matcher(message)
                .replaceAll(quoted -> Matcher.quoteReplacement("'" + beginningOf(quoted.group(1)) + "'"));
        if (cut.length() <= LONGEST) {
            return cut;
        }
        int kept = LONGEST / 2;
        return cut.substring(0, kept) + " … " + cut.substring(cut.length() - kept);
    }

    private static String beginningOf(String value) {
        return value.length() <= SHOWN
                ? value
                : "%s… (%,d characters)".formatted(value.substring(0, SHOWN), value.length());
    }
}
