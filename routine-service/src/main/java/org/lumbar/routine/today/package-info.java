/** What is due for a client today, adapted to how the back feels; each adaptation names its rule and its evidence. */
@NullMarked
package org.lumbar.routine.today;

import org.jspecify.annotations.NullMarked;
