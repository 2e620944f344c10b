/** Tests that run inside the server, in a small WAR beside the shipped EAR. Knows nothing of how the server was started. */
@NullMarked
package org.rebook.ear.inside;

import org.jspecify.annotations.NullMarked;
