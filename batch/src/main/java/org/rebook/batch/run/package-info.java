/** How runs become jobs, and jobs report what became of them. Knows nothing of what the jobs do. */
@NullMarked
package org.rebook.batch.run;

import org.jspecify.annotations.NullMarked;
