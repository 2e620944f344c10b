/** Finding a patient and seeing what has happened to them. Never puts a name or a number into an address. */
@NullMarked
package org.rebook.web.patient;

import org.jspecify.annotations.NullMarked;
