/** The rules in words, their values and history, drafts of them and who a draft would treat differently. Knows no rule. */
@NullMarked
package org.rebook.web.rules;

import org.jspecify.annotations.NullMarked;
