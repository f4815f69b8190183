/** How far a client has come with a plan: sessions judged by the measures, not clinically validated where proposed. */
@NullMarked
package org.lumbar.routine.progress;

import org.jspecify.annotations.NullMarked;
