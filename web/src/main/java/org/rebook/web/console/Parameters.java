package org.rebook.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for, from the address of a view or the fields of a step. What cannot be read counts as not given. */
@RequestScoped
public class Parameters {

    @Inject
    HttpServletRequest request;

    public @Nullable String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public @Nullable Long number(String name) {
        return numberIn(text(name));
    }

    public int number(String name, int otherwise) {
        Long number = number(name);
        return number == null || number > Integer.MAX_VALUE || number < Integer.MIN_VALUE
                ? otherwise
                : number.intValue();
    }

    public boolean flag(String name) {
        return text(name) != null;
    }

    public <E extends Enum<E>> @Nullable E choice(Class<E> type, String name) {
        String value = text(name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElse(null);
    }

    public List<String> texts(String name) {
        return Optional.ofNullable(request.getParameterValues(name)).map(Arrays::asList).orElse(List.of()).stream()
                .filter(value -> !value.isBlank())
                .map(String::strip)
                .toList();
    }

    public List<String> namesBeginningWith(String prefix) {
        return request.getParameterMap().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    public List<Long> numbers(String name) {
        return texts(name).stream()
                .map(Parameters::numberIn)
                .filter(number -> number != null)
                .toList();
    }

    private static @Nullable Long numberIn(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }
}
