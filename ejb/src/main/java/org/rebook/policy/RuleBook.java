package org.rebook.policy;

import java.util.List;

/** The classes of one feature whose functions carry rules out; each feature has one. */
public interface RuleBook {

    List<Class<?>> chapters();
}
