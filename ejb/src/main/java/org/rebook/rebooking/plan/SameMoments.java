package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the tied patients of a clinic, who all keep their moments, the places of those moments that cost all together least;
 * one after another they would take them from each other.
 */
final class SameMoments {

    private final TiedPool clinic;
    private final AssignmentProblem plain;

    /** @param plain the clinic's own costs */
    SameMoments(TiedPool clinic, AssignmentProblem plain) {
        this.clinic = clinic;
        this.plain = plain;
    }

    private record Seated(int each, Bundle bundle, int member) {

        int patient() {
            return bundle.members.get(member).patient();
        }

        int none() {
            return bundle.options(member) - 1;
        }
    }

    /**
     * Whoever has no place stays without.
     *
     * @param options by bundle and member, as they are seated now; changed to what they are then
     */
    void settle(int pool, List<Bundle> bundles, int[][] options) {
        List<Seated> seated = seatedIn(pool, bundles, options);
        seated.forEach(who -> clinic.lift(who.patient()));
        for (Seated who : seated) {
            clinic.reprice(who.patient(), onlyAtMoment(who, options[who.each()][who.member()]));
            clinic.put(who.patient());
        }
        int[] found =
                seated.stream().mapToInt(who -> clinic.optionOf(who.patient())).toArray();
        for (Seated who : seated) {
            clinic.lift(who.patient());
            clinic.reprice(who.patient(), ownCosts(who.patient()));
        }
        boolean haveAllPlaces = true;
        for (int at = 0; at < found.length; at++) {
            haveAllPlaces &= found[at] < seated.get(at).none();
        }
        for (int at = 0; at < found.length; at++) {
            Seated who = seated.get(at);
            int[] own = options[who.each()];
            own[who.member()] = haveAllPlaces ? found[at] : own[who.member()];
            clinic.pin(who.patient(), own[who.member()]);
        }
    }

    private static List<Seated> seatedIn(int pool, List<Bundle> bundles, int[][] options) {
        List<Seated> seated = new ArrayList<>();
        for (int each = 0; each < options.length; each++) {
            Bundle bundle = bundles.get(each);
            for (int member = 0; member < bundle.size(); member++) {
                Seated who = new Seated(each, bundle, member);
                if (bundle.members.get(member).pool() == pool && options[each][member] != who.none()) {
                    seated.add(who);
                }
            }
        }
        return seated;
    }

    private long[] ownCosts(int patient) {
        int from = plain.firstArc()[patient];
        int arcs = plain.firstArc()[patient + 1] - from;
        long[] costs = new long[arcs + 1];
        System.arraycopy(plain.arcCost(), from, costs, 0, arcs);
        costs[arcs] = plain.unplacedCost()[patient];
        return costs;
    }

    /** The places of the option's moment at their own costs, all else as dear as can be. */
    private long[] onlyAtMoment(Seated who, int option) {
        long[] costs = ownCosts(who.patient());
        int moment = who.bundle().momentOf(who.member(), option);
        for (int other = 0; other < who.none(); other++) {
            if (who.bundle().momentOf(who.member(), other) != moment) {
                costs[other] = AssignmentProblem.GREATEST_TOTAL;
            }
        }
        costs[who.none()] = TheatreCharges.NEVER_TIMES * Extremes.greatest(plain.unplacedCost());
        return costs;
    }
}
