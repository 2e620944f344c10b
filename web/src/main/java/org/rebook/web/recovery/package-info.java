/** When those whom a strike displaced are seen again, as a chart, a table and a file. Knows nothing of how it is worked out. */
@NullMarked
package org.rebook.web.recovery;

import org.jspecify.annotations.NullMarked;
