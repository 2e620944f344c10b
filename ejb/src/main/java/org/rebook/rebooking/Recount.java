package org.rebook.rebooking;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts of which a few have changed: the others are looked up where they were, and never copied. */
final class Recount extends AbstractMap<String, Integer> {

    private final Map<String, Integer> before;
    private final Map<String, Integer> more;

    /** @param more how much each has grown, below zero where it is less */
    Recount(Map<String, Integer> before, Map<String, Integer> more) {
        this.before = before;
        this.more = more;
    }

    @Override
    public boolean containsKey(Object what) {
        return before.containsKey(what) || more.containsKey(what);
    }

    @Override
    public Integer get(Object what) {
        Integer had = before.get(what);
        Integer grown = more.get(what);
        return had == null || grown == null ? (had == null ? grown : had) : Integer.valueOf(had + grown);
    }

    @Override
    public Set<Entry<String, Integer>> entrySet() {
        Map<String, Integer> all = new HashMap<>(before);
        more.forEach((what, many) -> all.merge(what, many, Integer::sum));
        return all.entrySet();
    }
}
