package org.rebook.web.operations;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object one by one and gathers every problem, so that a caller hears of all at once. */
final class JsonFields {

    private static final int LONGEST_SHOWN = 80;

    private final String path;
    private final JsonObject object;
    private final List<Refused.Problem> problems;
    private final Set<String> read = new HashSet<>();

    private JsonFields(String path, JsonObject object, List<Refused.Problem> problems) {
        this.path = path;
        this.object = object;
        this.problems = problems;
    }

    /** @throws Refused when the text is no JSON object */
    static JsonFields of(@Nullable String text) {
        try (var reader = Json.createReader(new StringReader(text == null ? "" : text))) {
            return new JsonFields("", reader.readObject(), new ArrayList<>());
        } catch (JsonParsingException e) {
            throw Refused.badRequest(
                    "",
                    "This is no JSON object: it goes wrong at line %d, column %d."
                            .formatted(
                                    e.getLocation().getLineNumber(),
                                    e.getLocation().getColumnNumber()));
        } catch (JsonException | IllegalStateException e) {
            throw Refused.badRequest("", "This is no JSON object.");
        }
    }

    /** @throws Refused when anything read was wrong, or a field was not read at all */
    void requireGood() {
        noteUnread();
        if (!problems.isEmpty()) {
            throw Refused.badRequest(problems);
        }
    }

    /** Whether a problem with the field is known already; what is unreadable is not missing too. */
    boolean isWrong(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(path + field));
    }

    void problem(String field, String message) {
        problems.add(new Refused.Problem(path + field, message));
    }

    boolean has(String field) {
        return object.containsKey(field) && object.get(field).getValueType() != JsonValue.ValueType.NULL;
    }

    @Nullable
    String text(String field) {
        return read(field, JsonString.class, "a text", JsonString::getString);
    }

    @Nullable
    Long wholeNumber(String field) {
        return read(field, JsonNumber.class, "a whole number", JsonNumber::longValueExact);
    }

    @Nullable
    Boolean yesOrNo(String field) {
        JsonValue value = value(field);
        if (value == null || value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == null ? null : value == JsonValue.TRUE;
        }
        problem(field, "it must be true or false, not %s.".formatted(shown(value)));
        return null;
    }

    int number(String field, int otherwise) {
        Long number = wholeNumber(field);
        if (number != null && number.intValue() != number) {
            problem(field, "%d is too large.".formatted(number));
        }
        return number == null ? otherwise : number.intValue();
    }

    @Nullable
    JsonFields object(String field) {
        return read(field, JsonObject.class, "an object", value -> new JsonFields(path + field + ".", value, problems));
    }

    Set<String> names() {
        return object.keySet();
    }

    List<String> texts(String field) {
        return each(field, (name, value) -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            problem(name, "it must be a text, not %s.".formatted(shown(value)));
            return null;
        });
    }

    <T> List<T> objects(String field, Function<JsonFields, @Nullable T> reader) {
        return each(field, (name, value) -> {
            if (value instanceof JsonObject one) {
                JsonFields fields = new JsonFields(path + name + ".", one, problems);
                T made = reader.apply(fields);
                fields.noteUnread();
                return made;
            }
            problem(name, "it must be an object, not %s.".formatted(shown(value)));
            return null;
        });
    }

    void noteUnread() {
        object.keySet().stream()
                .filter(name -> !read.contains(name))
                .forEach(name ->
                        problem(name, "this field is not known; its value is %s.".formatted(shown(object.get(name)))));
    }

    private <T> List<T> each(String field, BiFunction<String, JsonValue, @Nullable T> reader) {
        JsonArray list = read(field, JsonArray.class, "a list", value -> value);
        if (list == null) {
            return List.of();
        }
        List<T> made = new ArrayList<>();
        IntStream.range(0, list.size()).forEach(i -> {
            T one = reader.apply(field + "[" + i + "]", list.get(i));
            if (one != null) {
                made.add(one);
            }
        });
        return made;
    }

    private <V, T> @Nullable T read(String field, Class<V> type, String called, Function<V, T> reader) {
        JsonValue value = value(field);
        if (value == null) {
            return null;
        }
        try {
            if (type.isInstance(value)) {
                return reader.apply(type.cast(value));
            }
        } catch (ArithmeticException notExact) {
            problem(field, "it must be %s, not %s.".formatted(called, shown(value)));
            return null;
        }
        problem(field, "it must be %s, not %s.".formatted(called, shown(value)));
        return null;
    }

    private @Nullable JsonValue value(String field) {
        read.add(field);
        return has(field) ? object.get(field) : null;
    }

    private static String shown(JsonValue value) {
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
