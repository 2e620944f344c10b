package org.rebook.ehr;

import java.io.IOException;
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
                ReadBack there = read();
                if (there.isAsWanted()) {
                    return new Confirmed(there.versions());
                }
                if (!change.laidOver() && wasTaken()) {
                    return new Mismatched("The EHR took the change and has changed it since. " + there.inWords());
                }
            }
            Answer answer = ehr.transact(
                    change.laidOver() ? laidOver() : asNoted(),
                    change.requestId().toString());
            return judge(answer);
        } catch (IOException e) {
            return new TryAgain("The EHR did not answer as it should: " + e.getMessage(), null);
        }
    }

    private PushOutcome judge(Answer answer) throws IOException {
        if (answer.isGood()) {
            ReadBack there = read();
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
        ReadBack there = read();
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
    private boolean hasMoved(ReadBack reading) {
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
    private String asNoted() {
        Bundle bundle = change.bundle();
        boolean differs = false;
        for (BundleEntryComponent entry : bundle.getEntry()) {
            differs |= withTodaysStatus(entry.getResource());
            String version = change.versions().get(entry.getRequest().getUrl());
            if (version != null) {
                entry.getRequest().setIfMatch("W/\"" + version + "\"");
                differs = true;
            }
        }
        return differs ? FhirR4.json(bundle) : change.payload();
    }

    /** The change laid over what the EHR holds now, so that nothing of that is lost. */
    private String laidOver() throws IOException {
        Bundle bundle = change.bundle();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            Resource wanted = entry.getResource();
            withTodaysStatus(wanted);
            if (wanted instanceof Appointment || wanted instanceof Slot) {
                ReadBack.There there = ReadBack.there(ehr, entry.getRequest().getUrl());
                if (there.resource() != null) {
                    entry.setResource(LayingOver.over(there.resource(), wanted));
                    if (there.version() != null) {
                        entry.getRequest().setIfMatch("W/\"" + there.version() + "\"");
                    }
                }
            }
        }
        return FhirR4.json(bundle);
    }

    /** Whether that changed anything. */
    private boolean withTodaysStatus(Resource resource) {
        if (resource instanceof Slot slot) {
            SlotStatus today = change.slots().get(slot.getIdElement().getIdPart());
            if (today != null && today != slot.getStatus()) {
                slot.setStatus(today);
                return true;
            }
        }
        return false;
    }

    private ReadBack read() throws IOException {
        return ReadBack.of(ehr, change.expected());
    }
}
