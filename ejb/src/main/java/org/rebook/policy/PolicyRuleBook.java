package org.rebook.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where the rules about the rules are kept. */
@ApplicationScoped
class PolicyRuleBook implements RuleBook {

    @Override
    public List<Class<?>> chapters() {
        return List.of(RuleDrafts.class);
    }
}
