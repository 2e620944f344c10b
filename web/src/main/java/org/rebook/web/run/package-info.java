/** Runs: watched while they go, stopped and restarted. Knows nothing of what a run does. */
@NullMarked
package org.rebook.web.run;

import org.jspecify.annotations.NullMarked;
