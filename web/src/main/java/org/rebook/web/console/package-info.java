/** What every page of the console shares: words, the menu, notices after a step. Knows nothing of any one page. */
@NullMarked
package org.rebook.web.console;

import org.jspecify.annotations.NullMarked;
