/** Strikes, and what each leaves of a session's staff. Knows nothing of where patients go instead. */
@NullMarked
package org.rebook.strike;

import org.jspecify.annotations.NullMarked;
