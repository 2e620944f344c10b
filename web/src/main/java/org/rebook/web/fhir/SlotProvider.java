package org.rebook.web.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Intake;
import org.rebook.ehr.ResourceSearch;
import org.rebook.ehr.StoredResources;

/** Slots, which are also found by schedule, start and today's status. */
public final class SlotProvider extends ResourceProvider {

    SlotProvider(Intake intake, StoredResources stored) {
        super(Slot.class, intake, stored);
    }

    @Search
    public IBundleProvider find(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = Slot.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = Slot.SP_STATUS) @Nullable TokenOrListParam status,
            @OptionalParam(name = Slot.SP_START) @Nullable DateRangeParam start,
            @OptionalParam(name = Slot.SP_SCHEDULE, targetTypes = Schedule.class) @Nullable ReferenceParam schedule) {
        ResourceSearch search = search(id, identifier);
        Conditions.status(search, status);
        Conditions.start(search, start);
        if (schedule != null) {
            search.schedule(Conditions.idOf(schedule, "schedule"));
        }
        return found(search);
    }
}
