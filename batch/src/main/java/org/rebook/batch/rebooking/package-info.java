/** The jobs that plan and move appointments in bulk. Knows nothing of the rules: it asks the beans that own them. */
@NullMarked
package org.rebook.batch.rebooking;

import org.jspecify.annotations.NullMarked;
