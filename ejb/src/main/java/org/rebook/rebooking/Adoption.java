package org.rebook.rebooking;

/** What adopting a scenario came to. */
public sealed interface Adoption {

    /**
     * All that the scenario supposes is there; a plan is made of it as any other, and approved as any other.
     *
     * @param likely the strike's forecast by now
     * @param ruleVersion the rules that the plan is made by
     */
    record Adopted(long strike, int likely, String ruleVersion) implements Adoption {}

    /** Nothing was changed: sessions have to be set up in the EHR, or rules drafted and approved, first. */
    record NeedsFirst(ScenarioNeeds needs) implements Adoption {}
}
