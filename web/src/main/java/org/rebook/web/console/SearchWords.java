package org.rebook.web.console;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and NHS numbers that were searched for, kept in the session so that an address holds only a number for them:
 * addresses end up in logs and histories.
 */
@SessionScoped
public class SearchWords implements Serializable {

    private static final int AT_MOST = 50;

    private final Map<Long, String> words = new LinkedHashMap<>();
    private long last;

    public synchronized long keep(String text) {
        words.put(++last, text);
        if (words.size() > AT_MOST) {
            words.remove(words.keySet().iterator().next());
        }
        return last;
    }

    /** Null when nothing was kept under the number, or it was too long ago. */
    public synchronized @Nullable String find(@Nullable Long number) {
        return number == null ? null : words.get(number);
    }
}
