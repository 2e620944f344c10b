/** The first page: what waits for the person who has signed in. Knows only counts and names of strikes. */
@NullMarked
package org.rebook.web.home;

import org.jspecify.annotations.NullMarked;
