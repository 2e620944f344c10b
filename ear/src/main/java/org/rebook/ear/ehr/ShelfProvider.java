package org.rebook.ear.ehr;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Reads and updates resources of one type; an update of one that is not there makes it. */
final class ShelfProvider implements IResourceProvider {

    private final Shelf shelf;
    private final Class<? extends Resource> type;

    ShelfProvider(Shelf shelf, Class<? extends Resource> type) {
        this.shelf = shelf;
        this.type = type;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    @Read
    public Resource read(@IdParam IdType id) {
        return shelf.find(type.getSimpleName(), id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public List<Resource> all() {
        return shelf.all(type.getSimpleName());
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Resource resource) {
        boolean isNew = shelf.find(type.getSimpleName(), id.getIdPart()).isEmpty();
        resource.setId(id.toUnqualifiedVersionless());
        Resource kept = shelf.write(List.of(new Shelf.Write(resource, id.getVersionIdPart())))
                .get(0);
        return new MethodOutcome(
                new IdType(type.getSimpleName(), id.getIdPart(), kept.getMeta().getVersionId()), isNew);
    }
}
