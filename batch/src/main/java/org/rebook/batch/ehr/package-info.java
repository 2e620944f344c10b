/** When and how many at a time the EHR is told of changes. Knows nothing of how it is told. */
@NullMarked
package org.rebook.batch.ehr;

import org.jspecify.annotations.NullMarked;
