package org.rebook.web.fhir;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Intake;
import org.rebook.ehr.StoredResources;

/** Resources that are found by id and identifier. */
public final class KeptProvider extends ResourceProvider {

    KeptProvider(Class<? extends Resource> type, Intake intake, StoredResources stored) {
        super(type, intake, stored);
    }

    @Search
    public IBundleProvider find(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "identifier") @Nullable TokenParam identifier) {
        return found(search(id, identifier));
    }
}
