package org.rebook.rebooking.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Puts each member of the file, and each pool, group, patient and placement, on a line of its own, and nothing else. */
final class Layout extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST_WITH_LINES = 6;

    private int depth;

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        depth++;
        super.writeStartObject(json);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int members) throws IOException {
        if (depth == 1) {
            json.writeRaw('\n');
        }
        depth--;
        super.writeEndObject(json, members);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        if (depth == 1) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        super.writeObjectEntrySeparator(json);
        if (depth == 1) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        depth++;
        super.writeStartArray(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        breakLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        super.writeArrayValueSeparator(json);
        breakLine(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        depth--;
        super.writeEndArray(json, values);
    }

    private void breakLine(JsonGenerator json) throws IOException {
        if (depth <= DEEPEST_WITH_LINES && depth % 2 == 0) {
            json.writeRaw('\n');
        }
    }
}
