/** Trying what would come of a strike if something were otherwise, and adopting it. Knows no rule of its own. */
@NullMarked
package org.rebook.web.scenario;

import org.jspecify.annotations.NullMarked;
