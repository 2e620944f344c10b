/** Patients' journeys and their clocks. Knows nothing of the appointments on the way. */
@NullMarked
package org.rebook.pathway;

import org.jspecify.annotations.NullMarked;
