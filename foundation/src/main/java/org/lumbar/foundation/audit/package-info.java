/**
 * Who saw or changed which client's data, when, through what, and what for: written before the answer leaves, by a role that can
 * add and not change.
 */
@NullMarked
package org.lumbar.foundation.audit;

import org.jspecify.annotations.NullMarked;
