/** What was done, by whom and why. Knows nothing of the things it was done to but their ids. */
@NullMarked
package org.rebook.audit;

import org.jspecify.annotations.NullMarked;
