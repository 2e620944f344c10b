package org.rebook.rebooking;

import java.time.Instant;
import org.rebook.strike.StrikeView;

/**
 * What a strike is planned from, as it was read in one transaction.
 *
 * @param stamp another as soon as the strike is another, or has other plans
 * @param readAt when reading began
 */
record PlanBasis(StrikeView strike, PlanInputs inputs, String stamp, Instant readAt) {}
