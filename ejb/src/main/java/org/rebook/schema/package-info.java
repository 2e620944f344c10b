/** How the database comes to have the shape that this version needs, and how many rows go to it at once. Knows nothing of what is kept in it. */
@NullMarked
package org.rebook.schema;

import org.jspecify.annotations.NullMarked;
