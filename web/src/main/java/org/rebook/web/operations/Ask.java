package org.rebook.web.operations;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an address. */
final class Ask {

    static final int MOST_AT_ONCE = 1_000;

    private Ask() {}

    /** @throws Refused (404) when the id is no number: nothing has it */
    static long id(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refused.notFound(what, text);
        }
    }

    /** @throws Refused when it is not a whole number from {@code least} to {@code most} */
    static int number(String field, @Nullable String text, int otherwise, int least, int most) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Refused.badRequest(field, "it must be a whole number, not '%s'.".formatted(text));
        }
        throw Refused.badRequest(field, "it must be from %d to %d, not %s.".formatted(least, most, text));
    }

    /** @throws Refused when the type has no constant of that name; the message lists those there are */
    static <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest(
                        field,
                        "there is no '%s'. Maybe one of %s?"
                                .formatted(text, Arrays.toString(type.getEnumConstants()))));
    }
}
