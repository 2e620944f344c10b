package org.rebook.rebooking.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What prices of the clinics' groups, and charges on the operations, prove that every plan which keeps the ties must cost. */
final class TieProof {

    private final TiedProblem problem;
    private final List<Bundle> bundles;
    /** By clinic and patient. */
    private final boolean[][] isTied;

    private final List<JointChoice> choices = new ArrayList<>();

    TieProof(TiedProblem problem, List<Bundle> bundles) {
        this.problem = problem;
        this.bundles = bundles;
        isTied = problem.clinics().stream()
                .map(clinic -> new boolean[clinic.patients()])
                .toArray(boolean[][]::new);
        bundles.stream()
                .flatMap(bundle -> bundle.members.stream())
                .filter(who -> !problem.isTheatre(who.pool()))
                .forEach(who -> isTied[who.pool()][who.patient()] = true);
        bundles.forEach(bundle -> choices.add(new JointChoice(bundle)));
    }

    /** What every clinic without the tied, and every bundle, costs at least with these prices and charges in this case. */
    record Least(List<long[]> prices, List<long[][]> charges, TieCase open, long[] ofClinic, long[] ofBundle) {

        /** {@link RoomCosts#NO_WAY} where a bundle may do nothing at all. */
        long sum() {
            return Arrays.stream(ofBundle).anyMatch(least -> least >= RoomCosts.NO_WAY)
                    ? RoomCosts.NO_WAY
                    : Arrays.stream(ofClinic).sum() + Arrays.stream(ofBundle).sum();
        }

        private boolean hasPricesOf(Least other, int clinic) {
            return prices.get(clinic) == other.prices.get(clinic);
        }

        private boolean hasChargesOf(Least other, int theatre) {
            return charges.get(theatre) == other.charges.get(theatre);
        }
    }

    /**
     * What the clinics and the ties cost at least; the theatres, planned with the charges, come on top.
     *
     * @param prices of each clinic's groups
     * @param charges by theatre, operation and list, the last for having none
     * @param open what the bundles may do
     */
    Least least(List<long[]> prices, List<long[][]> charges, TieCase open) {
        return new Least(
                prices,
                charges,
                open,
                IntStream.range(0, prices.size())
                        .mapToLong(clinic -> leastOfUntied(clinic, prices.get(clinic)))
                        .toArray(),
                IntStream.range(0, bundles.size())
                        .mapToLong(each -> leastOf(each, prices, charges, open))
                        .toArray());
    }

    /** The same, where most prices and charges are the very ones of before. */
    Least leastAfter(Least before, List<long[]> prices, List<long[][]> charges, TieCase open) {
        long[] ofClinic = before.ofClinic.clone();
        long[] ofBundle = before.ofBundle.clone();
        Least now = new Least(prices, charges, open, ofClinic, ofBundle);
        for (int clinic = 0; clinic < ofClinic.length; clinic++) {
            if (!now.hasPricesOf(before, clinic)) {
                ofClinic[clinic] = leastOfUntied(clinic, prices.get(clinic));
            }
        }
        for (int each = 0; each < ofBundle.length; each++) {
            if (!open.leavesAsMuchAs(before.open, each) || !isAsBefore(bundles.get(each), before, now)) {
                ofBundle[each] = leastOf(each, prices, charges, open);
            }
        }
        return now;
    }

    private boolean isAsBefore(Bundle bundle, Least before, Least now) {
        for (Member who : bundle.members) {
            boolean isAsBefore = problem.isTheatre(who.pool())
                    ? now.hasChargesOf(before, theatreOf(who))
                    : now.hasPricesOf(before, who.pool());
            if (!isAsBefore) {
                return false;
            }
        }
        return true;
    }

    private long leastOf(int each, List<long[]> prices, List<long[][]> charges, TieCase open) {
        return choices.get(each).least(moments(each, prices, charges, open));
    }

    private int theatreOf(Member who) {
        return who.pool() - problem.clinics().size();
    }

    /** How many ways of tangled bundles have been tried so far. */
    long work() {
        return choices.stream().mapToLong(JointChoice::work).sum();
    }

    /** How much more than the least the bundle costs at those options, prices and charges included. */
    long excessOf(int bundle, int[] options, List<long[]> prices, List<long[][]> charges) {
        Bundle who = bundles.get(bundle);
        long[][] moments = moments(bundle, prices, charges, TieCase.everything(bundles.size()));
        long cost = 0;
        for (int member = 0; member < options.length; member++) {
            cost += costsOf(who.members.get(member), prices, charges)[options[member]];
        }
        return cost - choices.get(bundle).least(moments);
    }

    /** How much more than the least those who are not tied cost in a plan, and what is paid for places that nobody has. */
    long excessOfUntied(int pool, Assignment plan, long[] price) {
        AssignmentProblem clinic = problem.clinics().get(pool);
        long cost = 0;
        int[] taken = new int[price.length];
        for (int patient = 0; patient < clinic.patients(); patient++) {
            int group = plan.groupOf(patient);
            if (group != Assignment.UNPLACED) {
                taken[group]++;
            }
            if (!isTied[pool][patient]) {
                cost += group == Assignment.UNPLACED
                        ? clinic.unplacedCost()[patient]
                        : clinic.arcCost()[plan.arcOf(patient)] + price[group];
            }
        }
        for (int group = 0; group < price.length; group++) {
            cost -= price[group] * taken[group];
        }
        return cost - leastOfUntied(pool, price);
    }

    private long leastOfUntied(int pool, long[] price) {
        AssignmentProblem clinic = problem.clinics().get(pool);
        long least = 0;
        for (int patient = 0; patient < clinic.patients(); patient++) {
            if (!isTied[pool][patient]) {
                least += leastOf(clinic, patient, price);
            }
        }
        for (int group = 0; group < price.length; group++) {
            least -= price[group] * clinic.capacity()[group];
        }
        return least;
    }

    private static long leastOf(AssignmentProblem clinic, int patient, long[] price) {
        long least = clinic.unplacedCost()[patient];
        for (int arc = clinic.firstArc()[patient]; arc < clinic.firstArc()[patient + 1]; arc++) {
            least = Math.min(least, costOf(clinic, arc, price));
        }
        return least;
    }

    private long[][] moments(int each, List<long[]> prices, List<long[][]> charges, TieCase open) {
        Bundle bundle = bundles.get(each);
        long[][] moments = new long[bundle.size()][];
        for (int member = 0; member < moments.length; member++) {
            moments[member] = bundle.byMoment(member, costsOf(bundle.members.get(member), prices, charges));
            for (int moment = 0; open.isRestricted(each) && moment < moments[member].length; moment++) {
                if (open.isClosed(each, member, moment)) {
                    moments[member][moment] = RoomCosts.NO_WAY;
                }
            }
        }
        return moments;
    }

    private long[] costsOf(Member who, List<long[]> prices, List<long[][]> charges) {
        return problem.isTheatre(who.pool())
                ? credits(charges.get(theatreOf(who))[who.patient()])
                : withPrices(problem.clinics().get(who.pool()), who.patient(), prices.get(who.pool()));
    }

    private static long[] credits(long[] charges) {
        long[] credits = new long[charges.length];
        for (int option = 0; option < credits.length; option++) {
            credits[option] = charges[option] >= RoomCosts.NO_WAY ? charges[option] : -charges[option];
        }
        return credits;
    }

    /** What each option of a patient costs with its place's price, the last for having none. */
    static long[] withPrices(AssignmentProblem clinic, int patient, long[] price) {
        int from = clinic.firstArc()[patient];
        long[] costs = new long[clinic.firstArc()[patient + 1] - from + 1];
        for (int option = 0; option < costs.length - 1; option++) {
            costs[option] = costOf(clinic, from + option, price);
        }
        costs[costs.length - 1] = clinic.unplacedCost()[patient];
        return costs;
    }

    /** A place that nobody has is no way to be seen, whatever its price. */
    private static long costOf(AssignmentProblem clinic, int arc, long[] price) {
        int group = clinic.arcGroup()[arc];
        return clinic.capacity()[group] == 0 ? RoomCosts.NO_WAY : clinic.arcCost()[arc] + price[group];
    }
}
