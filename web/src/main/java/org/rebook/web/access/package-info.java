/** How people sign in and systems prove who they are. Knows nothing of what they came for. */
@NullMarked
package org.rebook.web.access;

import org.jspecify.annotations.NullMarked;
