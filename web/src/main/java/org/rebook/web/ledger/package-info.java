/** What the EHR was told and what it made of it, with retry. Knows nothing of FHIR. */
@NullMarked
package org.rebook.web.ledger;

import org.jspecify.annotations.NullMarked;
