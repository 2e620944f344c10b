/** Appointments, and the promise that no cancelled one is forgotten. Knows nothing of strikes. */
@NullMarked
package org.rebook.appointment;

import org.jspecify.annotations.NullMarked;
