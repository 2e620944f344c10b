package org.rebook.policy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which functions carry out which rule, read once from every feature's book. */
@ApplicationScoped
public class EnforcedRules {

    @Inject
    @Any
    Instance<RuleBook> books;

    private final Map<Rule, Set<String>> functions = new EnumMap<>(Rule.class);

    @PostConstruct
    void read() {
        books.stream().flatMap(book -> book.chapters().stream()).forEach(this::read);
    }

    private void read(Class<?> type) {
        note(type, type.getSimpleName());
        Arrays.stream(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> note(method, type.getSimpleName() + "." + method.getName()));
        Arrays.stream(type.getDeclaredClasses()).forEach(this::read);
    }

    private void note(AnnotatedElement element, String name) {
        Enforces enforces = element.getAnnotation(Enforces.class);
        if (enforces != null) {
            for (Rule rule : enforces.value()) {
                functions.computeIfAbsent(rule, any -> new TreeSet<>()).add(name);
            }
        }
    }

    /** The functions that carry a rule out, as "SlotRules.notAfterBreachDate"; none where no function does yet. */
    public List<String> functionsOf(Rule rule) {
        return List.copyOf(functions.getOrDefault(rule, Set.of()));
    }
}
