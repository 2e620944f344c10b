package org.rebook.rebooking;

import org.rebook.policy.Rule;

/**
 * One reason for which a plan does not move a patient.
 *
 * @param rule of the protect list
 * @param setAside whether a named person has set it aside for this appointment
 */
public record Protected(Rule rule, String why, boolean setAside) {

    /** The reason with the rule's id, as people read it. */
    public String inWords() {
        return "%s (%s)".formatted(why, rule.id());
    }
}
