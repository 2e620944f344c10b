/** What scripts and monitors may do, tried over HTTP with an operator's token. Knows nothing of the console. */
@NullMarked
package org.rebook.ear.operations;

import org.jspecify.annotations.NullMarked;
