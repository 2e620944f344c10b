package org.rebook.web.fhir;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Intake;
import org.rebook.ehr.Received;
import org.rebook.ehr.ResourceSearch;
import org.rebook.ehr.StoredResources;
import org.rebook.ehr.Taken;

/** What can be done with resources of every type: read them, in any version, and send them. */
abstract class ResourceProvider implements IResourceProvider {

    private final Class<? extends Resource> type;
    private final Intake intake;
    private final StoredResources stored;

    ResourceProvider(Class<? extends Resource> type, Intake intake, StoredResources stored) {
        this.type = type;
        this.intake = intake;
        this.stored = stored;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    @Read(version = true)
    public Resource read(@IdParam IdType id) {
        return (id.hasVersionIdPart() && id.isVersionIdPartValidLong()
                        ? stored.read(
                                typeName(),
                                id.getIdPart(),
                                id.getVersionIdPartAsLong().intValue())
                        : stored.read(typeName(), id.getIdPart()))
                .orElseThrow(() -> notFound(id));
    }

    private ResourceNotFoundException notFound(IdType id) {
        return new ResourceNotFoundException("%s/%s is not known.".formatted(typeName(), id.getIdPart()));
    }

    @Update
    public MethodOutcome update(
            @IdParam IdType id,
            @ResourceParam Resource parsed,
            @ResourceParam String body,
            @ResourceParam EncodingEnum encoding) {
        Received received = received(body, encoding);
        requireType(received);
        if (!received.id().equals(id.getIdPart())) {
            throw new InvalidRequestException("%s.id '%s' is not the id in the address, '%s'."
                    .formatted(typeName(), received.id(), id.getIdPart()));
        }
        return Outcomes.of(intake.put(received, id.hasVersionIdPart() ? id.getVersionIdPart() : null));
    }

    @Create
    public MethodOutcome create(
            @ResourceParam Resource parsed, @ResourceParam String body, @ResourceParam EncodingEnum encoding) {
        String id = UUID.randomUUID().toString();
        Received received = Received.posted(json(body, encoding), id);
        requireType(received);
        Taken taken = intake.put(received, null);
        return Outcomes.of(taken);
    }

    private static Received received(String body, EncodingEnum encoding) {
        return encoding == EncodingEnum.XML ? Received.xml(body) : Received.json(body, null);
    }

    private static Resource json(String body, EncodingEnum encoding) {
        return encoding == EncodingEnum.XML ? Received.parsedXml(body) : Received.parsed(body);
    }

    private void requireType(Received received) {
        if (!received.type().equals(typeName())) {
            throw new InvalidRequestException(
                    "The address asks for %s, and the resource is %s.".formatted(typeName(), received.type()));
        }
    }

    private String typeName() {
        return type.getSimpleName();
    }

    ResourceSearch search(@Nullable TokenParam id, @Nullable TokenParam identifier) {
        ResourceSearch search = new ResourceSearch(typeName());
        if (id != null) {
            search.ids(List.of(id.getValue()));
        }
        if (identifier != null) {
            search.identifier(identifier.getSystem(), identifier.getValue());
        }
        return search;
    }

    IBundleProvider found(ResourceSearch search) {
        return new FoundResources(typeName(), stored, search);
    }
}
