/** What a record of another service's topic may claim: whoever can write there can write anything. */
@NullMarked
package org.lumbar.foundation.trust;

import org.jspecify.annotations.NullMarked;
