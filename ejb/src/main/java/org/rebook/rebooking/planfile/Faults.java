package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with a plan, in words; the first so many are kept, all are counted. */
final class Faults {

    private static final int MOST_KEPT = 50;

    private final List<String> kept = new ArrayList<>();
    private long count;

    void add(String words, Object... values) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(String.format(Locale.ROOT, words, values));
        }
    }

    void addAll(Faults others) {
        count += others.count;
        others.kept.stream().limit(MOST_KEPT - kept.size()).forEach(kept::add);
    }

    long count() {
        return count;
    }

    List<String> kept() {
        return List.copyOf(kept);
    }
}
