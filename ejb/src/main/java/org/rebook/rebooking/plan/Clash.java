package org.rebook.rebooking.plan;

/** Two appointments of one person, who is never in two places at once: the times of their places must not overlap. */
public record Clash(Member first, Member second) {

    public Clash {
        if (first.equals(second)) {
            throw new IllegalArgumentException("Nobody clashes with themselves: %s.".formatted(first));
        }
    }
}
