/** Sends dead letters in again whose reason is gone. */
@NullMarked
package org.lumbar.session.redrive;

import org.jspecify.annotations.NullMarked;
