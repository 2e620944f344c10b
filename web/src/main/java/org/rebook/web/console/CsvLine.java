package org.rebook.web.console;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of a file for a spreadsheet. */
public final class CsvLine {

    /** Excel takes a file for UTF-8 only when it begins with this mark. */
    public static final char MARK = '\ufeff';

    private CsvLine() {}

    public static String of(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    // A name that begins like a formula must not become one in somebody's spreadsheet.
    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isText = value instanceof String;
        String safe = isText && text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
