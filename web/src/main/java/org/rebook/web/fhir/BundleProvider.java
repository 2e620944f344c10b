package org.rebook.web.fhir;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.rebook.ehr.Intake;
import org.rebook.ehr.Received;
import org.rebook.ehr.RefusedResource;
import org.rebook.ehr.StaleVersion;
import org.rebook.ehr.Taken;
import org.rebook.ehr.Taken.Change;

/** Bundles at the base: a transaction is taken whole or not at all, a batch and what a search found entry by entry. */
public final class BundleProvider {

    private final Intake intake;

    BundleProvider(Intake intake) {
        this.intake = intake;
    }

    @Transaction
    public Bundle take(@TransactionParam Bundle parsed, RequestDetails request) {
        Bundle sent = strictly(request);
        return switch (sent.getType()) {
            case TRANSACTION -> transaction(sent);
            case BATCH, COLLECTION, SEARCHSET -> batch(sent);
            default ->
                throw new RefusedResource(
                        "Bundle.type",
                        "'%s' cannot be taken. Maybe transaction or batch?"
                                .formatted(sent.getType().toCode()),
                        RefusedResource.Kind.VALUE);
        };
    }

    private static Bundle strictly(RequestDetails request) {
        String body = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        boolean isXml = EncodingEnum.forContentTypeStrict(request.getHeader("Content-Type")) == EncodingEnum.XML
                || body.stripLeading().startsWith("<");
        Resource resource = isXml ? Received.parsedXml(body) : Received.parsed(body);
        if (resource instanceof Bundle bundle && bundle.hasType()) {
            return bundle;
        }
        throw new RefusedResource("Bundle.type", "is missing", RefusedResource.Kind.STRUCTURE);
    }

    private Bundle transaction(Bundle sent) {
        Map<String, String> newIds = BundleEntries.newIds(sent);
        BundleEntries.resolve(sent, newIds);
        List<Received> batch = new ArrayList<>();
        for (int index = 0; index < sent.getEntry().size(); index++) {
            batch.add(BundleEntries.received(sent.getEntry().get(index), index, newIds));
        }
        Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        for (Taken taken : intake.putAll(batch)) {
            answer.addEntry().setResponse(response(taken));
        }
        return answer;
    }

    private Bundle batch(Bundle sent) {
        Map<String, String> newIds = BundleEntries.newIds(sent);
        BundleEntries.resolve(sent, newIds);
        Bundle answer = new Bundle().setType(BundleType.BATCHRESPONSE);
        for (int index = 0; index < sent.getEntry().size(); index++) {
            answer.addEntry().setResponse(one(sent.getEntry().get(index), index, newIds));
        }
        return answer;
    }

    private Bundle.BundleEntryResponseComponent one(BundleEntryComponent entry, int index, Map<String, String> newIds) {
        try {
            return response(intake.put(BundleEntries.received(entry, index, newIds), BundleEntries.expected(entry)));
        } catch (RefusedResource refusal) {
            return new Bundle.BundleEntryResponseComponent()
                    .setStatus(
                            refusal.kind() == RefusedResource.Kind.CONFLICT
                                    ? "409 Conflict"
                                    : "422 Unprocessable Entity")
                    .setOutcome(Outcomes.refusal(refusal));
        } catch (StaleVersion stale) {
            return new Bundle.BundleEntryResponseComponent().setStatus("412 Precondition Failed");
        }
    }

    private static Bundle.BundleEntryResponseComponent response(Taken taken) {
        return new Bundle.BundleEntryResponseComponent()
                .setStatus(taken.change() == Change.CREATED ? "201 Created" : "200 OK")
                .setLocation("%s/%s/_history/%d"
                        .formatted(taken.received().type(), taken.received().id(), taken.version()))
                .setEtag("W/\"" + taken.version() + "\"")
                .setOutcome(Outcomes.said(taken));
    }
}
