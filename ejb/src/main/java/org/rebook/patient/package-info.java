/** Patients, and when and how they can come. Knows nothing of their appointments. */
@NullMarked
package org.rebook.patient;

import org.jspecify.annotations.NullMarked;
