/** Certificates for tests of encrypted connections; none of them is for production. */
@NullMarked
package org.lumbar.backbone.tls;

import org.jspecify.annotations.NullMarked;
