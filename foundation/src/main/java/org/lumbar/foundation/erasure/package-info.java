/** What a service says of an erasure that it has carried out: kinds, counts and dates, and nothing of whom it was about. */
@NullMarked
package org.lumbar.foundation.erasure;

import org.jspecify.annotations.NullMarked;
