package org.rebook.ehr;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.rebook.appointment.ChangeKind;

/**
 * A change taken from the outbox for one attempt.
 *
 * @param attempt which attempt this is; it also tells a late answer to an older attempt from this one's
 * @param laidOver whether the change is to be laid over what the EHR holds now
 * @param payload the transaction Bundle as it was noted
 * @param versions the EHR's versions that we know, by reference
 * @param slots today's status of the slots it touches, by id
 */
record DueChange(
        long id,
        UUID requestId,
        ChangeKind kind,
        String subject,
        int attempt,
        boolean laidOver,
        String payload,
        List<Expectation> expected,
        Map<String, String> versions,
        Map<String, SlotStatus> slots) {

    boolean isRepeated() {
        return attempt > 1;
    }

    boolean reinstates() {
        return kind == ChangeKind.REINSTATED || kind == ChangeKind.BOOKED;
    }

    Bundle bundle() {
        return FhirR4.jsonParser().parseResource(Bundle.class, payload);
    }
}
