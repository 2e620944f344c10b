package org.rebook.ehr;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Received.SentIdentifier;

/** What tells whether a resource has changed: a digest that white space and the server's own meta data do not touch. */
record Fingerprint(String digest, List<SentIdentifier> identifiers) {

    private static final JsonFactory JSON = new JsonFactory();

    static Fingerprint of(String json) {
        ByteArrayOutputStream canonical = new ByteArrayOutputStream(json.length());
        Reader reader = new Reader();
        try (JsonParser parser = JSON.createParser(json);
                JsonGenerator generator = JSON.createGenerator(canonical)) {
            reader.copy(parser, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Fingerprint(HexFormat.of().formatHex(sha256(canonical.toByteArray())), reader.identifiers);
    }

    static @Nullable String typeOf(String json) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return null;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Copies the resource token by token and notes its identifiers on the way. */
    private static final class Reader {

        private static final Set<String> OF_THE_SERVER = Set.of("versionId", "lastUpdated");
        private static final int IN_RESOURCE = 1;
        private static final int IN_META = 2;
        private static final int IN_IDENTIFIER = 3;

        private final List<SentIdentifier> identifiers = new ArrayList<>();
        private int depth;
        private String section = "";
        private String system = "";
        private String value = "";

        void copy(JsonParser parser, JsonGenerator generator) throws IOException {
            while (parser.nextToken() != null) {
                JsonToken token = parser.currentToken();
                if (token == JsonToken.FIELD_NAME && depth == IN_RESOURCE) {
                    section = parser.currentName();
                }
                if (token == JsonToken.FIELD_NAME
                        && depth == IN_META
                        && section.equals("meta")
                        && OF_THE_SERVER.contains(parser.currentName())) {
                    parser.nextToken();
                    parser.skipChildren();
                    continue;
                }
                depth += token.isStructStart() ? 1 : 0;
                if (depth == IN_IDENTIFIER && section.equals("identifier")) {
                    noteIdentifier(parser, token);
                }
                depth -= token.isStructEnd() ? 1 : 0;
                generator.copyCurrentEventExact(parser);
            }
        }

        private void noteIdentifier(JsonParser parser, JsonToken token) throws IOException {
            if (token == JsonToken.VALUE_STRING && "system".equals(parser.currentName())) {
                system = parser.getText();
            } else if (token == JsonToken.VALUE_STRING && "value".equals(parser.currentName())) {
                value = parser.getText();
            } else if (token == JsonToken.END_OBJECT) {
                if (!value.isEmpty()) {
                    identifiers.add(new SentIdentifier(system, value));
                }
                system = "";
                value = "";
            }
        }
    }
}
