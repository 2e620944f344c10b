package org.rebook.ear.demo;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A file of FHIR resources of one type, one a line. */
final class FhirFile implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final String type;
    private final JsonGenerator json;
    private int count;

    FhirFile(Path folder, String type, int order) throws IOException {
        this.type = type;
        Path file = folder.resolve("%02d-%s.ndjson".formatted(order, type));
        json = JSON.createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), JsonEncoding.UTF8);
        json.setRootValueSeparator(new SerializedString("\n"));
    }

    int count() {
        return count;
    }

    void begin(String id, boolean profiled) throws IOException {
        json.writeStartObject();
        text("resourceType", type);
        text("id", id);
        if (profiled) {
            json.writeObjectFieldStart("meta");
            json.writeArrayFieldStart("profile");
            json.writeString("https://fhir.hl7.org.uk/StructureDefinition/UKCore-" + type);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    void end() throws IOException {
        json.writeEndObject();
        count++;
    }

    void startArray(String field) throws IOException {
        json.writeArrayFieldStart(field);
    }

    void endArray() throws IOException {
        json.writeEndArray();
    }

    void startObject() throws IOException {
        json.writeStartObject();
    }

    void startObject(String field) throws IOException {
        json.writeObjectFieldStart(field);
    }

    void endObject() throws IOException {
        json.writeEndObject();
    }

    void text(String field, String value) throws IOException {
        json.writeStringField(field, value);
    }

    void value(String value) throws IOException {
        json.writeString(value);
    }

    void number(String field, int value) throws IOException {
        json.writeNumberField(field, value);
    }

    void truth(String field, boolean value) throws IOException {
        json.writeBooleanField(field, value);
    }

    void date(String field, LocalDate day) throws IOException {
        text(field, day.toString());
    }

    void instant(String field, LocalDateTime londonTime) throws IOException {
        OffsetDateTime moment = londonTime.atZone(LONDON).toOffsetDateTime();
        text(field, moment.format(INSTANT));
    }

    void identifier(String system, String value) throws IOException {
        json.writeStartObject();
        text("system", system);
        text("value", value);
        json.writeEndObject();
    }

    void reference(String field, String target) throws IOException {
        json.writeObjectFieldStart(field);
        text("reference", target);
        json.writeEndObject();
    }

    void references(String field, String... targets) throws IOException {
        json.writeArrayFieldStart(field);
        for (String target : targets) {
            json.writeStartObject();
            text("reference", target);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void concept(String system, String code) throws IOException {
        json.writeStartObject();
        coding(system, code);
        json.writeEndObject();
    }

    void concept(String field, String system, String code) throws IOException {
        json.writeObjectFieldStart(field);
        coding(system, code);
        json.writeEndObject();
    }

    void concepts(String field, String system, String code) throws IOException {
        json.writeArrayFieldStart(field);
        concept(system, code);
        json.writeEndArray();
    }

    private void coding(String system, String code) throws IOException {
        json.writeArrayFieldStart("coding");
        json.writeStartObject();
        text("system", system);
        text("code", code);
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Opens an extension; its value or its parts follow, then {@link #endObject()}. */
    void extension(String url) throws IOException {
        json.writeStartObject();
        text("url", url);
    }

    void textExtension(String url, String valueType, String value) throws IOException {
        extension(url);
        text(valueType, value);
        json.writeEndObject();
    }

    void numberExtension(String url, String valueType, int value) throws IOException {
        extension(url);
        number(valueType, value);
        json.writeEndObject();
    }

    void decimalExtension(String url, double value) throws IOException {
        extension(url);
        json.writeFieldName("valueDecimal");
        json.writeNumber(java.math.BigDecimal.valueOf(value));
        json.writeEndObject();
    }

    void truthExtension(String url, boolean value) throws IOException {
        extension(url);
        truth("valueBoolean", value);
        json.writeEndObject();
    }

    void conceptExtension(String url, String system, String code) throws IOException {
        extension(url);
        concept("valueCodeableConcept", system, code);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        if (count > 0) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
