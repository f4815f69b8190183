/** What this service needs to know of a plan: which techniques its steps are, and how strict its routine is about pain. */
@NullMarked
package org.lumbar.session.plan;

import org.jspecify.annotations.NullMarked;
