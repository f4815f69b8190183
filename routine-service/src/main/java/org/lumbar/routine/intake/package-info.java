/** What session-service says happened and is safe, as far as this service needs it; rebuilt from the topics at any time. */
@NullMarked
package org.lumbar.routine.intake;

import org.jspecify.annotations.NullMarked;
