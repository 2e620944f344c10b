/** Rebook as other systems see it: over FHIR, with tokens, and by its feed. Knows nothing of how it is made. */
@NullMarked
package org.rebook.ear.fhir;

import org.jspecify.annotations.NullMarked;
