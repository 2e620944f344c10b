package org.rebook.rebooking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A digest of all that a plan was made from: whoever has the same inputs has the same fingerprint. A patient counts with
 * every fact, so that a plan made before the EHR told of one is known to be out of date.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    static String of(Collection<Affected> affected, Collection<Remainder> remainders, List<Opening> openings) {
        return of(affected, remainders, openings, List.of());
    }

    /** The same inputs with what there is of kit and beds; where nothing is counted, as if there were no such rule. */
    static String of(String inputs, KitAndBeds counted) {
        if (counted.equals(KitAndBeds.NONE)) {
            return inputs;
        }
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(inputs + counted.kit() + counted.wards() + new TreeMap<>(counted.taken()), 1);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** @param giving who may give way; where nobody may, the fingerprint is as if there were no such rule */
    static String of(
            Collection<Affected> affected,
            Collection<Remainder> remainders,
            List<Opening> openings,
            List<GivingPlace> giving) {
        Fingerprint fingerprint = new Fingerprint();
        affected.stream().sorted(Comparator.comparing(Affected::appointment)).forEach(each -> {
            fingerprint.add(factsOf(each), each.version());
            each.setAside().stream().sorted().forEach(rule -> fingerprint.add(rule.id(), 1));
        });
        remainders.stream()
                .sorted(Comparator.comparing(Remainder::session))
                .forEach(each -> fingerprint.add(each.session(), each.capacity()));
        for (Opening opening : openings) {
            fingerprint.add(opening.sample().session() + opening.sample().offers(), opening.listUsedMinutes());
            if (!opening.early().isEmpty()) {
                fingerprint.add(opening.sample().session() + opening.early(), 0);
            }
            opening.slots().forEach(slot -> fingerprint.add(slot.id(), slot.version()));
            if (opening.sample().reserved()) {
                fingerprint.add(opening.sample().id() + " is kept for urgent patients", opening.places());
            }
        }
        for (GivingPlace giver : giving) {
            fingerprint.add(
                    factsOf(giver.patient()) + giver.toldOn() + giver.movedBefore(),
                    giver.patient().version());
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** Of a plan that was made from another by changes. */
    static String of(String inputs, String changes) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(inputs + changes, 1);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** Of what a plan came to: who goes where. */
    static String of(List<Placed> placed) {
        Fingerprint fingerprint = new Fingerprint();
        placed.stream()
                .sorted(Comparator.comparing(each -> each.affected().appointment()))
                .forEach(each -> fingerprint.add(
                        "%s %s %s %s"
                                .formatted(
                                        each.affected().appointment(),
                                        each.decision(),
                                        each.slot() == null ? "" : each.slot().id(),
                                        each.opening() == null
                                                ? ""
                                                : each.opening().sample().session()),
                        each.cost()));
        placed.stream()
                .map(Placed::givesWay)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(move -> move.giver().appointment()))
                .forEach(move -> fingerprint.add(
                        move.giver().appointment() + " " + move.slot().id(), move.halfPoints()));
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    // Other appointments are left out: that one of them is over makes no plan out of date.
    private static String factsOf(Affected affected) {
        Displaced patient = affected.displaced();
        return List.of(
                        affected.appointment(),
                        affected.convertible(),
                        patient.onlySameClinician(),
                        patient.minutes(),
                        patient.clocks(),
                        patient.hospitalCancellations(),
                        patient.person(),
                        patient.requires(),
                        patient.unavailable(),
                        patient.links())
                .toString();
    }

    private void add(String id, long value) {
        digest.update((id + '=' + value + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
