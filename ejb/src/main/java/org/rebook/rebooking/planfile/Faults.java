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
    private long proven;
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

    /** One more theatre, whose bound is proven by the file or has to be believed. */
    void countTheatre(boolean isProven) {
        proven += isProven ? 1 : 0;
        claimed += isProven ? 0 : 1;
    }

    void addAll(Faults others) {
        count += others.count;
        proven += others.proven;
        claimed += others.claimed;
        notes.addAll(others.notes);
        others.kept.stream().limit(MOST_KEPT - kept.size()).forEach(kept::add);
    }

    long count() {
        return count;
    }

    /** How many theatres' bounds the file proves. */
    long proven() {
        return proven;
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
