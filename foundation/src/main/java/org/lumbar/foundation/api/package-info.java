/** The API document of a service, as far as it can be derived: {@link org.lumbar.foundation.api.ApiFilter} runs in the build. */
@NullMarked
package org.lumbar.foundation.api;

import org.jspecify.annotations.NullMarked;
