/** Pain ratings and the continue rule: what a client is told while a session runs. */
@NullMarked
package org.lumbar.session.pain;

import org.jspecify.annotations.NullMarked;
