/** What the pages of both services have in common: how people sign in and out, in which language they read, and what says no to them. */
@NullMarked
package org.lumbar.look;

import org.jspecify.annotations.NullMarked;
