package org.rebook.web.rules;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleHistory;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSetView;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;

/** In what two rule sets differ. */
@Named
@RequestScoped
public class RuleDifferencePage {

    @Inject
    RuleSets ruleSets;

    @Inject
    RuleHistory history;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable RuleSet one;
    private @Nullable RuleSet other;

    /** One value that is not the same in both. */
    public record Row(Setting setting, String one, String other) {}

    @PostConstruct
    void read() {
        one = setOf("one");
        other = setOf("other");
    }

    private @Nullable RuleSet setOf(String parameter) {
        String version = asked.text(parameter);
        return version == null ? null : ruleSets.version(version).orElse(null);
    }

    public void open() {
        if (one == null || other == null) {
            go.nowhere();
        }
    }

    public RuleSet getOne() {
        return Objects.requireNonNull(one);
    }

    public RuleSet getOther() {
        return Objects.requireNonNull(other);
    }

    public List<Row> getRows() {
        return getOther().differencesFrom(getOne()).stream()
                .map(setting -> new Row(
                        setting,
                        setting.inWords(getOne().value(setting)),
                        setting.inWords(getOther().value(setting))))
                .toList();
    }

    public List<RuleSetView> getSets() {
        return history.all();
    }
}
