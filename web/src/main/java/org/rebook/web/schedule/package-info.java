/** The page on which an administrator says when the overnight chain runs. Knows nothing of what the chain does. */
@NullMarked
package org.rebook.web.schedule;

import org.jspecify.annotations.NullMarked;
