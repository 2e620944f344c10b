/** The console, walked through in a real browser. Knows pages and words, and nothing of the classes behind them. */
@NullMarked
package org.rebook.ear.console;

import org.jspecify.annotations.NullMarked;
