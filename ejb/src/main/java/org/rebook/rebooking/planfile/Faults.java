package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with a plan, in words; the first so many are kept, all are counted. */
final class Faults {

    private static final int MOST_KEPT = 50;

    private final List<String> kept = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long count;
    private long claimed;

    void add(String words, Object... values) {
        count++;
        if (kept.size() < MOST_KEPT) {
            kept.add(String.format(Locale.ROOT, words, InOneLine.eachShortened(values)));
        }
    }

    /** What the check could not find out. */
    void note(String words, Object... values) {
        notes.add(String.format(Locale.ROOT, words, InOneLine.eachShortened(values)));
    }

    /** So many theatres have bounds that have to be believed. */
    void countClaimed(int theatres) {
        claimed += theatres;
    }

    void addAll(Faults others) {
        count += others.count;
        claimed += others.claimed;
        notes.addAll(others.notes);
        others.kept.stream().limit(MOST_KEPT - kept.size()).forEach(kept::add);
    }

    long count() {
        return count;
    }

    long claimed() {
        return claimed;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<String> kept() {
        return List.copyOf(kept);
    }
}
