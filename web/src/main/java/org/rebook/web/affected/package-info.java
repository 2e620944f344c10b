/** Whom a strike affects before anything is planned, and the protections set aside for them. Knows no rule of its own. */
@NullMarked
package org.rebook.web.affected;

import org.jspecify.annotations.NullMarked;
