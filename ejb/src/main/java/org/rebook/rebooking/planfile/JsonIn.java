package org.rebook.rebooking.planfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads JSON as it comes, refuses what the format does not know, and says where in the file it stands. */
final class JsonIn implements Closeable {

    /** The one member that every object may have, with any value. */
    static final String NOTE = "note";

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads the value of one member; false when the object has no such member. */
    interface Member {
        boolean read(String name) throws IOException;
    }

    interface Element {
        void read() throws IOException;
    }

    private final JsonParser parser;

    JsonIn(InputStream bytes) throws IOException {
        parser = JSON.createParser(bytes);
    }

    /** Reads the whole document. */
    void document(Element root) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new BadFile("The file is empty.");
            }
            root.read();
            if (parser.nextToken() != null) {
                throw new BadFile("Line %d: nothing may follow the end of the document."
                        .formatted(parser.currentTokenLocation().getLineNr()));
            }
        } catch (JsonProcessingException notJson) {
            // A number or text that is too long for the parser comes without a place.
            JsonLocation where = notJson.getLocation() == null ? parser.currentTokenLocation() : notJson.getLocation();
            throw new BadFile(
                    "Line %d, column %d, in %s: this is not JSON: %s."
                            .formatted(
                                    where.getLineNr(), where.getColumnNr(), InOneLine.shortened(path()), why(notJson)),
                    notJson);
        }
    }

    /** Each member once, none unknown, none of the required missing. */
    void object(Member member, String... required) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw fault("must be an object, but is %s", shown());
        }
        List<String> seen = new ArrayList<>(required.length + 2);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (seen.contains(name)) {
                throw fault("is given twice");
            }
            seen.add(name);
            if (name.equals(NOTE)) {
                parser.skipChildren();
            } else if (!member.read(name)) {
                throw fault("is not a member that the format knows");
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                throw fault("has no '%s'", name);
            }
        }
    }

    /** An object whose members are named by the file. */
    void entries(Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw fault("must be an object, but is %s", shown());
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name);
        }
    }

    void array(Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw fault("must be an array, but is %s", shown());
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    /** An array of exactly these. */
    void tuple(Element... elements) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw fault("must be an array of %d, but is %s", elements.length, shown());
        }
        for (Element element : elements) {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                throw fault("must be an array of %d, but is shorter", elements.length);
            }
            element.read();
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw fault("must be the end of an array of %d, but is %s", elements.length, shown());
        }
    }

    String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw fault("must be a text in quotes, but is %s", shown());
        }
        return parser.getText();
    }

    String id() throws IOException {
        String id = text();
        if (id.isBlank()) {
            throw fault("must not be empty");
        }
        return id;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean truth() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        throw fault("must be true or false, but is %s", shown());
    }

    int whole(int least, int greatest) throws IOException {
        return (int) wholeLong(least, greatest);
    }

    long wholeLong(long least, long greatest) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw fault("must be a whole number without point or exponent, but is %s", shown());
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < least
                || parser.getLongValue() > greatest) {
            throw fault("must be a whole number from %d to %d, but is %s", least, greatest, shown());
        }
        return parser.getLongValue();
    }

    BigInteger wholeOfAnySize() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw fault("must be a whole number without point or exponent, but is %s", shown());
        }
        return parser.getBigIntegerValue();
    }

    double number() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw fault("must be a number, but is %s", shown());
        }
        return parser.getDoubleValue();
    }

    /** Where the reading stands, as a JSON Pointer. */
    String path() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "/" : pointer;
    }

    BadFile fault(String words, Object... values) {
        return faultAt(path(), words, values);
    }

    BadFile faultAt(String path, String words, Object... values) {
        String what = String.format(Locale.ROOT, words, InOneLine.eachShortened(values));
        return new BadFile("%s (line %d): %s.".formatted(InOneLine.eachShortened(path)[0], line(), what));
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    String shown() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case END_ARRAY, END_OBJECT -> "missing";
            case VALUE_STRING -> "the text '%s'".formatted(InOneLine.shortened(parser.getText()));
            default -> InOneLine.shortened(parser.getText());
        };
    }

    /** The parser's words, without its advice to programmers. */
    private static String why(JsonProcessingException notJson) {
        String words = notJson.getOriginalMessage().lines().findFirst().orElse("");
        return InOneLine.of(words.replaceAll("(: enable `| \\(start marker).*|, from `[^`]*`", ""));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
