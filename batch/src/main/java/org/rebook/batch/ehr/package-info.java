/** How feeds come in from the EHR in bulk, and when it is told of changes. Knows nothing of how either is read or written. */
@NullMarked
package org.rebook.batch.ehr;

import org.jspecify.annotations.NullMarked;
