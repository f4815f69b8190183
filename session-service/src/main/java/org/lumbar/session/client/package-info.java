/** What this service needs to know of a client: the practice, the home zone, the care team, cleared locks, and whether consent was withdrawn. */
@NullMarked
package org.lumbar.session.client;

import org.jspecify.annotations.NullMarked;
