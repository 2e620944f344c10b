/** Who may sign in, and in which role. Knows nothing of what the roles are used for. */
@NullMarked
package org.rebook.access;

import org.jspecify.annotations.NullMarked;
