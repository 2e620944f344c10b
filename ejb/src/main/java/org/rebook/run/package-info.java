/** What runs in bulk: how far each run is, and what became of each of its items. Knows nothing of what a run does. */
@NullMarked
package org.rebook.run;

import org.jspecify.annotations.NullMarked;
