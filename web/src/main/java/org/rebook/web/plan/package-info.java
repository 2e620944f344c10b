/** Reading a plan, approving it and having it carried out. Knows no rule of its own. */
@NullMarked
package org.rebook.web.plan;

import org.jspecify.annotations.NullMarked;
