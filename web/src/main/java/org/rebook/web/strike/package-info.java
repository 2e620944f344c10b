/** Declaring a strike, seeing what it hits and what comes next. Knows no rule of its own. */
@NullMarked
package org.rebook.web.strike;

import org.jspecify.annotations.NullMarked;
