/** A small EHR that stands in for a trust's own, over real FHIR. Knows nothing of Rebook. */
@NullMarked
package org.rebook.ear.ehr;

import org.jspecify.annotations.NullMarked;
