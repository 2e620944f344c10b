package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.Setting;
import org.rebook.rebooking.plan.Clash;
import org.rebook.rebooking.plan.Member;
import org.rebook.rebooking.plan.Tie;

/**
 * Who hangs together among those who may move. Linked appointments keep their places or move together, with the days
 * between them as the links ask; where no dates keep them together, a clinician is asked (R-CAN-14). Two appointments of
 * one patient are never at the same time.
 */
final class Linked {

    /** The pool under which linked appointments are shown, whatever their specialty. */
    static final String POOL = "linked appointments";

    /** The second is so many days after the first. */
    record Days(String first, String second, int least, int most) {}

    /** Two appointments of one patient. */
    record SamePatient(String one, String other) {}

    private final Map<String, List<Affected>> bundles = new HashMap<>();
    private final Set<Days> days = new LinkedHashSet<>();
    private final Set<SamePatient> samePatient = new LinkedHashSet<>();
    private final Set<String> tied = new LinkedHashSet<>();
    private final Map<String, List<Affected>> together = new LinkedHashMap<>();

    private Linked() {}

    @Enforces(Rule.R_CAN_14)
    static Linked among(List<Affected> movable, Circumstances now) {
        Linked linked = new Linked();
        Map<String, Affected> byId = new LinkedHashMap<>();
        movable.stream()
                .sorted(Comparator.comparing(Affected::appointment))
                .forEach(member -> byId.put(member.appointment(), member));
        if (now.isOn(Setting.KEEP_BUNDLES)) {
            linked.addLinks(byId);
        }
        linked.addSamePatients(byId);
        linked.joinAll(byId);
        return linked;
    }

    private void joinAll(Map<String, Affected> byId) {
        Joined<String> joined = new Joined<>(byId.keySet());
        pairs().forEach(two -> joined.join(two.get(0), two.get(1)));
        joined.groups().stream().filter(group -> group.size() > 1).forEach(group -> {
            List<Affected> members = group.stream().map(byId::get).toList();
            group.forEach(appointment -> together.put(appointment, members));
        });
    }

    private void addLinks(Map<String, Affected> byId) {
        Joined<String> joined = new Joined<>(byId.keySet());
        byId.values().forEach(member -> member.displaced().links().stream()
                .filter(link -> byId.containsKey(link.other()))
                .forEach(link -> {
                    joined.join(member.appointment(), link.other());
                    days.add(daysOf(member.appointment(), link));
                    tied.add(member.appointment());
                    tied.add(link.other());
                }));
        joined.groups().stream().filter(group -> group.size() > 1).forEach(group -> {
            List<Affected> members = group.stream().map(byId::get).toList();
            group.forEach(appointment -> bundles.put(appointment, members));
        });
    }

    private static Days daysOf(String own, Displaced.Link link) {
        int most = link.most() == null ? Tie.UNBOUNDED : link.most();
        return switch (link.type()) {
            case SAME_DAY ->
                own.compareTo(link.other()) < 0 ? new Days(own, link.other(), 0, 0) : new Days(link.other(), own, 0, 0);
            case BEFORE -> new Days(own, link.other(), link.least(), most);
            case AFTER -> new Days(link.other(), own, link.least(), most);
        };
    }

    private void addSamePatients(Map<String, Affected> byId) {
        Map<String, List<Affected>> byPatient = byId.values().stream()
                .collect(Collectors.groupingBy(Affected::patient, TreeMap::new, Collectors.toList()));
        for (List<Affected> own : byPatient.values()) {
            for (int one = 0; one < own.size(); one++) {
                for (int other = one + 1; other < own.size(); other++) {
                    samePatient.add(new SamePatient(
                            own.get(one).appointment(), own.get(other).appointment()));
                    tied.add(own.get(one).appointment());
                    tied.add(own.get(other).appointment());
                }
            }
        }
    }

    Set<Days> days() {
        return days;
    }

    Set<SamePatient> samePatients() {
        return samePatient;
    }

    /** Whether the appointment is linked, or its patient has another among these. */
    boolean isTied(Affected member) {
        return tied.contains(member.appointment());
    }

    boolean isLinked(Affected member) {
        return bundles.containsKey(member.appointment());
    }

    /** How many are linked with one another, this one included. */
    int sizeOf(Affected member) {
        return bundles.get(member.appointment()).size();
    }

    /** All that hang together with the appointment, it among them: those linked, and others of one patient. */
    List<Affected> togetherWith(Affected member) {
        return together.getOrDefault(member.appointment(), List.of(member));
    }

    /** All who hang together, group by group. */
    List<List<Affected>> groups() {
        return together.values().stream().distinct().toList();
    }

    /** All that are linked with the appointment, it among them. */
    List<Affected> linkedWith(Affected member) {
        return bundles.getOrDefault(member.appointment(), List.of(member));
    }

    /** The links among those who are numbered, as a planner knows them. */
    List<Tie> tiesAmong(Map<String, Member> numbers) {
        return days.stream()
                .filter(each -> numbers.containsKey(each.first()) && numbers.containsKey(each.second()))
                .map(each -> new Tie(
                        numbers.get(each.first()),
                        numbers.get(each.second()),
                        each.least(),
                        each.most(),
                        Tie.Without.TOGETHER))
                .toList();
    }

    /** Of those who are numbered, the two of one patient. */
    List<Clash> clashesAmong(Map<String, Member> numbers) {
        return samePatient.stream()
                .filter(each -> numbers.containsKey(each.one()) && numbers.containsKey(each.other()))
                .map(each -> new Clash(numbers.get(each.one()), numbers.get(each.other())))
                .toList();
    }

    /** Two that are tied, by appointment. */
    List<List<String>> pairs() {
        List<List<String>> pairs = new ArrayList<>();
        days.forEach(each -> pairs.add(List.of(each.first(), each.second())));
        samePatient.forEach(each -> pairs.add(List.of(each.one(), each.other())));
        return pairs;
    }

    /** The same appointment without its links to others that move with it. */
    Affected loose(Affected member) {
        if (!isLinked(member)) {
            return member;
        }
        Set<String> together = bundles.get(member.appointment()).stream()
                .map(Affected::appointment)
                .collect(Collectors.toSet());
        return member.with(member.displaced()
                .withLinks(member.displaced().links().stream()
                        .filter(link -> !together.contains(link.other()))
                        .toList()));
    }
}
