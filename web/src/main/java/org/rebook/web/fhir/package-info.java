/** The FHIR server that other systems talk to. Knows nothing of what becomes of a resource: it asks the beans that do. */
@NullMarked
package org.rebook.web.fhir;

import org.jspecify.annotations.NullMarked;
