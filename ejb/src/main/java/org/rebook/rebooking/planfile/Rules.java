package org.rebook.rebooking.planfile;

import java.util.List;
import org.rebook.rebooking.plan.OverrunRule;

/**
 * What an instance says of all its trusts.
 *
 * @param weights of the levels, which help to prove a plan of theatre lists and never change which is best
 */
record Rules(OverrunRule overrun, List<Long> weights) {}
