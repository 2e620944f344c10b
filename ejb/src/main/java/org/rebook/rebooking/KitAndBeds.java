package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kit and the ward beds that the theatre lists of a site share, as far as the EHR counts them, and how many of them are
 * taken on which day.
 *
 * @param taken how often, by what and day ({@link #on})
 */
record KitAndBeds(List<Kit> kit, List<Ward> wards, Map<String, Integer> taken) {

    /** Where nothing is counted, nothing runs out. */
    static final KitAndBeds NONE = new KitAndBeds(List.of(), List.of(), Map.of());

    /** How often kit of a code can be used at a site on one day. */
    record Kit(String site, String code, int usesPerDay) {

        String what() {
            return code + " at " + site;
        }
    }

    /**
     * A ward that counts its beds.
     *
     * @param specialties whose patients lie there; none for all whom no other ward of the site takes
     * @param beds from Monday to Sunday
     */
    record Ward(String id, String name, String site, Set<String> specialties, List<Integer> beds) {

        String what() {
            return "bed of " + id;
        }
    }

    /**
     * Something that an operation needs one of, on so many days from its own on.
     *
     * @param ward null when it is kit
     */
    record Want(String what, int days, String words, @Nullable Ward ward) {

        Refusal refusal() {
            return ward == null ? Refusal.KIT_IN_USE : Refusal.NO_BED;
        }

        Stream<LocalDate> daysFrom(LocalDate day) {
            return IntStream.range(0, days).mapToObj(day::plusDays);
        }
    }

    /** What of all this an operation at the site would take; nothing for whoever needs nothing that is counted. */
    List<Want> wantsOf(Displaced patient, @Nullable String site) {
        Requirements requires = patient.requires();
        return patient.isOperation()
                ? wantsOf(requires.capabilities(), requires.bedDays(), patient.specialty(), site)
                : List.of();
    }

    List<Want> wantsOf(Set<String> needs, int bedDays, @Nullable String specialty, @Nullable String site) {
        List<Want> kitAndBed = kitFor(needs, site);
        Want bed = bedFor(bedDays, specialty, site);
        if (bed == null) {
            return kitAndBed;
        }
        List<Want> wants = new ArrayList<>(kitAndBed);
        wants.add(bed);
        return wants;
    }

    // Asked of every operation and list: most need nothing of all this.
    private List<Want> kitFor(Set<String> needs, @Nullable String site) {
        if (needs.isEmpty()) {
            return List.of();
        }
        List<Want> wants = new ArrayList<>();
        for (Kit each : kit) {
            if (needs.contains(each.code()) && each.site().equals(site)) {
                wants.add(new Want(each.what(), 1, each.code().replace('-', ' '), null));
            }
        }
        return wants;
    }

    private @Nullable Want bedFor(int days, @Nullable String specialty, @Nullable String site) {
        Ward ward = days > 0 && site != null ? wardOf(site, specialty) : null;
        return ward == null ? null : new Want(ward.what(), days, ward.name(), ward);
    }

    /** Whether all the kit is left on the day that an operation would use on a list. */
    boolean hasKitFor(Displaced patient, OfferedSlot list) {
        return !patient.isOperation()
                || kitFor(patient.requires().capabilities(), list.site()).stream()
                        .allMatch(want -> shortOn(want, list.day()) == null);
    }

    /** Whether a bed is left on each day of the stay after an operation on a list. */
    boolean hasABedFor(Displaced patient, OfferedSlot list) {
        Want bed =
                patient.isOperation() ? bedFor(patient.requires().bedDays(), patient.specialty(), list.site()) : null;
        return bed == null || shortOn(bed, list.day()) == null;
    }

    private @Nullable Ward wardOf(String site, @Nullable String specialty) {
        Ward forAll = null;
        for (Ward ward : wards) {
            if (!ward.site().equals(site)) {
                continue;
            }
            if (specialty != null && ward.specialties().contains(specialty)) {
                return ward;
            }
            forAll = forAll == null && ward.specialties().isEmpty() ? ward : forAll;
        }
        return forAll;
    }

    /** How many are left of it on the day; below zero where the EHR has booked more than there are. */
    int left(Want want, LocalDate day) {
        int all = want.ward() == null
                ? kit.stream()
                        .filter(each -> each.what().equals(want.what()))
                        .mapToInt(Kit::usesPerDay)
                        .sum()
                : want.ward().beds().get(day.getDayOfWeek().getValue() - 1);
        return all - taken.getOrDefault(on(want.what(), day), 0);
    }

    /** The first day of the stay or use on which nothing is left of it; null when there is one on each. */
    @Nullable
    LocalDate shortOn(Want want, LocalDate day) {
        return want.daysFrom(day)
                .filter(each -> left(want, each) < 1)
                .findFirst()
                .orElse(null);
    }

    /** The same with these operations booked as the plan has them; those without a date take nothing. */
    KitAndBeds with(Collection<Placed> placed) {
        return isNothing() ? this : new KitAndBeds(kit, wards, count(placed, 1, new HashMap<>(taken)));
    }

    /** The same when some operations give back what they have, and some take what they need elsewhere. */
    KitAndBeds instead(Collection<Placed> before, Collection<Placed> after) {
        return isNothing()
                ? this
                : new KitAndBeds(kit, wards, new Recount(taken, count(after, 1, count(before, -1, new HashMap<>()))));
    }

    /** The same with more taken than that. */
    KitAndBeds with(Map<String, Integer> more) {
        return new KitAndBeds(kit, wards, new Recount(taken, more));
    }

    private boolean isNothing() {
        return kit.isEmpty() && wards.isEmpty();
    }

    private Map<String, Integer> count(Collection<Placed> placed, int each, Map<String, Integer> counted) {
        for (Placed one : placed) {
            if (one.decision() != Decision.UNPLACED) {
                count(wantsOf(one.affected().displaced(), one.site()), one.day(), each, counted);
            }
        }
        return counted;
    }

    static void take(List<Want> wants, LocalDate day, Map<String, Integer> taken) {
        count(wants, day, 1, taken);
    }

    private static void count(List<Want> wants, LocalDate from, int each, Map<String, Integer> taken) {
        wants.forEach(
                want -> want.daysFrom(from).forEach(day -> taken.merge(on(want.what(), day), each, Integer::sum)));
    }

    static String on(String what, LocalDate day) {
        return what + " on " + day;
    }
}
