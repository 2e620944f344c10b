/** Invents a hospital trust with its clinics, patients and bookings, and writes it as an EHR's feed. Knows nothing of how the feed is read. */
@NullMarked
package org.rebook.ear.demo;

import org.jspecify.annotations.NullMarked;
