package org.rebook.rebooking.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the check says that prices prove of a trust with ties is what the documentation's formula gives, however bad they are. */
class PricesProveTest {

    private static final int SEEDS = 400;
    private static final int NOWHERE = Seats.NOWHERE;

    @Test
    void isWhatTryingEveryWayOfEveryBundleGives() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trust trust = SampleInstances.small(seed, 3, 3);
            Random random = new Random(seed);
            TrustPlan plan = allLeftOut(trust, random);
            Faults faults = new Faults();
            TrustCheck.check(trust, plan, faults);
            long proven = new EveryWay(trust, plan).proven();
            assertThat(faults.kept())
                    .as(trust.id())
                    .contains("Trust '%s': the plan claims the bound %d, but its prices prove only %d."
                            .formatted(trust.id(), FormatLimits.COST, proven));
        }
    }

    /** A plan that places nobody and claims more than can be, at prices and charges that mean nothing. */
    private static TrustPlan allLeftOut(Trust trust, Random random) {
        List<TrustPlan.PoolPlan> clinics = new ArrayList<>();
        for (Clinic clinic : trust.clinics()) {
            Map<String, Long> prices = new HashMap<>();
            clinic.groups().forEach(group -> prices.put(group.id(), (long) random.nextInt(25)));
            clinics.add(new TrustPlan.PoolPlan(
                    clinic.id(),
                    0,
                    null,
                    false,
                    prices,
                    null,
                    null,
                    clinic.patients().stream()
                            .map(patient -> new TrustPlan.Placement(patient, null))
                            .toList()));
        }
        List<TrustPlan.PoolPlan> theatres = new ArrayList<>();
        for (Theatre theatre : trust.theatres()) {
            List<TrustPlan.Charge> charges = new ArrayList<>();
            List<TrustPlan.Placement> placements = new ArrayList<>();
            for (Theatre.Surgery operation : theatre.operations()) {
                for (int list : operation.lists()) {
                    charges.add(new TrustPlan.Charge(
                            operation.id(), theatre.lists().get(list).id(), random.nextInt(20)));
                }
                charges.add(new TrustPlan.Charge(operation.id(), null, random.nextInt(20)));
                placements.add(new TrustPlan.Placement(operation.id(), null));
            }
            theatres.add(new TrustPlan.PoolPlan(
                    theatre.id(),
                    0,
                    null,
                    false,
                    Map.of(),
                    new TrustPlan.Charged(random.nextInt(50), charges, null),
                    null,
                    placements));
        }
        return new TrustPlan(trust.id(), 0, FormatLimits.COST, null, false, clinics, theatres, null);
    }

    /** The formula, word for word. */
    private record EveryWay(Trust trust, TrustPlan plan) {

        private long proven() {
            long proven = 0;
            List<Link.Appointment> all = new ArrayList<>();
            for (int pool = 0; pool < trust.clinics().size(); pool++) {
                for (Clinic.Group group : trust.clinics().get(pool).groups()) {
                    proven -= plan.clinics().get(pool).prices().get(group.id()) * group.open();
                }
                for (int patient = 0;
                        patient < trust.clinics().get(pool).patients().size();
                        patient++) {
                    all.add(new Link.Appointment(pool, patient));
                }
            }
            for (int theatre = 0; theatre < trust.theatres().size(); theatre++) {
                proven += plan.theatres().get(theatre).charged().bound();
                for (int number = 0;
                        number < trust.theatres().get(theatre).operations().size();
                        number++) {
                    all.add(new Link.Appointment(trust.clinics().size() + theatre, number));
                }
            }
            while (!all.isEmpty()) {
                List<Link.Appointment> bundle = new ArrayList<>(List.of(all.remove(0)));
                for (int at = 0; at < bundle.size(); at++) {
                    Link.Appointment one = bundle.get(at);
                    List<Link.Appointment> more =
                            all.stream().filter(other -> areJoined(one, other)).toList();
                    bundle.addAll(more);
                    all.removeAll(more);
                }
                boolean isUntiedOperation =
                        bundle.size() == 1 && trust.isTheatre(bundle.get(0).pool());
                proven += isUntiedOperation ? 0 : least(bundle, new int[bundle.size()], 0);
            }
            return proven;
        }

        private boolean areJoined(Link.Appointment one, Link.Appointment other) {
            return trust.samePerson().stream().anyMatch(person -> person.contains(one) && person.contains(other))
                    || trust.links().stream().anyMatch(link -> List.of(link.first(), link.second())
                            .containsAll(List.of(one, other)));
        }

        private long least(List<Link.Appointment> bundle, int[] places, int at) {
            if (at == bundle.size()) {
                return 0;
            }
            long least = Long.MAX_VALUE / 4;
            Link.Appointment who = bundle.get(at);
            for (int place = NOWHERE; place < placesOf(who.pool()); place++) {
                Long cost = cost(who, place);
                places[at] = place;
                boolean goes = cost != null;
                for (int earlier = 0; goes && earlier < at; earlier++) {
                    goes = goTogether(bundle.get(earlier), places[earlier], who, place);
                }
                least = goes ? Math.min(least, cost + least(bundle, places, at + 1)) : least;
            }
            return least;
        }

        private int placesOf(int pool) {
            return trust.isTheatre(pool)
                    ? trust.theatre(pool).lists().size()
                    : trust.clinics().get(pool).groups().size();
        }

        /** Null where the place is no choice. */
        private @Nullable Long cost(Link.Appointment who, int place) {
            if (trust.isTheatre(who.pool())) {
                Theatre theatre = trust.theatre(who.pool());
                Theatre.Surgery operation = theatre.operations().get(who.number());
                String list =
                        place == NOWHERE ? null : theatre.lists().get(place).id();
                return plan.theatres().get(who.pool() - trust.clinics().size()).charged().charges().stream()
                        .filter(charge -> charge.who().equals(operation.id())
                                && (list == null ? charge.where() == null : list.equals(charge.where())))
                        .map(charge -> -charge.charge())
                        .findFirst()
                        .orElse(null);
            }
            Clinic clinic = trust.clinics().get(who.pool());
            if (place == NOWHERE) {
                return clinic.unplaced()[who.number()];
            }
            int arc = clinic.arcTo(who.number(), place);
            Clinic.Group group = clinic.groups().get(place);
            return arc < 0 || group.open() == 0
                    ? null
                    : Long.valueOf(clinic.arcCost()[arc]
                            + plan.clinics().get(who.pool()).prices().get(group.id()));
        }

        private boolean goTogether(Link.Appointment one, int place, Link.Appointment other, int otherPlace) {
            boolean bothPlaced = place != NOWHERE && otherPlace != NOWHERE;
            boolean isOnlyPlace = bothPlaced
                    && one.pool() == other.pool()
                    && place == otherPlace
                    && !trust.isTheatre(one.pool())
                    && trust.clinics().get(one.pool()).groups().get(place).open() == 1;
            if (isOnlyPlace && areJoined(one, other)) {
                return false;
            }
            boolean isOnePerson =
                    trust.samePerson().stream().anyMatch(person -> person.contains(one) && person.contains(other));
            if (bothPlaced && isOnePerson && overlap(one.pool(), place, other.pool(), otherPlace)) {
                return false;
            }
            return trust.links().stream()
                    .allMatch(link -> link.first().equals(one) && link.second().equals(other)
                            ? keeps(link, place, otherPlace)
                            : !(link.first().equals(other) && link.second().equals(one))
                                    || keeps(link, otherPlace, place));
        }

        private boolean keeps(Link link, int first, int second) {
            if (first != NOWHERE && second != NOWHERE) {
                int days = day(link.second().pool(), second) - day(link.first().pool(), first);
                return link.least() <= days && days <= link.most();
            }
            return switch (link.without()) {
                case FREE -> true;
                case NEEDS_FIRST -> first != NOWHERE || second == NOWHERE;
                case TOGETHER -> first == second;
            };
        }

        private int day(int pool, int place) {
            return trust.isTheatre(pool)
                    ? trust.theatre(pool).lists().get(place).day()
                    : trust.clinics().get(pool).groups().get(place).day();
        }

        private boolean overlap(int pool, int place, int otherPool, int otherPlace) {
            int[] one = minutes(pool, place);
            int[] other = minutes(otherPool, otherPlace);
            return day(pool, place) == day(otherPool, otherPlace) && one[0] < other[1] && other[0] < one[1];
        }

        private int[] minutes(int pool, int place) {
            if (trust.isTheatre(pool)) {
                Theatre.Session list = trust.theatre(pool).lists().get(place);
                return new int[] {list.from(), list.from() + list.minutes()};
            }
            Clinic.Group group = trust.clinics().get(pool).groups().get(place);
            return new int[] {group.from(), group.to()};
        }
    }
}
