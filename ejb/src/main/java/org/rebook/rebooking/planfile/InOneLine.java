package org.rebook.rebooking.planfile;

import java.util.Arrays;

/** Texts of a file, whatever they hold, as they may stand in one line of a message. */
final class InOneLine {

    private static final int MOST_SHOWN = 60;
    private static final int MOST_WITH_WORDS = 100;

    private InOneLine() {}

    /** The text with signs that nobody sees, or that break a line, by their number. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(sign -> {
            if (isUnseen(sign)) {
                line.append(String.format("\\u%04x", sign));
            } else {
                line.append((char) sign);
            }
        });
        return line.toString();
    }

    private static boolean isUnseen(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    static String shortened(String text) {
        return shortened(text, MOST_SHOWN);
    }

    private static String shortened(String text, int most) {
        return of(text.length() <= most ? text : text.substring(0, most) + "…");
    }

    /** The values of a message, texts among them in one line. */
    static Object[] each(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof String text ? of(text) : value)
                .toArray();
    }

    /** The values of a message, long texts among them cut short. */
    static Object[] eachShortened(Object... values) {
        return Arrays.stream(values)
                .map(value -> value instanceof String text ? shortened(text, MOST_WITH_WORDS) : value)
                .toArray();
    }
}
