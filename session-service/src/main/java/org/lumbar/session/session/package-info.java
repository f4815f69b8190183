/** The fold: what a session's events add up to, in whatever order and however often they come. */
@NullMarked
package org.lumbar.session.session;

import org.jspecify.annotations.NullMarked;
