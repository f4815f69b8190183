/** Tests of the reader: plain, and against the examples of the contract. */
@NullMarked
package org.lumbar.session.event;

import org.jspecify.annotations.NullMarked;
