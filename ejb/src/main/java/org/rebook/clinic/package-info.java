/** Trusts, sites, clinics and the dated sessions and slots they offer. Knows nothing of who is booked into them. */
@NullMarked
package org.rebook.clinic;

import org.jspecify.annotations.NullMarked;
