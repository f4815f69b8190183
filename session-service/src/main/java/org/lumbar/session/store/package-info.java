/** Forms in which facts are kept: packed bytes for states, binary arrays for set-based statements. */
@NullMarked
package org.lumbar.session.store;

import org.jspecify.annotations.NullMarked;
