/** What scripts and monitors use: health, metrics and runs as JSON. Knows nothing of the console. */
@NullMarked
package org.rebook.web.operations;

import org.jspecify.annotations.NullMarked;
