/** How Rebook is started on one machine, database and all. Knows nothing of what it does once it runs. */
@NullMarked
package org.rebook.ear;

import org.jspecify.annotations.NullMarked;
