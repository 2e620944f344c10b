package org.rebook.ear.ehr;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotImplementedOperationException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Takes transaction Bundles of updates: all of their resources are kept, or none. */
final class TransactionProvider {

    private final Shelf shelf;

    TransactionProvider(Shelf shelf) {
        this.shelf = shelf;
    }

    @Transaction
    public Bundle transact(@TransactionParam Bundle bundle) {
        if (bundle.getType() != BundleType.TRANSACTION) {
            throw new InvalidRequestException("Bundle.type: this EHR takes transactions, and this is a %s."
                    .formatted(
                            bundle.getType() == null
                                    ? "Bundle without a type"
                                    : bundle.getType().toCode()));
        }
        List<Resource> kept = shelf.write(
                bundle.getEntry().stream().map(TransactionProvider::write).toList());
        Bundle response = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        for (Resource resource : kept) {
            String version = resource.getMeta().getVersionId();
            response.addEntry()
                    .getResponse()
                    .setStatus(version.equals("1") ? "201 Created" : "200 OK")
                    .setEtag("W/\"" + version + "\"")
                    .setLocation(
                            resource.fhirType() + "/" + resource.getIdElement().getIdPart() + "/_history/" + version)
                    .setLastModified(resource.getMeta().getLastUpdated());
        }
        return response;
    }

    private static Shelf.Write write(BundleEntryComponent entry) {
        if (entry.getRequest().getMethod() != HTTPVerb.PUT) {
            throw new NotImplementedOperationException("Bundle.entry.request.method: this EHR takes PUT only.");
        }
        Resource resource = entry.getResource();
        IdType url = new IdType(entry.getRequest().getUrl());
        if (resource == null || !resource.fhirType().equals(url.getResourceType())) {
            throw new InvalidRequestException("Bundle.entry: the resource does not fit its address %s."
                    .formatted(entry.getRequest().getUrl()));
        }
        resource.setId(url.toUnqualifiedVersionless());
        return new Shelf.Write(resource, version(entry.getRequest().getIfMatch()));
    }

    private static @Nullable String version(@Nullable String ifMatch) {
        return ifMatch == null ? null : ifMatch.replaceFirst("^W/", "").replace("\"", "");
    }
}
