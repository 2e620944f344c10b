package org.rebook.ehr;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to tell the EHR of a change. */
sealed interface PushOutcome {

    /**
     * The EHR holds it.
     *
     * @param versions the versions that it showed, by reference
     */
    record Confirmed(Map<String, String> versions) implements PushOutcome {}

    /** The EHR holds something else. */
    record Mismatched(String differences) implements PushOutcome {}

    /** The EHR refused it. */
    record Rejected(String answer) implements PushOutcome {}

    /** The EHR has changed what we touch, but nothing that matters: our change is laid over its version at once. */
    record LayOver(String why) implements PushOutcome {}

    /**
     * No answer that settles it.
     *
     * @param notBefore how long the EHR asked us to wait, where it did
     */
    record TryAgain(String why, @Nullable Duration notBefore) implements PushOutcome {}
}
