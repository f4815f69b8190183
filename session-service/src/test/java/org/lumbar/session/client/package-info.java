/** Tests of what is stored of a client. */
@NullMarked
package org.lumbar.session.client;

import org.jspecify.annotations.NullMarked;
