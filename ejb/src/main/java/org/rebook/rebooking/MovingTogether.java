package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Moves appointments that hang together, as far as what was agreed, refused and lost allows. */
final class MovingTogether {

    private final LinkedChange search;
    private final Linked linked;
    private final WhereNow where;
    private final Wishes wishes;
    private final Clashes clashes;

    MovingTogether(LinkedChange search, Linked linked, WhereNow where, Wishes wishes, Clashes clashes) {
        this.search = search;
        this.linked = linked;
        this.where = where;
        this.wishes = wishes;
        this.clashes = clashes;
    }

    /**
     * Moves all that hang together with some of them. Whoever has agreed to a date keeps it; where the others then find
     * none that goes with it, linked appointments move together all the same if their session is lost (R-CAN-14).
     *
     * @param about the appointments that the change is about; none when a session is lost
     * @param left who has left the plan
     * @param why told of everybody who moves, where nothing is told yet
     */
    void move(
            List<Affected> some,
            Set<String> about,
            JointLimits.Where allowed,
            Set<String> left,
            Map<String, String> why) {
        List<Affected> members = search.togetherWith(some).stream()
                .filter(member -> !left.contains(member.appointment()))
                .toList();
        JointLimits limits = limits(members, about, allowed);
        Set<String> keeping = limits.keeping();
        LinkedChange.Found found = search.look(members, limits);
        if (!found.placesAll(keeping)) {
            if (!about.isEmpty()) {
                throw new ChangeRefused(
                        "appointment: no date of %s goes with what was agreed for the appointments it is linked with. Ask the patient about all of them, and change those too."
                                .formatted(String.join(", ", about)));
            }
            found = search.look(members, limits.withNobodyKeeping());
        }
        found.settle();
        members.forEach(member -> why.putIfAbsent(member.appointment(), reasonToMove(member)));
    }

    /** Where members may look for places when no change is about them. */
    JointLimits limitsFor(List<Affected> members) {
        return limits(members, Set.of(), (member, at, day) -> true);
    }

    private JointLimits limits(List<Affected> members, Set<String> about, JointLimits.Where allowed) {
        Set<String> keeping = members.stream()
                .filter(member -> wishes.hasChosen(member.appointment()) && !about.contains(member.appointment()))
                .filter(member -> where.sessionOf(member) != null && !wishes.isLost(where.sessionOf(member)))
                .map(Affected::appointment)
                .collect(Collectors.toSet());
        return new JointLimits(
                keeping,
                allowed.and((member, at, day) -> !clashes.include(member, at)
                        && !wishes.isLost(at)
                        && !wishes.refuses(member.appointment(), at, day)));
    }

    /**
     * Gives members the best places there are for all of them, if those are better than what they have.
     *
     * @param savings what they could save at the most
     * @param why told of everybody who moves for another's sake, where nothing is told yet
     * @return whether anybody moves
     */
    boolean improve(List<Affected> members, Savings savings, Map<String, String> why) {
        JointLimits limits = limitsFor(members);
        LinkedChange.Found found = search.look(members, limits, savings);
        Set<Affected> without = members.stream()
                .filter(member -> where.sessionOf(member) == null)
                .collect(Collectors.toSet());
        Map<Affected, Long> before = members.stream().collect(Collectors.toMap(each -> each, where::costOf));
        if (!found.isBetter() || !found.placesAll(limits.keeping()) || !found.settleIfAllFit()) {
            found.leave();
            return false;
        }
        Predicate<Affected> gains = each -> where.costOf(each) < before.get(each);
        members.forEach(member -> {
            if (gains.test(member) && member.isOperation()) {
                why.putIfAbsent(
                        member.appointment(), without.contains(member) ? "Has a list now." : "Has a better list now.");
            } else if (!gains.test(member) && linked.linkedWith(member).stream().anyMatch(gains)) {
                why.putIfAbsent(member.appointment(), reasonToMove(member));
            }
        });
        return true;
    }

    private String reasonToMove(Affected member) {
        return linked.isLinked(member)
                ? "Moves so that linked appointments stay together."
                : "Moves so that the patient is not in two places at once.";
    }
}
