/** Who keeps a place and who moves where, planned, approved and carried out. Knows nothing of how the EHR or the patient hears of it. */
@NullMarked
package org.rebook.rebooking;

import org.jspecify.annotations.NullMarked;
