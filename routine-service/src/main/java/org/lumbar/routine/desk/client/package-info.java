/** One client at the desk. */
@NullMarked
package org.lumbar.routine.desk.client;

import org.jspecify.annotations.NullMarked;
