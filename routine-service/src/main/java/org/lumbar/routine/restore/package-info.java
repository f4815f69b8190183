/** After the database has been restored: makes every reader hold what it says, and nothing that it has forgotten. */
@NullMarked
package org.lumbar.routine.restore;

import org.jspecify.annotations.NullMarked;
