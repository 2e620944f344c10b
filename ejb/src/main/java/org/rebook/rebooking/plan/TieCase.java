package org.rebook.rebooking.plan;

import org.jspecify.annotations.Nullable;

/** One of several cases that together are every plan: what is still open to the members of each bundle in it. */
final class TieCase {

    /** By bundle, member and moment; null where all is open. */
    private final boolean[] @Nullable [] @Nullable [] closed;

    private TieCase(boolean[] @Nullable [] @Nullable [] closed) {
        this.closed = closed;
    }

    static TieCase everything(int bundles) {
        return new TieCase(new boolean[bundles][][]);
    }

    /** This case with fewer moments for one member. */
    TieCase without(int bundle, int members, int member, boolean[] moments) {
        boolean[] @Nullable [] @Nullable [] fewer = closed.clone();
        boolean[] @Nullable [] ofBundle = fewer[bundle];
        boolean[] @Nullable [] own = ofBundle == null ? new boolean[members][] : ofBundle.clone();
        boolean[] before = own[member];
        boolean[] now = moments.clone();
        for (int moment = 0; before != null && moment < now.length; moment++) {
            now[moment] |= before[moment];
        }
        own[member] = now;
        fewer[bundle] = own;
        return new TieCase(fewer);
    }

    boolean isClosed(int bundle, int member, int moment) {
        boolean[] @Nullable [] ofBundle = closed[bundle];
        boolean[] moments = ofBundle == null ? null : ofBundle[member];
        return moments != null && moments[moment];
    }

    boolean leavesAsMuchAs(TieCase other, int bundle) {
        return closed[bundle] == other.closed[bundle];
    }

    boolean isRestricted(int bundle) {
        return closed[bundle] != null;
    }
}
