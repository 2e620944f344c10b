package org.rebook.rebooking.planfile;

import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole plan as read.
 *
 * @param fingerprint of the instance it was made for; null when the plan does not say
 * @param trusts by id
 */
record PlanFile(
        @Nullable String fingerprint,
        BigInteger cost,
        @Nullable BigInteger bound,
        boolean proven,
        Map<String, TrustPlan> trusts) {}
