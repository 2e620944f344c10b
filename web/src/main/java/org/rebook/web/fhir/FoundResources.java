package org.rebook.web.fhir;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.ResourceSearch;
import org.rebook.ehr.StoredResources;

/** What a search found: the ids at once, the resources page by page. */
final class FoundResources implements IBundleProvider {

    private final String type;
    private final StoredResources stored;
    private final List<String> ids;
    private final InstantType published = new InstantType(new Date());
    private final String uuid = UUID.randomUUID().toString();

    FoundResources(String type, StoredResources stored, ResourceSearch search) {
        this.type = type;
        this.stored = stored;
        this.ids = stored.find(search);
        if (ids.size() > ResourceSearch.LIMIT) {
            throw new UnprocessableEntityException(
                    "The search finds more than %d resources of type %s. Maybe narrow it by date or status?"
                            .formatted(ResourceSearch.LIMIT, type));
        }
    }

    @Override
    public List<IBaseResource> getResources(int from, int to) {
        return List.copyOf(stored.read(type, ids.subList(Math.min(from, ids.size()), Math.min(to, ids.size()))));
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return published;
    }

    @Override
    public String getUuid() {
        return uuid;
    }

    @Override
    public @Nullable Integer preferredPageSize() {
        return null;
    }

    @Override
    public Integer size() {
        return ids.size();
    }
}
