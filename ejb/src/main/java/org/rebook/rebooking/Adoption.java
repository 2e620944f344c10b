package org.rebook.rebooking;

import java.util.List;
import java.util.Map;
import org.rebook.policy.Setting;

/** What adopting a scenario came to. */
public sealed interface Adoption {

    /** The strike's forecast is changed; a plan is made of it as any other, and approved as any other. */
    record Forecast(long strike, int likely) implements Adoption {}

    /** Nothing was changed: these sessions have to be set up in the EHR, and these rules drafted and approved, first. */
    record NeedsFirst(List<NeededSession> sessions, Map<Setting, String> rules) implements Adoption {}
}
