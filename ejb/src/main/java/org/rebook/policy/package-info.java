/** The rules as words, values and dates: rule sets, their drafts and who approved them. Knows nothing of any patient. */
@NullMarked
package org.rebook.policy;

import org.jspecify.annotations.NullMarked;
