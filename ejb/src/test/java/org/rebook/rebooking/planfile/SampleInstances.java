package org.rebook.rebooking.planfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rebook.rebooking.plan.OverrunRule;

/** Small trusts from a seed with everything that the format knows: reserves, limits, orders, ties of every kind. */
final class SampleInstances {

    private static final Rules RULES = new Rules(OverrunRule.STANDARD, List.of());

    private SampleInstances() {}

    static Trust small(long seed, int patients, int operations) {
        Random random = new Random(seed);
        List<Clinic> clinics = new ArrayList<>();
        for (int pool = 1 + random.nextInt(3); pool > 0; pool--) {
            clinics.add(clinic(random, "c" + pool, random.nextInt(patients + 1)));
        }
        List<Theatre> theatres = new ArrayList<>();
        for (int pool = random.nextInt(2); pool > 0 && operations > 0; pool--) {
            theatres.add(theatre(random, "t" + pool, random.nextInt(operations + 1)));
        }
        Trust untied = new Trust("s" + seed, RULES, clinics, theatres, List.of(), List.of());
        return tied(random, untied);
    }

    /** The same trust with all costs so many times as dear. */
    static Trust dearer(Trust trust, long times) {
        List<Clinic> clinics = trust.clinics().stream()
                .map(each -> new Clinic(
                        each.id(),
                        each.groups(),
                        each.patients(),
                        dearer(each.unplaced(), times),
                        each.firstArc(),
                        each.arcGroup(),
                        dearer(each.arcCost(), times)))
                .toList();
        List<Theatre> theatres = trust.theatres().stream()
                .map(each -> new Theatre(
                        each.id(),
                        each.lists(),
                        each.limits(),
                        each.operations().stream()
                                .map(operation -> dearer(operation, times))
                                .toList()))
                .toList();
        return new Trust(trust.id(), trust.rules(), clinics, theatres, trust.links(), trust.samePerson());
    }

    private static Theatre.Surgery dearer(Theatre.Surgery operation, long times) {
        return new Theatre.Surgery(
                operation.id(),
                operation.mean(),
                operation.variance(),
                operation.turnaround(),
                operation.unplaced() * times,
                operation.order(),
                operation.uses(),
                operation.lists(),
                dearer(operation.costs(), times));
    }

    private static long[] dearer(long[] costs, long times) {
        return Arrays.stream(costs).map(cost -> cost * times).toArray();
    }

    private static Clinic clinic(Random random, String id, int count) {
        List<Clinic.Group> groups = new ArrayList<>();
        for (int group = random.nextInt(5); group >= 0; group--) {
            int places = random.nextInt(4);
            int from = 540 + 60 * random.nextInt(4);
            groups.add(new Clinic.Group(
                    "g" + group,
                    random.nextInt(12) - 3,
                    from,
                    from + 60 * (1 + random.nextInt(3)),
                    places,
                    random.nextInt(4) == 0 ? random.nextInt(places + 1) : 0));
        }
        List<String> names = new ArrayList<>();
        Longs unplaced = new Longs();
        Ints firstArc = new Ints();
        Ints arcGroup = new Ints();
        Longs arcCost = new Longs();
        for (int patient = 0; patient < count; patient++) {
            names.add(id + "p" + patient);
            unplaced.add(random.nextInt(3) == 0 ? random.nextInt(40) : 100);
            firstArc.add(arcGroup.size());
            for (int group = 0; group < groups.size(); group++) {
                if (random.nextInt(3) > 0) {
                    arcGroup.add(group);
                    arcCost.add(random.nextInt(30));
                }
            }
        }
        firstArc.add(arcGroup.size());
        return new Clinic(
                id, groups, names, unplaced.toArray(), firstArc.toArray(), arcGroup.toArray(), arcCost.toArray());
    }

    private static Theatre theatre(Random random, String id, int count) {
        List<Theatre.Session> lists = new ArrayList<>();
        for (int list = random.nextInt(3); list >= 0; list--) {
            int used = random.nextInt(60);
            lists.add(new Theatre.Session("l" + list, random.nextInt(6), 510, 240, used, used * 9L));
        }
        List<Theatre.Surgery> operations = new ArrayList<>();
        for (int operation = 0; operation < count; operation++) {
            Ints open = new Ints();
            Longs costs = new Longs();
            for (int list = 0; list < lists.size(); list++) {
                if (random.nextInt(4) > 0) {
                    open.add(list);
                    costs.add(random.nextInt(30));
                }
            }
            int mean = 30 + 15 * random.nextInt(7);
            operations.add(new Theatre.Surgery(
                    id + "o" + operation,
                    mean,
                    mean * mean / 10,
                    20,
                    100,
                    random.nextInt(3) == 0 ? random.nextInt(3) : TheatreReader.LAST,
                    random.nextInt(3) == 0 ? List.of(new Theatre.Need("bed", 1 + random.nextInt(3))) : List.of(),
                    open.toArray(),
                    costs.toArray()));
        }
        List<Theatre.DayLimit> limits = new ArrayList<>();
        for (int day = 0; day < 8; day += 1 + random.nextInt(3)) {
            limits.add(new Theatre.DayLimit("bed", day, random.nextInt(2)));
        }
        return new Theatre(id, lists, limits, operations);
    }

    private static Trust tied(Random random, Trust trust) {
        List<Link.Appointment> all = new ArrayList<>();
        for (int pool = 0; pool < trust.clinics().size() + trust.theatres().size(); pool++) {
            int count = trust.isTheatre(pool)
                    ? trust.theatre(pool).operations().size()
                    : trust.clinics().get(pool).patients().size();
            for (int number = 0; number < count; number++) {
                all.add(new Link.Appointment(pool, number));
            }
        }
        List<Link> links = new ArrayList<>();
        List<List<Link.Appointment>> samePerson = new ArrayList<>();
        for (int tie = all.size() < 2 ? 0 : random.nextInt(5); tie > 0; tie--) {
            Link.Appointment one = all.get(random.nextInt(all.size()));
            Link.Appointment other = all.get(random.nextInt(all.size()));
            if (one.equals(other)) {
                continue;
            }
            if (random.nextInt(4) == 0) {
                Set<Link.Appointment> person = new HashSet<>(List.of(one, other));
                person.add(all.get(random.nextInt(all.size())));
                samePerson.add(List.copyOf(person));
            } else {
                int least = random.nextInt(3) == 0 ? -Link.NO_LIMIT : random.nextInt(6) - 3;
                int most = random.nextInt(3) == 0 ? Link.NO_LIMIT : Math.max(least, -3) + random.nextInt(6);
                links.add(new Link(
                        one, other, least, most, Link.Without.values()[random.nextInt(Link.Without.values().length)]));
            }
        }
        return new Trust(trust.id(), trust.rules(), trust.clinics(), trust.theatres(), links, samePerson);
    }

    static Header header() {
        return new Header("samples", null, List.of());
    }

    static Rules rules() {
        return RULES;
    }
}
