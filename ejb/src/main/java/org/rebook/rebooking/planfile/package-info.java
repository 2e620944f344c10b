/**
 * Writes, reads, plans and checks instances and plans as files, and makes up instances for the benchmark. Knows nothing of
 * people, databases or the rules that set the costs.
 */
@NullMarked
package org.rebook.rebooking.planfile;

import org.jspecify.annotations.NullMarked;
