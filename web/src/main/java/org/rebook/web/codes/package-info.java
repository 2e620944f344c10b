/** The list of reasons for cancelling, to read. Knows no patients and decides nothing. */
@NullMarked
package org.rebook.web.codes;

import org.jspecify.annotations.NullMarked;
