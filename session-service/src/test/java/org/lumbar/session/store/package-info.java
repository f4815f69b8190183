/** Tests of the packed form. */
@NullMarked
package org.lumbar.session.store;

import org.jspecify.annotations.NullMarked;
