/** How the database comes to have the shape that this version needs. Knows nothing of what is kept in it. */
@NullMarked
package org.rebook.schema;

import org.jspecify.annotations.NullMarked;
