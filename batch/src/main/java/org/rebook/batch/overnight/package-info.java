/** The chain of runs that works through the night, and when it starts. Knows nothing of what each run does. */
@NullMarked
package org.rebook.batch.overnight;

import org.jspecify.annotations.NullMarked;
