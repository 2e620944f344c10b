package org.rebook.rebooking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rebook.appointment.AppointmentKind;
import org.rebook.clinic.Modality;

/**
 * What kind of place a patient needs and what keeps the free ones of that kind from being it: whoever has the same
 * bottleneck would be helped by the same sessions.
 *
 * @param reasons the smallest sets of reasons against those places, together; none of the kind when these say what is
 *     wrong with the kind
 * @param ofTheKind whether there is any free place of the kind at all
 * @param outbid whether some place would suit, and others need it more
 * @param linked whether the patient loses several appointments that belong together
 */
record Bottleneck(
        AppointmentKind kind,
        Modality modality,
        Set<String> capabilities,
        Set<Refusal> reasons,
        boolean ofTheKind,
        boolean outbid,
        boolean linked) {

    // What a slot is, rather than when it is or whom it suits.
    private static final Set<Refusal> OF_ANOTHER_KIND = EnumSet.of(
            Refusal.OTHER_SPECIALTY,
            Refusal.OTHER_TYPE,
            Refusal.OTHER_MODALITY,
            Refusal.SESSION_CLOSED,
            Refusal.NO_ROOM,
            Refusal.NOT_EQUIPPED,
            Refusal.OTHER_AGE);

    /** @param refusals for each free place of the specialty, all the reasons against it; none where it would suit */
    static Bottleneck of(Displaced patient, Collection<Set<Refusal>> refusals, boolean linked) {
        List<Set<Refusal>> ofTheKind = refusals.stream()
                .filter(set -> set.stream().noneMatch(OF_ANOTHER_KIND::contains))
                .toList();
        boolean any = !ofTheKind.isEmpty();
        Set<Refusal> reasons = EnumSet.noneOf(Refusal.class);
        smallest(any ? ofTheKind : refusals).forEach(reasons::addAll);
        return new Bottleneck(
                patient.kind(),
                patient.modality(),
                patient.requires().capabilities(),
                linked ? Set.of() : reasons,
                any,
                ofTheKind.stream().anyMatch(Set::isEmpty),
                linked);
    }

    // A place that is refused for A alone says more than one that is refused for A and B.
    private static List<Set<Refusal>> smallest(Collection<Set<Refusal>> sets) {
        List<Set<Refusal>> distinct = sets.stream().distinct().toList();
        return distinct.stream()
                .filter(set ->
                        distinct.stream().noneMatch(other -> other.size() < set.size() && set.containsAll(other)))
                .toList();
    }

    String need() {
        List<String> words = new ArrayList<>();
        words.add(RefusalWords.inWords(kind));
        if (kind != AppointmentKind.OPERATION) {
            words.add(RefusalWords.inWords(modality));
        }
        if (!capabilities.isEmpty()) {
            words.add("with "
                    + capabilities.stream()
                            .sorted()
                            .collect(Collectors.joining(", "))
                            .replace('-', ' '));
        }
        return String.join(" ", words);
    }

    String why() {
        String places = kind == AppointmentKind.OPERATION ? "theatre list" : "free slot";
        if (linked) {
            return "no dates keep the linked appointments together";
        }
        if (outbid) {
            return "every %s that suits is needed more by others".formatted(places);
        }
        if (reasons.isEmpty()) {
            return "the specialty has no %s".formatted(places);
        }
        String against = reasons.stream().map(Refusal::words).collect(Collectors.joining(", or "));
        return ofTheKind
                ? "every %s of that kind is %s".formatted(places, against)
                : "no %s is of that kind; each is %s".formatted(places, against);
    }
}
