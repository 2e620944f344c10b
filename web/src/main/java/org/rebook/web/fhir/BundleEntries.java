package org.rebook.web.fhir;

import ca.uhn.fhir.util.FhirTerser;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.FhirR4;
import org.rebook.ehr.Received;
import org.rebook.ehr.RefusedResource;

/** Reads the entries of a Bundle: which resource each brings, under which id, and what they call each other. */
final class BundleEntries {

    private BundleEntries() {}

    /** Full URLs by which entries are named, with the reference that each will have once it is kept. */
    static Map<String, String> newIds(Bundle bundle) {
        Map<String, String> newIds = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasFullUrl() && entry.hasResource()) {
                newIds.put(entry.getFullUrl(), entry.getResource().fhirType() + "/" + idFor(bundle, entry));
            }
        }
        return newIds;
    }

    private static String idFor(Bundle bundle, BundleEntryComponent entry) {
        if (isPost(entry) || !entry.getResource().hasId()) {
            return entry.getFullUrl().startsWith("urn:uuid:") && bundle.getType() != BundleType.TRANSACTION
                    ? entry.getFullUrl().substring("urn:uuid:".length())
                    : UUID.randomUUID().toString();
        }
        return entry.getResource().getIdElement().getIdPart();
    }

    private static boolean isPost(BundleEntryComponent entry) {
        return entry.getRequest().getMethod() == HTTPVerb.POST;
    }

    /** Replaces what entries call each other within the Bundle by the references under which they will be kept. */
    static void resolve(Bundle bundle, Map<String, String> newIds) {
        FhirTerser terser = FhirR4.context().newTerser();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasResource()) {
                for (IBaseReference reference :
                        terser.getAllPopulatedChildElementsOfType(entry.getResource(), IBaseReference.class)) {
                    String known = newIds.get(reference.getReferenceElement().getValue());
                    if (known != null) {
                        reference.setReference(known);
                    }
                }
            }
        }
    }

    /** @throws RefusedResource when the entry is not one that creates or updates */
    static Received received(BundleEntryComponent entry, int index, Map<String, String> newIds) {
        String place = "Bundle.entry[%d]".formatted(index);
        if (!entry.hasResource()) {
            throw new RefusedResource(place + ".resource", "is missing", RefusedResource.Kind.MISSING);
        }
        HTTPVerb method = entry.getRequest().getMethod();
        if (method != null && method != HTTPVerb.PUT && method != HTTPVerb.POST) {
            throw new RefusedResource(
                    place + ".request.method",
                    "'%s' is not supported. Maybe PUT or POST?".formatted(method.toCode()),
                    RefusedResource.Kind.VALUE);
        }
        if (entry.getRequest().hasIfNoneExist()) {
            throw new RefusedResource(place + ".request.ifNoneExist", "is not supported", RefusedResource.Kind.VALUE);
        }
        Resource resource = entry.getResource();
        String reference = newIds.get(entry.getFullUrl());
        if (reference != null) {
            resource.setId(reference.substring(reference.indexOf('/') + 1));
        } else if (isPost(entry)) {
            resource.setId(UUID.randomUUID().toString());
        }
        if (method == HTTPVerb.PUT) {
            checkAddress(entry, resource, place);
        }
        return Received.resource(resource);
    }

    private static void checkAddress(BundleEntryComponent entry, Resource resource, String place) {
        String address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        if (!address.equals(entry.getRequest().getUrl())) {
            throw new RefusedResource(
                    place + ".request.url",
                    "'%s' is not the address of the resource, '%s'"
                            .formatted(entry.getRequest().getUrl(), address),
                    RefusedResource.Kind.VALUE);
        }
    }

    /** The version that the entry expects to replace. */
    static @Nullable String expected(BundleEntryComponent entry) {
        String etag = entry.getRequest().getIfMatch();
        return etag == null ? null : etag.replaceAll("^W/|\"", "");
    }
}
