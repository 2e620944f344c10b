package org.rebook.rebooking;

import java.util.List;
import java.util.Map;

/** All that a plan is made from. The same inputs make the same plan. */
record PlanInputs(
        Circumstances now,
        List<Affected> affected,
        Map<String, Remainder> remainders,
        List<Opening> openings,
        String fingerprint) {}
