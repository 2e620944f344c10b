package org.rebook.ehr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.EhrClient.Answer;
import org.rebook.ehr.PushOutcome.Confirmed;
import org.rebook.ehr.PushOutcome.LayOver;
import org.rebook.ehr.PushOutcome.Mismatched;
import org.rebook.ehr.PushOutcome.Rejected;
import org.rebook.ehr.PushOutcome.TryAgain;

/** One attempt to tell the EHR of one change: send, read back, compare. It can be made any number of times. */
final class Push {

    // The fault lies with the line, the token or the EHR's load and not with the change, which is kept for later.
    private static final Set<Integer> NOT_THE_CHANGES_FAULT = Set.of(401, 403, 408, 425, 429);

    private final EhrClient ehr;
    private final DueChange change;

    Push(EhrClient ehr, DueChange change) {
        this.ehr = ehr;
        this.change = change;
    }

    PushOutcome attempt() {
        try {
            if (change.isRepeated()) {
                Reading there = read();
                if (there.isAsWanted()) {
                    return new Confirmed(there.versions());
                }
                if (!change.laidOver() && wasTaken()) {
                    return new Mismatched("The EHR took the change and has changed it since. " + there.inWords());
                }
            }
            Answer answer = ehr.transact(
                    FhirR4.json(change.laidOver() ? laidOver() : bundle()),
                    change.requestId().toString());
            return judge(answer);
        } catch (IOException e) {
            return new TryAgain("The EHR could not be reached: " + e.getMessage(), null);
        } catch (Unreadable e) {
            return new TryAgain(e.getMessage(), null);
        }
    }

    private PushOutcome judge(Answer answer) throws IOException {
        if (answer.isGood()) {
            Reading there = read();
            return there.isAsWanted()
                    ? new Confirmed(there.versions())
                    : new Mismatched("The EHR took the change and holds something else. " + there.inWords());
        }
        if (answer.status() == 409 || answer.status() == 412) {
            return contradicted(answer);
        }
        if (NOT_THE_CHANGES_FAULT.contains(answer.status()) || answer.status() >= 500 || answer.status() < 400) {
            return new TryAgain("The EHR answered " + Spoken.of(answer), Spoken.wait(answer.retryAfter()));
        }
        return new Rejected("The EHR answered " + Spoken.of(answer));
    }

    /** Somebody else was faster, or we were: an earlier attempt may have been taken without our hearing of it. */
    private PushOutcome contradicted(Answer answer) throws IOException {
        Reading there = read();
        if (there.isAsWanted()) {
            return new Confirmed(there.versions());
        }
        if (answer.status() == 409) {
            return new Rejected("The EHR answered " + Spoken.of(answer) + " " + there.inWords());
        }
        if (change.laidOver() || hasMoved(there)) {
            return new Mismatched("The EHR has changed it since. " + there.inWords());
        }
        return new LayOver("The EHR has a newer version; the change is laid over it.");
    }

    /** Whether somebody there gave one of the appointments another time, or a fate of its own. */
    private boolean hasMoved(Reading reading) {
        return reading.all().entrySet().stream()
                .anyMatch(each -> hasMoved(each.getKey(), each.getValue().appointment()));
    }

    private boolean hasMoved(Expectation expected, @Nullable Appointment there) {
        if (there == null) {
            return change.versions().containsKey(expected.reference());
        }
        return !expected.placeDifferencesFrom(there).isEmpty()
                || !expected.canFollow(there.getStatus(), change.reinstates());
    }

    /** The Provenance goes in the same transaction: where it is, an earlier attempt was taken whole. */
    private boolean wasTaken() throws IOException {
        return ehr.read("Provenance/" + change.requestId()).isGood();
    }

    /** The change as it was noted, with the versions we expect to replace and today's status of the slots. */
    private Bundle bundle() {
        Bundle bundle = change.bundle();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            String reference = entry.getRequest().getUrl();
            withTodaysStatus(entry.getResource());
            String version = change.versions().get(reference);
            if (version != null) {
                entry.getRequest().setIfMatch("W/\"" + version + "\"");
            }
        }
        return bundle;
    }

    /** The change laid over what the EHR holds now, so that nothing of that is lost. */
    private Bundle laidOver() throws IOException {
        Bundle bundle = change.bundle();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            Resource wanted = entry.getResource();
            withTodaysStatus(wanted);
            if (wanted instanceof Appointment || wanted instanceof Slot) {
                There there = there(entry.getRequest().getUrl());
                if (there.resource() != null) {
                    entry.setResource(LayingOver.over(there.resource(), wanted));
                    if (there.version() != null) {
                        entry.getRequest().setIfMatch("W/\"" + there.version() + "\"");
                    }
                }
            }
        }
        return bundle;
    }

    private void withTodaysStatus(Resource resource) {
        if (resource instanceof Slot slot) {
            SlotStatus today = change.slots().get(slot.getIdElement().getIdPart());
            if (today != null) {
                slot.setStatus(today);
            }
        }
    }

    private Reading read() throws IOException {
        Map<Expectation, There> all = new LinkedHashMap<>();
        for (Expectation expected : change.expected()) {
            all.put(expected, there(expected.reference()));
        }
        return new Reading(all);
    }

    private There there(String reference) throws IOException {
        Answer answer = ehr.read(reference);
        if (answer.status() == 404 || answer.status() == 410) {
            return new There(null, null);
        }
        if (!answer.isGood()) {
            throw new Unreadable("%s could not be read: the EHR answered %s".formatted(reference, Spoken.of(answer)));
        }
        Resource resource = Spoken.resource(answer.body());
        if (resource == null || !reference.startsWith(resource.fhirType() + "/")) {
            throw new Unreadable(reference + " could not be read: the EHR answered with something else.");
        }
        String version = Spoken.version(answer.etag());
        return new There(resource, version == null ? resource.getMeta().getVersionId() : version);
    }

    /** A resource as the EHR holds it. */
    private record There(@Nullable Resource resource, @Nullable String version) {

        @Nullable
        Appointment appointment() {
            return (Appointment) resource;
        }
    }

    /** Everything that the change is about, as the EHR holds it. */
    private record Reading(Map<Expectation, There> all) {

        boolean isAsWanted() {
            return differences().isEmpty();
        }

        String inWords() {
            return String.join("; ", differences()) + ".";
        }

        private List<String> differences() {
            List<String> differences = new ArrayList<>();
            all.forEach((expected, there) -> differences.addAll(expected.differencesFrom(there.appointment())));
            return differences;
        }

        Map<String, String> versions() {
            Map<String, String> versions = new LinkedHashMap<>();
            all.forEach((expected, there) -> {
                if (there.version() != null) {
                    versions.put(expected.reference(), there.version());
                }
            });
            return versions;
        }
    }

    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
