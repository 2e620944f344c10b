package org.rebook.rebooking.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a plan trust by trust; what the trusts add up to comes last. */
final class PlanWriter {

    static final String FORMAT = "rebook-plan";

    private final JsonGenerator json;
    private BigInteger cost = BigInteger.ZERO;
    private BigInteger bound = BigInteger.ZERO;
    private boolean proven = true;

    PlanWriter(JsonGenerator json) {
        this.json = json;
    }

    void begin() throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", FormatLimits.VERSION);
        json.writeArrayFieldStart("trusts");
    }

    void trust(TrustPlan plan) throws IOException {
        cost = Header.sum(cost, plan.cost());
        bound = Header.sum(bound, plan.bound() == null ? 0 : plan.bound());
        proven &= plan.proven();
        json.writeStartObject();
        json.writeStringField("id", plan.id());
        writeFigures(plan.cost(), plan.bound(), plan.proven());
        if (plan.untiedBound() != null) {
            json.writeNumberField("untiedBound", plan.untiedBound());
        }
        writePools("pools", plan.clinics());
        writePools("theatres", plan.theatres());
        if (plan.cases() != null) {
            json.writeFieldName("cases");
            writeCase(plan.cases());
        }
        json.writeEndObject();
    }

    void end(Header header, String fingerprint, @Nullable Long seed) throws IOException {
        json.writeEndArray();
        json.writeStringField("instance", header.name());
        json.writeStringField("fingerprint", fingerprint);
        if (seed != null) {
            json.writeNumberField("seed", seed);
        }
        json.writeNumberField("cost", cost);
        json.writeNumberField("bound", bound);
        json.writeBooleanField("proven", proven);
        json.writeEndObject();
    }

    private void writePools(String name, List<TrustPlan.PoolPlan> pools) throws IOException {
        if (pools.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (TrustPlan.PoolPlan pool : pools) {
            json.writeStartObject();
            json.writeStringField("id", pool.id());
            writeFigures(pool.cost(), pool.bound(), pool.proven());
            if (!pool.prices().isEmpty()) {
                json.writeFieldName("prices");
                writePrices(pool.prices());
            }
            if (pool.charged() != null) {
                json.writeFieldName("charged");
                writeCharged(pool.charged());
            }
            writeProof(pool.proof());
            json.writeArrayFieldStart("placements");
            for (TrustPlan.Placement placement : pool.placements()) {
                json.writeStartArray();
                json.writeString(placement.who());
                json.writeString(placement.where());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCase(TrustPlan.Case one) throws IOException {
        json.writeStartObject();
        TrustPlan.Split split = one.split();
        if (split != null) {
            json.writeStringField("split", split.who());
            json.writeNumberField("day", split.day());
            json.writeNumberField("minute", split.minute());
            json.writeFieldName("early");
            writeCase(split.early());
            json.writeFieldName("later");
            writeCase(split.later());
        } else {
            json.writeObjectFieldStart("prices");
            for (Map.Entry<String, Map<String, Long>> pool : one.prices().entrySet()) {
                json.writeFieldName(pool.getKey());
                writePrices(pool.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("charged");
            for (Map.Entry<String, TrustPlan.Charged> theatre : one.charged().entrySet()) {
                json.writeFieldName(theatre.getKey());
                writeCharged(theatre.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writePrices(Map<String, Long> prices) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Long> price : prices.entrySet()) {
            json.writeNumberField(price.getKey(), price.getValue());
        }
        json.writeEndObject();
    }

    private void writeCharged(TrustPlan.Charged charged) throws IOException {
        json.writeStartObject();
        json.writeNumberField("bound", charged.bound());
        json.writeArrayFieldStart("charges");
        for (TrustPlan.Charge charge : charged.charges()) {
            json.writeStartArray();
            json.writeString(charge.who());
            json.writeString(charge.where());
            json.writeNumber(charge.charge());
            json.writeEndArray();
        }
        json.writeEndArray();
        writeProof(charged.proof());
        json.writeEndObject();
    }

    private void writeProof(TrustPlan.@Nullable Proof proof) throws IOException {
        if (proof == null) {
            return;
        }
        json.writeObjectFieldStart("proof");
        json.writeNumberField("bound", proof.bound());
        json.writeNumberField("parts", proof.parts());
        json.writeArrayFieldStart("offers");
        for (TrustPlan.Offer offer : proof.offers()) {
            json.writeStartArray();
            json.writeString(offer.who());
            json.writeNumber(offer.offer());
            json.writeEndArray();
        }
        json.writeEndArray();
        if (!proof.limits().isEmpty()) {
            json.writeArrayFieldStart("limits");
            for (TrustPlan.LimitPrice limit : proof.limits()) {
                json.writeStartArray();
                json.writeString(limit.what());
                json.writeNumber(limit.day());
                json.writeNumber(limit.price());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void writeFigures(long cost, @Nullable Long bound, boolean proven) throws IOException {
        json.writeNumberField("cost", cost);
        if (bound != null) {
            json.writeNumberField("bound", bound);
        }
        json.writeBooleanField("proven", proven);
    }
}
