package org.rebook.rebooking;

import java.util.List;

/** Is told how far the planning of a strike has come. */
public interface PlanningProgress {

    /** For whoever does not look. */
    PlanningProgress UNWATCHED = new PlanningProgress() {
        @Override
        public void begins(List<String> first, List<String> last) {}

        @Override
        public void has(List<String> parts) {}

        @Override
        public void done(String part) {}
    };

    /** From the beginning, with these parts first and those last; what was done before does not count any more. */
    void begins(List<String> first, List<String> last);

    /** There are these parts as well. */
    void has(List<String> parts);

    /** In the transaction that does the part, where there is one. */
    void done(String part);
}
