/** The worklist and the page on which a clerk gives one patient a new date. Knows no rule of its own. */
@NullMarked
package org.rebook.web.worklist;

import org.jspecify.annotations.NullMarked;
