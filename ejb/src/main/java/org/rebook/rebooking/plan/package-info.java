/**
 * Decides who keeps a place and who moves where, at the least cost that can be proven. Knows nothing of people, clocks,
 * databases or the rules that set the costs.
 */
@NullMarked
package org.rebook.rebooking.plan;

import org.jspecify.annotations.NullMarked;
