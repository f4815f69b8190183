/** How a service's tables are migrated. */
@NullMarked
package org.lumbar.foundation.schema;

import org.jspecify.annotations.NullMarked;
